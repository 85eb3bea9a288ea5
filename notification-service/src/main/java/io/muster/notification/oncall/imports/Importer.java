package io.muster.notification.oncall.imports;

import io.muster.contracts.Command;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallCommand.AddOverride;
import io.muster.contracts.oncall.OnCallCommand.PublishPolicy;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.contracts.oncall.OnCallCommand.SetContactMethods;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCall;
import io.muster.notification.oncall.PublishRules;
import io.muster.notification.oncall.Rosters;
import io.muster.notification.oncall.imports.Imported.Kind;
import io.muster.notification.oncall.imports.PeopleMatch.Users;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes over what another tool exported. What is planned and what is applied is read the same way,
 * and everything has an id that follows from the other tool's, so applying twice changes nothing.
 */
@Component
class Importer {

  /** The tools whose exports are read. */
  enum Source {
    PAGERDUTY(new PagerDutyReader()),
    OPSGENIE(new OpsgenieReader());

    private final ExportReader reader;

    Source(ExportReader reader) {
      this.reader = reader;
    }
  }

  /** What becomes of one thing when it is applied now. */
  enum Effect {
    /** It is not there yet. */
    NEW,
    /** It is there, and becomes something else. */
    CHANGED,
    /** It is there as it is. */
    UNCHANGED,
    /** It does not come over. */
    NONE
  }

  /** Everything of an export, and who its users are here. */
  record Read(Users users, List<Imported> items) {}

  private final PeopleMatch match;
  private final Rosters rosters;
  private final OnCall onCall;
  private final Facts facts;
  private final CommandSender sender;
  private final Clock clock;

  Importer(
      PeopleMatch match,
      Rosters rosters,
      OnCall onCall,
      Facts facts,
      CommandSender sender,
      Clock clock) {
    this.match = match;
    this.rosters = rosters;
    this.onCall = onCall;
    this.facts = facts;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Reads an export; writes nothing.
   *
   * @throws Refused when it is no export of this tool at all
   */
  Read read(
      Source source,
      JsonNode export,
      Map<String, String> people,
      Map<String, List<String>> policyServices,
      Caller caller) {
    Field whole = new Field("/export", export);
    try {
      Users users = match.of(whole.at("users").each(), source.reader.addressField(), people);
      Reading reading =
          new Reading(
              source.reader.prefix(), users, policyServices, caller.actor(), clock.instant());
      return new Read(users, checked(source.reader.read(whole, reading)));
    } catch (ExportFault fault) {
      throw Refused.invalid(fault.where(), fault.getMessage());
    }
  }

  private List<Imported> checked(List<Imported> items) {
    Set<String> schedules =
        items.stream()
            .filter(it -> it.kind() == Kind.SCHEDULE && it.command() != null)
            .map(Imported::targetId)
            .collect(Collectors.toSet());
    List<Imported> checked = new ArrayList<>();
    for (Imported item : items) {
      try {
        switch (item.command()) {
          case PublishSchedule schedule -> PublishRules.check(schedule);
          case PublishPolicy policy -> {
            PublishRules.check(policy.levels(), policy.repeat(), clock.instant());
            schedulesExist(policy, schedules);
          }
          case null, default -> {}
        }
        checked.add(item);
      } catch (ExportFault fault) {
        checked.add(Imported.not(item.kind(), item.sourceId(), item.name(), fault));
      } catch (Refused refused) {
        checked.add(
            Imported.not(
                item.kind(),
                item.sourceId(),
                item.name(),
                new ExportFault(
                    refused.faults().getFirst().pointer(), refused.faults().getFirst().detail())));
      }
    }
    return checked;
  }

  private void schedulesExist(PublishPolicy policy, Set<String> imported) {
    policy.levels().stream()
        .flatMap(level -> level.targets().stream())
        .filter(
            target ->
                target.kind() == Target.Kind.SCHEDULE || target.kind() == Target.Kind.ROTATION)
        .map(Target::id)
        .filter(id -> !imported.contains(id) && rosters.find(id).isEmpty())
        .findFirst()
        .ifPresent(
            id -> {
              throw new ExportFault(
                  "/export", "It calls the schedule %s, which does not come over.".formatted(id));
            });
  }

  /** What applying it would do. */
  Effect effect(Imported item) {
    return switch (item.command()) {
      case null -> Effect.NONE;
      case PublishSchedule it ->
          rosters
              .find(it.scheduleId())
              .map(roster -> says(roster.newest(), it) ? Effect.UNCHANGED : Effect.CHANGED)
              .orElse(Effect.NEW);
      case AddOverride it ->
          rosters
              .find(it.scheduleId())
              .filter(roster -> roster.overrides().containsKey(it.overrideId()))
              .map(roster -> Effect.UNCHANGED)
              .orElse(Effect.NEW);
      case PublishPolicy it ->
          published(it)
              .map(
                  policy ->
                      policy.name().equals(it.name())
                              && policy.services().equals(it.services())
                              && policy.levels().equals(it.levels())
                              && policy.repeat() == it.repeat()
                          ? Effect.UNCHANGED
                          : Effect.CHANGED)
              .orElse(Effect.NEW);
      case SetContactMethods it ->
          onCall.contact(it.personId()).isPresent() ? Effect.UNCHANGED : Effect.NEW;
      case Command other -> throw new IllegalStateException("Not imported: " + other.getClass());
    };
  }

  private static boolean says(SchedulePublished newest, PublishSchedule it) {
    return newest.name().equals(it.name())
        && newest.zone().equals(it.zone())
        && newest.layers().equals(it.layers());
  }

  private Optional<PolicyPublished> published(PublishPolicy policy) {
    return facts
        .newest(policy.policyId())
        .filter(PolicyPublished.class::isInstance)
        .map(PolicyPublished.class::cast);
  }

  /** What the other tool knows nothing of stays as it was published here. */
  private Command complete(Command command) {
    return command instanceof PublishPolicy it
        ? new PublishPolicy(
            it.policyId(),
            it.name(),
            it.services(),
            it.levels(),
            published(it).map(PolicyPublished::ackTimeout).orElse(null),
            it.repeat(),
            it.by())
        : command;
  }

  /**
   * Makes it so. An address that is set already stays: who set it here knew better.
   *
   * @return why it was refused; nothing when it holds now
   */
  Optional<String> apply(Imported item, Caller caller, WriteContext context) {
    if (item.command() == null || effect(item) == Effect.UNCHANGED) {
      return Optional.empty();
    }
    try {
      switch (item.kind()) {
        case SCHEDULE -> facts.requireFree(item.targetId(), "Schedule");
        case POLICY -> facts.requireFree(item.targetId(), "EscalationPolicy");
        case CONTACT, OVERRIDE -> {}
      }
      sender.send(complete(item.command()), caller, context.part(item.targetId()));
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.getMessage());
    }
  }
}
