package io.muster.reporting.ledger;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.Flapping;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.SilenceEvent;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.classification.ClassificationEvent;
import io.muster.contracts.dependency.DependencyEvent;
import io.muster.contracts.dependency.DependencySourceEvent;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.LegalHoldEvent;
import io.muster.contracts.erasure.ScrubEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Source;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.planning.RunbookEvent;
import io.muster.contracts.report.ReportEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says in plain English what an event recorded, from its fields alone. */
final class Sentences {

  private final Names names;

  private Sentences(Names names) {
    this.names = names;
  }

  static String of(Event event, Names names) {
    Sentences sentences = new Sentences(names);
    return switch (event) {
      case IncidentEvent e -> sentences.incident(e);
      case AlertGroupEvent e -> sentences.alertGroup(e);
      case IntegrationEvent e -> sentences.integration(e);
      case SilenceEvent e -> SilenceSentences.of(e, names);
      case ChangeEvent e -> sentences.change(e);
      case CatalogServiceEvent e -> CatalogSentences.of(e, names);
      case DependencySourceEvent e -> DependencySentences.of(e, names);
      case DependencyEvent e -> DependencySentences.of(e, names);
      case ClassificationEvent e -> CatalogSentences.of(e, names);
      case ResponsePlanEvent e -> PlanningSentences.of(e, names);
      case RunbookEvent e -> PlanningSentences.of(e, names);
      case RunEvent e -> PlanningSentences.of(e, names);
      case ReportEvent e -> sentences.report(e);
      case OnCallEvent e -> sentences.onCall(e);
      case EscalationEvent e -> sentences.escalation(e);
      case PageEvent e -> sentences.page(e);
      case ErasureEvent e -> sentences.erasure(e);
      case ScrubEvent.Done e ->
          "The %s service scrubbed what it held of %s beside the log."
              .formatted(e.service(), names.person(e.personId()));
      case LegalHoldEvent e -> sentences.legalHold(e);
      default -> throw new IllegalArgumentException("Unknown kind of event: " + event.getClass());
    };
  }

