package io.muster.reporting.ledger;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.ChatEvent;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.TeamsEvent;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import java.time.Duration;
import java.util.Locale;

/** Sentences on who was on call, who was called, and where they met. */
final class PagingSentences {

  private final Names names;

  private PagingSentences(Names names) {
    this.names = names;
  }

  private String layer(Layer layer) {
    Layer.Rotation rotation = layer.rotation();
    String unit = rotation.unit().name().toLowerCase(Locale.ROOT);
    return "%s in turns of %d %s from %s %s (%s)"
        .formatted(
            names.people(layer.personIds()),
            rotation.every(),
            rotation.every() == 1 ? unit.substring(0, unit.length() - 1) : unit,
            rotation.startsOn(),
            rotation.handOff(),
            layer.zone());
  }

  static String of(OnCallEvent event, Names names) {
    return new PagingSentences(names).onCall(event);
  }

  private String onCall(OnCallEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case OnCallEvent.SchedulePublished e ->
          "%s published the on-call schedule %s: %s%s."
              .formatted(
                  who,
                  names.quoted(e.name()),
                  Words.and(e.layers().stream().map(this::layer).toList()),
                  e.shadows().isEmpty()
                      ? ""
                      : "; learning beside them: "
                          + Words.and(e.shadows().stream().map(this::layer).toList()));
      case OnCallEvent.OverrideAdded e ->
          "%s put %s on call from %s to %s on the schedule %s%s"
              .formatted(
                  who,
                  names.person(e.personId()),
                  Words.of(e.from()),
                  Words.of(e.until()),
                  e.scheduleId(),
                  names.because(e.reason()));
      case OnCallEvent.OverrideRemoved e ->
          "%s took back an override of the schedule %s.".formatted(who, e.scheduleId());
      case OnCallEvent.LeaveTaken e ->
          "%s entered leave of %s from %s to %s."
              .formatted(who, names.person(e.personId()), Words.of(e.from()), Words.of(e.until()));
      case OnCallEvent.LeaveCancelled e ->
          "%s took back leave of %s.".formatted(who, names.person(e.personId()));
      case OnCallEvent.FeedOpened e ->
          "%s made a calendar feed of %s."
              .formatted(
                  who,
                  e.scheduleId() == null
                      ? "their own duty"
                      : "the duty on the schedule " + e.scheduleId());
      case OnCallEvent.FeedRevoked _ ->
          "%s revoked a calendar feed; its address opens nothing any more.".formatted(who);
      case OnCallEvent.TeamPublished e ->
          "%s said who is in the team %s: %s."
              .formatted(
                  who,
                  names.quoted(e.name()),
                  e.memberIds().isEmpty() ? "nobody" : names.people(e.memberIds()));
      case OnCallEvent.PolicyPublished e ->
          "%s published version %d of the escalation policy %s: %d %s%s, for %s%s."
              .formatted(
                  who,
                  e.version(),
                  names.quoted(e.name()),
                  e.levels().size(),
                  e.levels().size() == 1 ? "level" : "levels",
                  repeated(e.repeat()),
                  e.services().isEmpty()
                      ? "every service without a policy of its own"
                      : Words.and(e.services()),
                  e.ackTimeout() == null ? "" : "; acknowledgements lapse");
      case OnCallEvent.TurnTaken e ->
          "It was the turn of %s on level %d%s of the policy %s."
              .formatted(names.person(e.personId()), e.level(), inRound(e.round()), e.policyId());
      case OnCallEvent.ContactMethodsSet e ->
          "%s set how %s can be reached.".formatted(who, names.person(e.personId(), e.name()));
    };
  }

  static String of(EscalationEvent event, Names names) {
    return new PagingSentences(names).escalation(event);
  }

  private String escalation(EscalationEvent event) {
    if (event.handsOver()) {
      return handingOver(event);
    }
    return event.asksStillOn() ? asking(event) : calling(event);
  }

  /** Whoever has an incident, or was called for it, asks others to take it over. */
  private String handingOver(EscalationEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case EscalationEvent.Started e ->
          "%s hands the incident over%s; somebody has to accept within %s."
              .formatted(
                  who,
                  to(e.levels().getFirst().targets().getFirst()),
                  Words.of(Duration.ofSeconds(e.levels().getFirst().ackTimeoutSeconds())));
      case EscalationEvent.HandOverAsked e ->
          "%s said what they know%s".formatted(who, names.because(e.summary()));
      case EscalationEvent.StepFired e ->
          e.personIds().isEmpty()
              ? "Nobody was on call to take it over."
              : "%s was asked to take it over.".formatted(names.people(e.personIds()));
      case EscalationEvent.StepSkipped _ -> "Nobody was asked.";
      case EscalationEvent.HandOverAccepted e ->
          "%s took the incident over by %s.".formatted(who, e.via());
      case EscalationEvent.Stopped e -> "The hand-over ended" + names.because(e.reason());
      case EscalationEvent.Exhausted _ -> "Nobody accepted the hand-over in time.";
    };
  }

  private String to(Level.Target target) {
    return switch (target.kind()) {
      case PERSON -> " to " + names.person(target.id());
      case SCHEDULE -> " to whoever is on call on the schedule " + target.id();
      case TEAM -> " to the team " + target.id();
      case ROTATION -> " to everybody of the schedule " + target.id();
    };
  }

  /** Whoever acknowledged is asked whether they are still on it. */
  private String asking(EscalationEvent event) {
    return switch (event) {
      case EscalationEvent.Started e ->
          "%s asks whoever acknowledged whether they are still on it, by version %d of the policy %s."
              .formatted(names.actor(e.by()), e.policyVersion(), e.policyId());
      case EscalationEvent.StepFired e ->
          "%s was asked whether they are still on it.".formatted(names.people(e.personIds()));
      case EscalationEvent.StepSkipped _ -> "Nobody was asked.";
      case EscalationEvent.Stopped e ->
          e.by().kind() == Actor.Kind.PERSON
              ? "%s said that they are still on it%s"
                  .formatted(names.actor(e.by()), names.because(e.reason()))
              : "No answer is waited for" + names.because(e.reason());
      case EscalationEvent.Exhausted _ -> "There was no answer in time.";
      case EscalationEvent.HandOverAsked _, EscalationEvent.HandOverAccepted _ ->
          handingOver(event);
    };
  }

  private String calling(EscalationEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case EscalationEvent.Started e when e.policyId().startsWith(AutomationRuleEvent.ID_PREFIX) ->
          "%s had somebody paged.".formatted(who);
      case EscalationEvent.Started e when e.policyId().startsWith(ResponsePlanEvent.ID_PREFIX) ->
          "%s started paging, as nobody was %s, as version %d of the plan %s says."
              .formatted(who, Words.of(e.role()), e.policyVersion(), e.policyId());
      case EscalationEvent.Started e when e.policyId().startsWith(AssessmentEvent.PREFIX) ->
          "%s started paging those who answer for a report to an authority, as its time runs out."
              .formatted(who);
      case EscalationEvent.Started e ->
          "%s started paging%s by version %d of the policy %s, %d %s%s."
              .formatted(
                  who,
                  e.callsForReport()
                      ? ", as nobody who was called did anything for a report to an authority,"
                      : e.role() == null ? "" : ", as nobody was " + Words.of(e.role()) + ",",
                  e.policyVersion(),
                  e.policyId(),
                  e.levels().size(),
                  e.levels().size() == 1 ? "level" : "levels",
                  repeated(e.repeat()));
      case EscalationEvent.StepFired e ->
          e.personIds().isEmpty()
              ? "Level %d%s was due, but nobody was on call%s"
                  .formatted(e.level(), inRound(e.round()), next(e))
              : "%s %d%s%s: %s%s"
                  .formatted(
                      e.by().kind() == Actor.Kind.PERSON ? who + " called level" : "Level",
                      e.level(),
                      inRound(e.round()),
                      e.by().kind() == Actor.Kind.PERSON ? " before its time" : " was called",
                      names.people(e.personIds()),
                      next(e));
      case EscalationEvent.StepSkipped e ->
          "Level %d%s was passed over: it is not called for %s at this hour."
              .formatted(e.level(), inRound(e.round()), e.severity());
      case EscalationEvent.Stopped e -> "Paging stopped" + names.because(e.reason());
      case EscalationEvent.Exhausted e ->
          e.calledByRule()
              ? "Paging ended: nobody who was called has done anything in the incident."
              : e.callsForReport()
                  ? "Paging ended: nobody who was called has done anything for the report."
                  : e.seeksRole()
                      ? "Paging ended: the last level passed, and nobody has the role."
                      : "Paging ended: the last level passed without an acknowledgement.";
      case EscalationEvent.HandOverAsked _, EscalationEvent.HandOverAccepted _ ->
          handingOver(event);
    };
  }

  private static String repeated(int repeat) {
    return switch (repeat) {
      case 0 -> "";
      case 1 -> ", repeated once";
      default -> ", repeated %d times".formatted(repeat);
    };
  }

  private static String inRound(int round) {
    return round == 1 ? "" : " in round " + round;
  }

  private static String next(EscalationEvent.StepFired e) {
    return e.nextAt() == null
        ? "."
        : "; %s the next level is due at %s."
            .formatted(
                e.calledByRule()
                    ? "while nobody who was called looks at it,"
                    : e.callsForReport()
                        ? "while nobody who was called does anything for the report,"
                        : e.seeksRole()
                            ? "while nobody has the role,"
                            : "without an acknowledgement",
                Words.of(e.nextAt()));
  }

  /** Without the link, which opens the call for whoever reads it. */
  static String of(ConversationEvent event, Names names) {
    return new PagingSentences(names).conversation(event);
  }

  private String conversation(ConversationEvent event) {
    return switch (event) {
      case BridgeEvent e -> BridgeSentences.of(e, names);
      case ChatEvent e -> ChatSentences.of(e, names);
      case TeamsEvent e -> ChatSentences.of(e, names);
    };
  }

  static String of(PageEvent event, Names names) {
    return new PagingSentences(names).page(event);
  }

  private String page(PageEvent event) {
    return switch (event) {
      case PageEvent.Requested e ->
          "%s is to be paged by %s (level %d%s)%s%s."
              .formatted(
                  names.person(e.personId()),
                  e.channel(),
                  e.level(),
                  inRound(e.round()),
                  e.insteadOf() == null ? "" : " as the backup of " + names.person(e.insteadOf()),
                  e.dueAt().isAfter(e.at())
                      ? " at " + Words.of(e.dueAt()) + ", if it is still needed then"
                      : "");
      case PageEvent.AttemptStarted e ->
          "Attempt %d to send the page started.".formatted(e.attempt());
      case PageEvent.Sent e ->
          "Attempt %d was accepted by the channel%s"
              .formatted(e.attempt(), names.because(e.receipt()));
      case PageEvent.Failed e ->
          "Attempt %d failed%s%s"
              .formatted(
                  e.attempt(),
                  names.because(e.error()),
                  e.retryAt() == null
                      ? " It was given up."
                      : " It is tried again at " + Words.of(e.retryAt()) + ".");
      case PageEvent.Receipt e ->
          "The provider told of attempt %d: %s%s"
              .formatted(
                  e.attempt(),
                  e.delivery().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  names.because(e.error()));
    };
  }
}
