package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.audit.AuditRhythm;
import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.contracts.audit.AuditScheduleEvent.ReportMade;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

class AuditScheduleIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String SCHEDULES = "/api/audits/schedules";
  private static final Actor MINA = Actor.person(Outage.MINA, "Mina Moreau");

  @Test
  void a_schedule_set_long_ago_makes_the_report_of_the_last_period_once_in_two_copies() {
    String id = AuditScheduleEvent.PREFIX + "a1";
    try (ConfigurableApplicationContext second =
        SERVICE.start(SERVICE.mongo().uri(), SERVICE.checkpoints())) {
      assertThat(second.isRunning()).isTrue();
      SERVICE.record(
          new AuditScheduleEvent.Set(
              id,
              "soc2-cc7",
              AuditRhythm.WEEKLY,
              5,
              15,
              14,
              List.of(Outage.MINA),
              MINA,
              Instant.now().minus(Duration.ofDays(30))));
      Awaitility.await().until(() -> made(id).size() == 1);
    }
    ReportMade made = made(id).getFirst();
    assertThat(made.title()).startsWith("SOC 2");
    assertThat(made.recipientIds()).containsExactly(Outage.MINA);
    JsonNode report = SERVICE.get("/api/audits/" + made.reportId(), SERVICE.aude()).is(200).json();
    assertThat(report.path("from").asString()).isEqualTo(made.from().toString());
    assertThat(report.path("sampleSize").asInt()).isEqualTo(5);
    JsonNode shown =
        SERVICE.getUntil(
            SCHEDULES, SERVICE.aude(), page -> page.toString().contains(made.reportId()));
    assertThat(shown.path("items").get(0).path("nextAt").asString()).isNotEmpty();
    assertThat(made(id)).hasSize(1);
  }

  @Test
  void a_manager_sets_and_stops_one_and_an_auditor_only_looks() {
    String body = "{\"framework\":\"incident-register\",\"rhythm\":\"MONTHLY\"}";
    post(SCHEDULES, SERVICE.aude(), body).is(403);
    assertThat(post(SCHEDULES, SERVICE.mina(), "{\"framework\":\"soc2-cc7\"}").is(422).text())
        .contains("/rhythm");
    assertThat(
            post(SCHEDULES, SERVICE.mina(), "{\"framework\":\"x\",\"rhythm\":\"WEEKLY\"}")
                .is(422)
                .text())
        .contains("/framework");
    String id = post(SCHEDULES, SERVICE.mina(), body).is(201).json().path("id").asString();
    JsonNode shown =
        SERVICE.getUntil(SCHEDULES, SERVICE.mina(), page -> page.toString().contains(id));
    assertThat(shown.toString()).contains("Incident register", "Mina Moreau", "MONTHLY");
    post(SCHEDULES + "/" + id + "/stop", SERVICE.mina(), "").is(200);
    SERVICE.getUntil(SCHEDULES, SERVICE.mina(), page -> !page.toString().contains(id));
    post(SCHEDULES + "/audit-schedule-none/stop", SERVICE.mina(), "").is(404);
  }

  private static List<ReportMade> made(String scheduleId) {
    return SERVICE.bean(Ledger.class).ofAggregate(scheduleId, Long.MAX_VALUE).stream()
        .map(LogEntry::event)
        .flatMap(Optional::stream)
        .filter(ReportMade.class::isInstance)
        .map(ReportMade.class::cast)
        .toList();
  }

  private static Answer post(String path, String token, String body) {
    return SERVICE.send(
        SERVICE
            .request(path, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
