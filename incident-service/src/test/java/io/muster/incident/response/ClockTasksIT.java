package io.muster.incident.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.incident.TestService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Reports whose time runs out, as tasks of the incident. */
class ClockTasksIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Instant DUE = Instant.parse("2026-11-28T14:00:00Z");
  private static final String BANK = "legal-entity-bank";

  @Test
  void a_report_becomes_a_task_that_says_what_is_missing_and_is_done_with_the_filing() {
    String incident = declare("Clocks that run");
    String id = AssessmentEvent.idFor(incident, BANK);
    record(mark(id, ClockMark.HALF, DUE, null, List.of("Malicious", "Cross-border")));
    JsonNode task = task(incident, found -> found.path("details").asString().contains("50 %"));
    assertThat(task.path("title").asString())
        .isEqualTo("Send the NIS2 report “Early warning” by Sat 28 Nov 2026 14:00 UTC");
    assertThat(task.path("details").asString())
        .contains("Example Bank AG", "Missing in the report: Malicious; Cross-border.");
    assertThat(task.path("due").asString()).isEqualTo(DUE.toString());
    assertThat(task.path("origin").path("kind").asString()).isEqualTo("REGULATION");
    assertThat(task.path("origin").path("id").asString()).isEqualTo("nis2.early-warning");
    assertThat(task.path("origin").path("item").asString()).isEqualTo(BANK);

    Instant earlier = DUE.minusSeconds(3600);
    record(mark(id, ClockMark.NINE_TENTHS, earlier, DUE, List.of("Malicious")));
    task = task(incident, found -> found.path("due").asString().equals(earlier.toString()));
    assertThat(task.path("details").asString())
        .contains("90 %", "it was Sat 28 Nov 2026 14:00 UTC", "Missing in the report: Malicious.");

    record(
        new ReportSubmitted(
            id, incident, BANK, "nis2.early-warning", "portal", null, null, null, MINA, DUE));
    task = task(incident, found -> found.path("state").asString().equals("DONE"));
    assertThat(task.path("reason").asString()).startsWith("Filed: log position");
  }

  @Test
  void what_need_not_be_reported_is_dropped_until_it_has_to_and_what_a_person_wrote_stays() {
    String incident = declare("Clocks that stop");
    String id = AssessmentEvent.idFor(incident, BANK);
    record(mark(id, ClockMark.HALF, DUE, null, List.of()));
    JsonNode task = task(incident, found -> found.path("details").asString().contains("50 %"));
    String path = "/api/incidents/%s/tasks/%s".formatted(incident, task.path("id").asString());
    SERVICE.put(path, "{\"title\":\"Ask counsel first\",\"dependsOn\":[]}", SERVICE.rosa()).is(200);
    record(mark(id, ClockMark.THREE_QUARTERS, DUE, null, List.of()));
    record(
        new Decided(
            id,
            incident,
            BANK,
            Regime.NIS2,
            "nis2/1",
            List.of(),
            Reportability.NOT_REPORTABLE,
            List.of(),
            Reportability.NOT_REPORTABLE,
            "nobody outside noticed",
            MINA,
            Instant.now()));
    task = task(incident, found -> found.path("state").asString().equals("DROPPED"));
    assertThat(task.path("title").asString()).isEqualTo("Ask counsel first");
    assertThat(task.path("reason").asString()).startsWith("Decided not to be reportable");

    record(mark(id, ClockMark.NINE_TENTHS, DUE, null, List.of()));
    task = task(incident, found -> found.path("state").asString().equals("OPEN"));
    assertThat(task.path("title").asString()).isEqualTo("Ask counsel first");
  }

  private static String declare(String title) {
    return SERVICE.declare(title, SERVICE.rosa()).path("id").asString();
  }

  private static JsonNode task(String incident, Predicate<JsonNode> expected) {
    return SERVICE
        .getUntil(
            "/api/incidents/" + incident,
            SERVICE.rosa(),
            shown -> shown.path("tasks").valueStream().anyMatch(expected))
        .path("tasks")
        .get(0);
  }

  private static ThresholdReached mark(
      String id, ClockMark mark, Instant due, Instant movedFrom, List<String> missing) {
    return new ThresholdReached(
        id,
        AssessmentEvent.incidentOf(id),
        BANK,
        "Example Bank AG",
        Regime.NIS2,
        "nis2.early-warning/1",
        "nis2.early-warning",
        "Early warning",
        List.of("nis2.early-warning"),
        0,
        mark,
        due.minusSeconds(24 * 3600),
        due,
        false,
        missing,
        movedFrom,
        movedFrom == null ? null : 7L,
        Actor.system("regulatory-clocks"),
        Instant.now());
  }

  /** As reporting-service does. */
  private static void record(AssessmentEvent event) {
    EventLog log = SERVICE.bean(EventLog.class);
    String eventId = UUID.randomUUID().toString();
    long sequence = log.lastSequence(event.assessmentId()).map(last -> last + 1).orElse(0L);
    NewEvent stored =
        new NewEvent(
            eventId,
            EventTypes.nameOf(event.getClass()),
            EventTypes.revisionOf(event.getClass()),
            "{}".getBytes(StandardCharsets.UTF_8),
            SERVICE.bean(EventCodec.class).encode(eventId, event));
    log.append(new Commit("Assessment", event.assessmentId(), sequence, List.of(stored)));
  }
}
