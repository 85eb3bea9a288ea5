package io.muster.incident.intake.report;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.report.ReportCommand.Dismiss;
import io.muster.contracts.report.ReportCommand.Receive;
import io.muster.contracts.report.ReportCommand.TakeUp;
import io.muster.contracts.report.ReportEvent.Dismissed;
import io.muster.contracts.report.ReportEvent.Received;
import io.muster.contracts.report.ReportEvent.TakenUp;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Actor FORM = Actor.system("report-form");
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final Received RECEIVED =
      new Received("rpt", "The shop shows prices of 0.", null, null, null, FORM, NOW);
  private static final TakeUp DECLARE =
      new TakeUp("rpt", "inc", true, Severity.SEV2, "Prices of 0", List.of("shop"), ROSA);
  private static final TakenUp DECLARED =
      new TakenUp("rpt", "inc", true, Severity.SEV2, "Prices of 0", List.of("shop"), ROSA, NOW);

  private final FixtureConfiguration<Report> fixture = new AggregateTestFixture<>(Report.class);

  @BeforeEach
  void prepare() {
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
  }

  @Test
  void what_somebody_noticed_is_kept_as_they_wrote_it_without_what_cannot_be_shown() {
    fixture
        .givenNoPriorActivity()
        .when(
            new Receive(
                "rpt",
                " The shop\u0000 shows\nprices of 0.\ud800 ",
                " ",
                "Ann, 555 0100",
                NOW,
                FORM))
        .expectEvents(
            new Received(
                "rpt",
                "The shop shows\nprices of 0.\ufffd",
                null,
                "Ann, 555 0100",
                NOW,
                FORM,
                NOW));
  }

  @Test
  void hearing_the_same_report_again_changes_nothing() {
    fixture
        .given(RECEIVED)
        .when(new Receive("rpt", "The shop shows prices of 0.", null, null, null, FORM))
        .expectNoEvents();
  }

  @Test
  void too_little_too_much_and_the_future_are_refused() {
    refused(new Receive("rpt", "Odd.     ", null, null, null, FORM));
    refused(new Receive("rpt", null, null, null, null, FORM));
    refused(new Receive("rpt", "x".repeat(4001), null, null, null, FORM));
    refused(new Receive("rpt", "The shop is odd.", "x".repeat(201), null, null, FORM));
    refused(new Receive("rpt", "The shop is odd.", null, "x".repeat(501), null, FORM));
    refused(
        new Receive("rpt", "The shop is odd.", null, null, NOW.plus(Duration.ofHours(1)), FORM));
  }

  private void refused(Receive receive) {
    fixture.givenNoPriorActivity().when(receive).expectException(Refused.class);
  }

  @Test
  void it_is_taken_up_once_and_saying_the_same_again_changes_nothing() {
    fixture.given(RECEIVED).when(DECLARE).expectEvents(DECLARED);
    fixture.given(RECEIVED, DECLARED).when(DECLARE).expectNoEvents();
    fixture
        .given(RECEIVED, DECLARED)
        .when(new TakeUp("rpt", "other", false, null, null, null, ROSA))
        .expectException(Refused.class);
    fixture
        .given(RECEIVED, DECLARED)
        .when(new Dismiss("rpt", "Planned.", ROSA))
        .expectException(Refused.class);
  }

  @Test
  void an_incident_that_is_there_needs_no_title_and_one_that_is_declared_does() {
    fixture
        .given(RECEIVED)
        .when(new TakeUp("rpt", "inc", false, Severity.SEV1, "Ignored", List.of("shop"), ROSA))
        .expectEvents(new TakenUp("rpt", "inc", false, null, null, List.of(), ROSA, NOW));
    fixture
        .given(RECEIVED)
        .when(new TakeUp("rpt", "inc", true, Severity.SEV1, " ", null, ROSA))
        .expectException(Refused.class);
    fixture
        .given(RECEIVED)
        .when(new TakeUp("rpt", "inc", true, null, "Prices of 0", null, ROSA))
        .expectException(Refused.class);
    fixture
        .given(RECEIVED)
        .when(new TakeUp("rpt", "inc", true, Severity.SEV1, "Prices of 0", List.of(" "), ROSA))
        .expectException(Refused.class);
  }

  @Test
  void it_is_dismissed_with_a_reason_and_never_taken_up_after_that() {
    Dismissed dismissed = new Dismissed("rpt", "Planned.", ROSA, NOW);
    fixture.given(RECEIVED).when(new Dismiss("rpt", " Planned. ", ROSA)).expectEvents(dismissed);
    fixture.given(RECEIVED).when(new Dismiss("rpt", " ", ROSA)).expectException(Refused.class);
    fixture
        .given(RECEIVED, dismissed)
        .when(new Dismiss("rpt", "Another reason.", ROSA))
        .expectNoEvents();
    fixture.given(RECEIVED, dismissed).when(DECLARE).expectException(Refused.class);
  }
}