  private String incident(IncidentEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case IncidentEvent.Opened e ->
          "%s opened INC-%d as %s%s%s: %s."
              .formatted(
                  who,
                  e.number(),
                  e.severity(),
                  e.source().kind() == Source.Kind.ALERT ? " from alerts" : "",
                  e.classification() == null ? "" : " " + e.classification().because(),
                  quoted(e.title()));
      case IncidentEvent.Acknowledged e ->
          "%s acknowledged the incident (%s).".formatted(who, e.via());
      case IncidentEvent.Resolved e -> who + " resolved the incident" + because(e.reason());
      case IncidentEvent.SeverityChanged e ->
          "%s changed the severity from %s to %s%s"
              .formatted(who, e.from(), e.to(), because(e.reason()));
      case IncidentEvent.PhaseChanged e -> who + " " + phase(e);
      case IncidentEvent.RoleAssigned e -> who + " " + assigned(e);
      case IncidentEvent.RoleReleased e ->
          isSelf(e.by(), e.personId())
              ? "%s gave up the role of %s.".formatted(who, Words.of(e.role()))
              : "%s took the role of %s from %s."
                  .formatted(who, Words.of(e.role()), names.person(e.personId()));
      case IncidentEvent.NoteAdded e -> "%s noted: %s.".formatted(who, quoted(e.text()));
    };
  }

  private String phase(IncidentEvent.PhaseChanged e) {
    String from = Words.of(e.from());
    String to = Words.of(e.to());
    return switch (e.move()) {
      case ADVANCED ->
          "moved the incident from %s to %s%s".formatted(from, to, because(e.reason()));
      case RETURNED ->
          "moved the incident back from %s to %s%s".formatted(from, to, because(e.reason()));
      case SKIPPED ->
          "moved the incident from %s to %s, skipping %s%s"
              .formatted(from, to, phases(e.skipped()), because(e.reason()));
    };
  }

  private String assigned(IncidentEvent.RoleAssigned e) {
    return isSelf(e.by(), e.person().id())
        ? "took the role of %s.".formatted(Words.of(e.role()))
        : "gave the role of %s to %s."
            .formatted(Words.of(e.role()), names.person(e.person().id(), e.person().name()));
  }

  private String alertGroup(AlertGroupEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case AlertGroupEvent.Opened e ->
          "%s opened a group of alerts (occurrence %d): %s.%s"
              .formatted(who, e.generation(), quoted(e.title()), flapping(e.flapping()));
      case AlertGroupEvent.AlertFired e ->
          "The alert %s fired%s, severity %s%s"
              .formatted(
                  e.name(),
                  e.service() == null ? "" : " for " + e.service(),
                  Words.of(e.severity()),
                  because(e.summary()));
      case AlertGroupEvent.AlertAcknowledged e ->
          "The alert with the key %s was acknowledged in the tool it came from."
              .formatted(e.alertKey());
      case AlertGroupEvent.AlertResolved e ->
          e.rule() == null
              ? "The alert with the key %s resolved.".formatted(e.alertKey())
              : "The alert with the key %s ended by itself, as it was not heard of again (rule %s)."
                  .formatted(e.alertKey(), e.rule());
      case AlertGroupEvent.Closed _ ->
          "%s resolved the incident, so every alert of the group counts as over from then on."
              .formatted(who);
      case AlertGroupEvent.Resolved _ -> "Every alert of the group has resolved.";
      case AlertGroupEvent.Silenced e ->
          "Nobody is called out: every alert of the group is silenced until %s (silence %s)."
              .formatted(Words.of(e.until()), Words.and(e.silenceIds()));
      case AlertGroupEvent.Unsilenced e ->
          switch (e.cause()) {
            case ALERT_JOINED ->
                "An alert joined that no silence covers, so the incident opens after all.";
            case SILENCE_OVER ->
                "A silence is over and alerts still fire, so the incident opens after all.";
          };
    };
  }

  private static String flapping(Flapping why) {
    return why == null
        ? ""
        : " It had opened %d times within %d min, so it stays open until nothing fired for %d min (rule %s)."
            .formatted(why.groups(), why.withinMinutes(), why.quietMinutes(), why.rule());
  }

  private String integration(IntegrationEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case IntegrationEvent.Created e ->
          "%s set up the alert source %s.".formatted(who, quoted(e.name()));
      case IntegrationEvent.KeyRotated e ->
          "%s gave the alert source %s a new key.".formatted(who, e.integrationId());
      case IntegrationEvent.OldKeyRetired e ->
          "%s let the old key of the alert source %s open no more."
              .formatted(who, e.integrationId());
      case IntegrationEvent.MappingSet e ->
          "%s said how messages of the source %s are read (revision %d)."
              .formatted(who, e.integrationId(), e.revision());
      case IntegrationEvent.SenderPinned e ->
          "From now on the alert source %s is taken from %s alone."
              .formatted(e.integrationId(), quoted(e.sender()));
      case IntegrationEvent.AutoResolveSet e ->
          e.afterSeconds() == null
              ? "%s let no alert of the source %s end by itself.".formatted(who, e.integrationId())
              : "%s let alerts of the source %s end by themselves when nothing is heard of them for %s."
                  .formatted(
                      who, e.integrationId(), Words.of(Duration.ofSeconds(e.afterSeconds())));
      case IntegrationEvent.LimitSet e ->
          e.perMinute() == null
              ? "%s let as many messages of the source %s be taken as of any other."
                  .formatted(who, e.integrationId())
              : "%s let %d messages a minute be taken of the source %s."
                  .formatted(who, e.perMinute(), e.integrationId());
      case IntegrationEvent.GroupingSet e -> grouped(who, e);
      case IntegrationEvent.HeartbeatSet e ->
          e.everySeconds() == null
              ? "%s let silence of the source %s mean nothing.".formatted(who, e.integrationId())
              : "%s expects to hear of the source %s every %s."
                  .formatted(
                      who, e.integrationId(), Words.of(Duration.ofSeconds(e.everySeconds())));
      case IntegrationEvent.Disabled e ->
          "%s switched off the alert source %s.".formatted(who, e.integrationId());
    };
  }

  private String change(ChangeEvent event) {
    return switch (event) {
      case ChangeEvent.Recorded e ->
          "A change was reported (%s%s)%s"
              .formatted(
                  Words.of(e.kind()),
                  e.service() == null ? "" : " of " + e.service(),
                  because(e.summary()));
      case ChangeEvent.Concluded e -> "A change came out: %s.".formatted(Words.of(e.outcome()));
    };
  }

  private String report(ReportEvent event) {
    return switch (event) {
      case ReportEvent.Received e ->
          "Somebody reported something odd%s".formatted(because(e.text()));
      case ReportEvent.TakenUp e ->
          e.declares()
              ? "%s took up a report and declared an incident because of it: %s."
                  .formatted(names.actor(e.by()), quoted(e.title()))
              : "%s took up a report about an incident that was open."
                  .formatted(names.actor(e.by()));
      case ReportEvent.Dismissed e ->
          "%s dismissed a report%s".formatted(names.actor(e.by()), because(e.reason()));
    };
  }

  private static String grouped(String who, IntegrationEvent.GroupingSet e) {
    if (e.labels().isEmpty()) {
      return "%s left it to the source %s again which of its alerts are one problem."
          .formatted(who, e.integrationId());
    }
    return "%s put alerts of the source %s together by %s%s (revision %d)."
        .formatted(
            who,
            e.integrationId(),
            Words.and(e.labels()),
            e.windowSeconds() == null
                ? ""
                : ", when no more than %s pass from one to the next"
                    .formatted(Words.of(Duration.ofSeconds(e.windowSeconds()))),
            e.revision());
  }

  private String layer(Layer layer) {
    Layer.Rotation rotation = layer.rotation();
    String unit = rotation.unit().name().toLowerCase(Locale.ROOT);
    return "%s in turns of %d %s from %s %s (%s)"
        .formatted(
            people(layer.personIds()),
            rotation.every(),
            rotation.every() == 1 ? unit.substring(0, unit.length() - 1) : unit,
            rotation.startsOn(),
            rotation.handOff(),
            layer.zone());
  }

  private String onCall(OnCallEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case OnCallEvent.SchedulePublished e ->
          "%s published the on-call schedule %s: %s."
              .formatted(
                  who, quoted(e.name()), Words.and(e.layers().stream().map(this::layer).toList()));
      case OnCallEvent.OverrideAdded e ->
          "%s put %s on call from %s to %s on the schedule %s%s"
              .formatted(
                  who,
                  names.person(e.personId()),
                  Words.of(e.from()),
                  Words.of(e.until()),
                  e.scheduleId(),
                  because(e.reason()));
      case OnCallEvent.OverrideRemoved e ->
          "%s took back an override of the schedule %s.".formatted(who, e.scheduleId());
      case OnCallEvent.LeaveTaken e ->
          "%s entered leave of %s from %s to %s."
              .formatted(who, names.person(e.personId()), Words.of(e.from()), Words.of(e.until()));
      case OnCallEvent.LeaveCancelled e ->
          "%s took back leave of %s.".formatted(who, names.person(e.personId()));
      case OnCallEvent.TeamPublished e ->
          "%s said who is in the team %s: %s."
              .formatted(
                  who,
                  quoted(e.name()),
                  e.memberIds().isEmpty() ? "nobody" : people(e.memberIds()));
      case OnCallEvent.PolicyPublished e ->
          "%s published version %d of the escalation policy %s: %d %s, for %s."
              .formatted(
                  who,
                  e.version(),
                  quoted(e.name()),
                  e.levels().size(),
                  e.levels().size() == 1 ? "level" : "levels",
                  e.services().isEmpty()
                      ? "every service without a policy of its own"
                      : Words.and(e.services()));
      case OnCallEvent.ContactMethodsSet e ->
          "%s set how %s can be reached.".formatted(who, names.person(e.personId(), e.name()));
    };
  }

  private String escalation(EscalationEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case EscalationEvent.Started e ->
          "%s started paging by version %d of the policy %s, %d %s."
              .formatted(
                  who,
                  e.policyVersion(),
                  e.policyId(),
                  e.levels().size(),
                  e.levels().size() == 1 ? "level" : "levels");
      case EscalationEvent.StepFired e ->
          e.personIds().isEmpty()
              ? "Level %d was due, but nobody was on call%s".formatted(e.level(), next(e))
              : "Level %d was called: %s%s".formatted(e.level(), people(e.personIds()), next(e));
      case EscalationEvent.Stopped e -> "Paging stopped" + because(e.reason());
      case EscalationEvent.Exhausted _ ->
          "Paging ended: the last level passed without an acknowledgement.";
    };
  }

  private static String next(EscalationEvent.StepFired e) {
    return e.nextAt() == null
        ? "."
        : "; without an acknowledgement the next level is due at " + Words.of(e.nextAt()) + ".";
  }

  private String page(PageEvent event) {
    return switch (event) {
      case PageEvent.Requested e ->
          "%s is to be paged by %s (level %d)."
              .formatted(names.person(e.personId()), e.channel(), e.level());
      case PageEvent.AttemptStarted e ->
          "Attempt %d to send the page started.".formatted(e.attempt());
      case PageEvent.Sent e ->
          "Attempt %d was accepted by the channel%s".formatted(e.attempt(), because(e.receipt()));
      case PageEvent.Failed e ->
          "Attempt %d failed%s%s"
              .formatted(
                  e.attempt(),
                  because(e.error()),
                  e.retryAt() == null
                      ? " It was given up."
                      : " It is tried again at " + Words.of(e.retryAt()) + ".");
    };
  }

  private String erasure(ErasureEvent event) {
    String who = names.actor(event.by());
    String person = names.person(event.personId());
    return switch (event) {
      case ErasureEvent.Requested e ->
          "%s asked for the erasure of %s, named in %d events of %d incidents%s"
              .formatted(who, person, e.events(), e.incidents(), because(e.reason()));
      case ErasureEvent.Refused e ->
          e.holdIds().isEmpty()
              ? "%s refused the erasure of %s%s".formatted(who, person, because(e.reason()))
              : "The erasure of %s was refused because of the legal hold %s."
                  .formatted(person, Words.and(e.holdIds()));
      case ErasureEvent.Approved _ -> "%s approved the erasure of %s.".formatted(who, person);
      case ErasureEvent.KeyDestroyed _ -> "The key of %s was destroyed.".formatted(person);
      case ErasureEvent.KeysRewrapped _ ->
          "The remaining keys were wrapped anew and the old key-encryption keys destroyed, for the erasure of %s."
              .formatted(person);
      case ErasureEvent.Completed _ -> "The erasure of %s is complete.".formatted(person);
    };
  }

  private String legalHold(LegalHoldEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case LegalHoldEvent.HoldSet e ->
          "%s set the legal hold %s on %s%s"
              .formatted(
                  who,
                  e.holdId(),
                  e.personId() != null
                      ? names.person(e.personId())
                      : "the incident " + e.incidentId(),
                  because(e.reason()));
      case LegalHoldEvent.HoldLifted e ->
          "%s lifted the legal hold %s%s".formatted(who, e.holdId(), because(e.reason()));
    };
  }

  private String people(List<String> ids) {
    return Words.and(ids.stream().map(names::person).toList());
  }

  private static String phases(List<Phase> phases) {
    return Words.and(phases.stream().map(Words::of).toList());
  }

  private String quoted(String text) {
    return text == null ? "(no text)" : "“" + names.text(text) + "”";
  }

  /** A reason ends the sentence, whether or not it brought its own full stop. */
  private String because(String reason) {
    if (reason == null || reason.isBlank()) {
      return ".";
    }
    String text = names.text(reason).strip();
    return ": " + text + (text.endsWith(".") ? "" : ".");
  }

  private static boolean isSelf(Actor by, String personId) {
    return by.kind() == Actor.Kind.PERSON && by.id().equals(personId);
  }
}
