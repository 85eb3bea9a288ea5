package io.muster.reporting.ledger;

import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.Flapping;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.report.ReportEvent;
import java.time.Duration;

/** Sentences on what came in: alerts, their sources, changes and what people reported. */
final class AlertSentences {

  private final Names names;

  private AlertSentences(Names names) {
    this.names = names;
  }

  static String of(AlertGroupEvent event, Names names) {
    return new AlertSentences(names).alertGroup(event);
  }

  private String alertGroup(AlertGroupEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case AlertGroupEvent.Opened e ->
          "%s opened a group of alerts (occurrence %d): %s.%s"
              .formatted(who, e.generation(), names.quoted(e.title()), flapping(e.flapping()));
      case AlertGroupEvent.AlertFired e ->
          "The alert %s fired%s, severity %s%s"
              .formatted(
                  e.name(),
                  e.service() == null ? "" : " for " + e.service(),
                  Words.of(e.severity()),
                  names.because(e.summary()));
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
      case AlertGroupEvent.Attached e ->
          who + " attached the group of alerts to another incident" + names.because(e.reason());
      case AlertGroupEvent.Detached e ->
          who
              + " took the group of alerts away from the incident it was attached to"
              + names.because(e.reason());
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

  static String of(IntegrationEvent event, Names names) {
    return new AlertSentences(names).integration(event);
  }

  private String integration(IntegrationEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case IntegrationEvent.Created e ->
          "%s set up the alert source %s.".formatted(who, names.quoted(e.name()));
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
              .formatted(e.integrationId(), names.quoted(e.sender()));
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

  static String of(ChangeEvent event, Names names) {
    return new AlertSentences(names).change(event);
  }

  private String change(ChangeEvent event) {
    return switch (event) {
      case ChangeEvent.Recorded e ->
          "A change was reported (%s%s)%s"
              .formatted(
                  Words.of(e.kind()),
                  e.service() == null ? "" : " of " + e.service(),
                  names.because(e.summary()));
      case ChangeEvent.Concluded e -> "A change came out: %s.".formatted(Words.of(e.outcome()));
    };
  }

  static String of(ReportEvent event, Names names) {
    return new AlertSentences(names).report(event);
  }

  private String report(ReportEvent event) {
    return switch (event) {
      case ReportEvent.Received e ->
          "Somebody reported something odd%s".formatted(names.because(e.text()));
      case ReportEvent.TakenUp e ->
          e.declares()
              ? "%s took up a report and declared an incident because of it: %s."
                  .formatted(names.actor(e.by()), names.quoted(e.title()))
              : "%s took up a report about an incident that was open."
                  .formatted(names.actor(e.by()));
      case ReportEvent.Dismissed e ->
          "%s dismissed a report%s".formatted(names.actor(e.by()), names.because(e.reason()));
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
}
