package io.muster.reporting.clock;

import io.muster.contracts.regulation.EntityCommand.AssessRecurrence;
import io.muster.contracts.regulation.EntityEvent.RecurrenceAssessed;
import io.muster.contracts.regulation.RecurringIncidents;
import io.muster.contracts.regulation.Regime;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Incidents that recur: what is found of a month or quarter, and what was kept of it. */
@RestController
@RequestMapping("/api/regulation")
@Tag(name = "Regulation")
class RecurrenceController {

  private static final String ONE = "/entities/{id}/recurrence/{regime}/{period}";

  private final Entities entities;
  private final Register register;
  private final Rules rules;
  private final Ledger ledger;
  private final PeopleDirectory people;
  private final CommandSender sender;
  private final Clock clock;

  RecurrenceController(
      Entities entities,
      Register register,
      Rules rules,
      Ledger ledger,
      PeopleDirectory people,
      CommandSender sender,
      Clock clock) {
    this.entities = entities;
    this.register = register;
    this.rules = rules;
    this.ledger = ledger;
    this.people = people;
    this.sender = sender;
    this.clock = clock;
  }

  /** Incidents with the same apparent cause, by id and number. */
  @Schema(
      name = "RecurringGroup",
      requiredProperties = {"together", "numbers"})
  record Group(RecurringIncidents together, List<String> numbers) {}

  /**
   * What is found of a month or quarter, or was.
   *
   * @param undecided numbers of incidents nobody has decided about
   * @param withoutCause numbers of incidents without a cause on record
   * @param reason what followed from it, as somebody said; missing while it is not kept
   * @param position in the log; missing while it is not kept
   */
  @Schema(
      name = "RecurrenceFound",
      requiredProperties = {"period", "rule", "groups", "undecided", "withoutCause"})
  record Found(
      String period,
      String rule,
      List<Group> groups,
      List<String> undecided,
      List<String> withoutCause,
      String reason,
      String by,
      Instant at,
      Long position) {}

  /**
   * One entity under one regime that asks for it.
   *
   * @param due the last month or quarter that is over
   * @param isAssessed whether that was assessed
   * @param assessments what was kept, newest first
   */
  @Schema(
      name = "RecurrenceStanding",
      requiredProperties = {
        "entityId",
        "entity",
        "regime",
        "rule",
        "due",
        "isAssessed",
        "assessments"
      })
  record Recurring(
      String entityId,
      String entity,
      Regime regime,
      RecurrenceRule rule,
      String due,
      boolean isAssessed,
      List<Found> assessments) {}

  /** Every entity and regime that recurring incidents have to be assessed for. */
  @Schema(name = "RecurrenceList", requiredProperties = "items")
  record All(List<Recurring> items) {}

  /** What follows from what was found. */
  @Schema(name = "RecurrenceReason", requiredProperties = "reason")
  record Because(String reason) {}

