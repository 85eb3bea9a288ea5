package io.muster.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.webhook.WebhookContent;
import io.muster.contracts.webhook.WebhookFormat;
import io.muster.contracts.webhook.WebhookKind;
import io.muster.notification.facts.IncidentNow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldEventsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Actor BEN = Actor.person("ben", "Ben Okafor");
  private static final WebhookContent BAD_AT_CHECKOUT =
      new WebhookContent(
          "Ticketing",
          "https://tickets.example/in",
          WebhookFormat.STANDARD,
          List.of(WebhookKind.OPENED),
          Severity.SEV2,
          List.of("checkout"));

  @Test
  void what_takes_an_incident_out_of_what_a_webhook_is_for_concerns_it_and_nothing_after() {
    assertThat(concerns(severity(Severity.SEV1, Severity.SEV4), Severity.SEV4, "checkout"))
        .isTrue();
    assertThat(concerns(severity(Severity.SEV4, Severity.SEV1), Severity.SEV1, "checkout"))
        .isTrue();
    assertThat(concerns(severity(Severity.SEV3, Severity.SEV4), Severity.SEV4, "checkout"))
        .isFalse();
    assertThat(concerns(services("ledger", "checkout"), Severity.SEV1, "ledger")).isTrue();
    assertThat(concerns(services("checkout", "ledger"), Severity.SEV1, "checkout")).isTrue();
    assertThat(concerns(services("ledger", "search"), Severity.SEV1, "ledger")).isFalse();
    assertThat(concerns(services("ledger", "checkout"), Severity.SEV4, "ledger")).isFalse();
    Event after = new IncidentEvent.Resolved("inc", "over", BEN, NOW);
    assertThat(concerns(after, Severity.SEV4, "checkout")).isFalse();
    assertThat(concerns(after, Severity.SEV2, "checkout")).isTrue();
  }

  private static Event severity(Severity from, Severity to) {
    return new IncidentEvent.SeverityChanged("inc", from, to, "seen", BEN, NOW);
  }

  private static Event services(String added, String removed) {
    return new AffectedEvent.ServicesChanged(
        "inc", List.of(added), List.of(removed), "seen", BEN, NOW);
  }

  private static boolean concerns(Event event, Severity after, String service) {
    return ToldEvents.concern(
        BAD_AT_CHECKOUT,
        event,
        new IncidentNow(
            "inc",
            "INC-1",
            "Slow",
            after,
            List.of(service),
            NOW,
            ResponseState.TRIGGERED,
            false,
            null,
            null,
            null,
            null));
  }
}
