package io.muster.reporting.clock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.regulation.EntityCommand.AssessRecurrence;
import io.muster.contracts.regulation.EntityCommand.Describe;
import io.muster.contracts.regulation.EntityCommand.Retire;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.EntityEvent.Described;
import io.muster.contracts.regulation.EntityEvent.RecurrenceAssessed;
import io.muster.contracts.regulation.EntityEvent.Retired;
import io.muster.contracts.regulation.Regime;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A legal entity the organisation reports for: where it is and which regimes it is under. */
@Aggregate(type = "LegalEntity")
class LegalEntity {

  private static final int LONGEST_NAME = 200;
  private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");

  @AggregateIdentifier private String entityId;
  private EntityContent content;
  private boolean retired;

  LegalEntity() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Describe command, Rules rules, WorkingDays days, Clock clock) {
    check(command.content(), rules, days);
    if (retired) {
      throw Refused.conflict(
          "retired", "This entity was taken off the list. Enter it anew if it is back.");
    }
    if (!command.content().equals(content)) {
      apply(new Described(command.entityId(), command.content(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire command, Clock clock) {
    if (content == null) {
      throw Refused.notFound("The entity " + command.entityId());
    }
    if (!retired) {
      apply(
          new Retired(
              entityId,
              Statements.reason("/reason", command.reason(), "Say why you do not report for it."),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AssessRecurrence command, Clock clock) {
    if (content == null) {
      throw Refused.notFound("The entity " + command.entityId());
    }
    apply(
        new RecurrenceAssessed(
            entityId,
            command.regime(),
            command.period(),
            command.rule(),
            command.groups(),
            command.undecided(),
            command.withoutCause(),
            Statements.reason("/reason", command.reason(), "Say what follows from it."),
            command.by(),
            clock.instant()));
  }

  private static void check(EntityContent content, Rules rules, WorkingDays days) {
    if (content.name() == null
        || content.name().isBlank()
        || content.name().length() > LONGEST_NAME) {
      throw Refused.invalid("/name", "Give its registered name, at most 200 characters.");
    }
    if (content.jurisdiction() == null
        || content.jurisdiction().length() != 2
        || !days.knows(content.jurisdiction())) {
      throw Refused.invalid(
          "/jurisdiction", "Give the two letters of its country (ISO 3166-1), as in DE.");
    }
    try {
      ZoneId.of(content.zone() == null ? "" : content.zone());
    } catch (DateTimeException e) {
      throw Refused.invalid("/zone", "Give a time zone by its IANA name, as in Europe/Paris.");
    }
    if (content.lei() != null && !LEI.matcher(content.lei()).matches()) {
      throw Refused.invalid(
          "/lei", "An LEI has 20 characters: 18 letters or digits, then two digits.");
    }
    if (content.regimes().isEmpty()) {
      throw Refused.invalid("/regimes", "Say which regimes it is under.");
    }
    for (int i = 0; i < content.regimes().size(); i++) {
      Regime regime = content.regimes().get(i);
      if (!rules.isSwitchedOn(regime)) {
        throw Refused.invalid(
            "/regimes/" + i,
            "The rules of %s are switched off; see docs/regulatory-clocks.md.".formatted(regime));
      }
    }
    once("/regimes", content.regimes());
    once("/traits", content.traits());
  }

  private static void once(String pointer, List<?> values) {
    if (new HashSet<>(values).size() != values.size()) {
      throw Refused.invalid(pointer, "Name each once.");
    }
  }

  @EventSourcingHandler
  void on(EntityEvent event) {
    entityId = event.entityId();
    switch (event) {
      case Described described -> content = described.content();
      case Retired _ -> retired = true;
      // What was found of its incidents changes nothing about the entity.
      case RecurrenceAssessed _ -> {}
    }
  }
}