  @GetMapping("/recurrence")
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "recurrence",
      summary = "For which entities recurring incidents have to be assessed, and what was found")
  All list(Caller caller) {
    Names names = Names.of(people, caller);
    Set<String> hidden = ledger.hiddenFrom(caller);
    List<Recurring> items = new ArrayList<>();
    for (Entities.Entity entity : entities.all()) {
      if (!entity.retired()) {
        entity.content().regimes().stream()
            .filter(regime -> asks(entity, regime))
            .forEach(regime -> items.add(standing(entity, regime, hidden, names)));
      }
    }
    return new All(items);
  }

  @GetMapping(ONE)
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "findRecurrence",
      summary = "What the rule finds of a month or quarter now; nothing is recorded")
  Found find(
      @PathVariable String id,
      @PathVariable Regime regime,
      @PathVariable String period,
      Caller caller) {
    RecurrenceRule.Span span = span(entities.require(id), regime, period);
    Recurrence.Found found = found(id, regime, span, caller);
    return new Found(
        span.name(),
        rules.of(regime).recurrence().ref(),
        groups(found.groups(), Set.of()),
        numbers(found.undecided(), Set.of()),
        numbers(found.withoutCause(), Set.of()),
        null,
        null,
        null,
        null);
  }

  @PostMapping(ONE)
  @PreAuthorize("hasRole('manager')")
  @Operation(
      operationId = "assessRecurrence",
      summary = "Keep what the rule finds of a month or quarter that is over, as evidence")
  WriteResult assess(
      @PathVariable String id,
      @PathVariable Regime regime,
      @PathVariable String period,
      @RequestBody Because body,
      Caller caller,
      WriteContext context) {
    Entities.Entity entity = entities.require(id);
    RecurrenceRule.Span span = span(entity, regime, period);
    if (!span.last().isBefore(today(entity))) {
      throw Refused.conflict("not-over", "It is not over yet. Assess it from the next day on.");
    }
    Recurrence.Found found = found(id, regime, span, caller);
    return sender.send(
        new AssessRecurrence(
            id,
            regime,
            span.name(),
            rules.of(regime).recurrence().ref(),
            found.groups(),
            found.undecided(),
            found.withoutCause(),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  private boolean asks(Entities.Entity entity, Regime regime) {
    RecurrenceRule rule = rules.of(regime).recurrence();
    return rule != null && rule.isFor(entity.content().traits());
  }

  private RecurrenceRule.Span span(Entities.Entity entity, Regime regime, String period) {
    if (!entity.content().regimes().contains(regime) || !asks(entity, regime)) {
      throw Refused.notFound("An assessment of recurring incidents under %s".formatted(regime));
    }
    try {
      return rules.of(regime).recurrence().named(period);
    } catch (IllegalArgumentException e) {
      throw Refused.notFound("The month or quarter " + period);
    }
  }

  private LocalDate today(Entities.Entity entity) {
    return clock.instant().atZone(ZoneId.of(entity.content().zone())).toLocalDate();
  }

  /** Among the incidents the caller may see. */
  private Recurrence.Found found(
      String entityId, Regime regime, RecurrenceRule.Span span, Caller caller) {
    Entities.Entity entity = entities.require(entityId);
    RegimePack pack = rules.of(regime);
    Set<String> hidden = ledger.hiddenFrom(caller);
    return new Recurrence(pack)
        .in(
            register.between(entity, regime, pack.recurrence().from(span), span.last()).stream()
                .filter(entry -> !hidden.contains(entry.incidentId()))
                .toList(),
            entity.content().traits());
  }

  private Recurring standing(
      Entities.Entity entity, Regime regime, Set<String> hidden, Names names) {
    RecurrenceRule rule = rules.of(regime).recurrence();
    String due = rule.lastOver(today(entity)).name();
    List<Found> kept = new ArrayList<>();
    for (Standing.Step step : entities.recorded(entity.id())) {
      names.meet(step.event());
      if (step.event() instanceof RecurrenceAssessed event && event.regime() == regime) {
        kept.add(
            new Found(
                event.period(),
                event.rule(),
                groups(event.groups(), hidden),
                numbers(event.undecided(), hidden),
                numbers(event.withoutCause(), hidden),
                names.text(event.reason()),
                names.actor(event.by()),
                event.at(),
                step.position()));
      }
    }
    return new Recurring(
        entity.id(),
        entity.content().name(),
        regime,
        rule,
        due,
        kept.stream().map(Found::period).anyMatch(period -> Objects.equals(period, due)),
        kept.reversed());
  }

  /** A group with an incident in it that exists only for others is left out. */
  private List<Group> groups(List<RecurringIncidents> groups, Set<String> hidden) {
    return groups.stream()
        .filter(group -> group.incidentIds().stream().noneMatch(hidden::contains))
        .map(group -> new Group(group, numbers(group.incidentIds(), hidden)))
        .toList();
  }

  private List<String> numbers(List<String> incidents, Set<String> hidden) {
    return incidents.stream()
        .filter(id -> !hidden.contains(id))
        .map(id -> ledger.numberOf(id).orElse(id))
        .toList();
  }
}
