package io.muster.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogExport;
import io.muster.eventlog.StoredCommit;
import io.muster.reporting.evidence.Checkpoints;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.verify.LogVerifier;
import io.muster.verify.SignedCheckpoints;
import io.muster.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class LedgerIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final int NIGHT = Outage.events().length;

  @BeforeAll
  static void a_schedule_then_a_night_then_a_contact() {
    SERVICE.record(
        new OnCallEvent.SchedulePublished(
            "sch-1",
            "Nights",
            null,
            "UTC",
            List.of(
                new Layer(
                    "nights",
                    "Nights",
                    "UTC",
                    new Layer.Rotation(
                        Layer.Rotation.Unit.DAYS,
                        1,
                        LocalDate.of(2026, 11, 1),
                        LocalTime.of(18, 0),
                        List.of()),
                    List.of(Outage.ROSA, Outage.RAVI),
                    List.of(),
                    Layer.OnHolidays.AS_EVER,
                    null)),
            List.of(),
            List.of(),
            Actor.person(Outage.MINA, "Mina Moreau"),
            Outage.START));
    SERVICE.record(Outage.events());
    SERVICE.record(
        new OnCallEvent.ContactMethodsSet(
            Outage.ROSA,
            "Rosa Reyes",
            "rosa@muster.example",
            Actor.person(Outage.MINA, "Mina Moreau"),
            Outage.START));
    SERVICE.getUntil(
        "/api/ledger?limit=200&incident=INC-142",
        SERVICE.mina(),
        page -> page.path("items").size() == NIGHT);
  }

  @Test
  void the_ledger_is_the_log_in_order_with_the_hashes_the_log_holds() {
    JsonNode items =
        SERVICE.get("/api/ledger?limit=200", SERVICE.mina()).is(200).json().path("items");
    EventLog log = SERVICE.bean(EventLog.class);
    assertThat(items.size()).isGreaterThanOrEqualTo(NIGHT + 2);
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      assertThat(item.path("position").asLong()).isEqualTo(i + 1L);
      StoredCommit commit = log.commitAt(i + 1L).orElseThrow();
      assertThat(item.path("commitHash").asString()).isEqualTo(hex(commit.hash()));
      assertThat(item.path("leafHash").asString())
          .isEqualTo(hex(commit.events().getFirst().leafHash()));
      assertThat(item.path("recordTime").asString()).isEqualTo(commit.recordTime().toString());
    }
    assertThat(items.get(0).path("summary").asString())
        .startsWith("Mina Moreau published the on-call schedule “Nights”");
  }

  @Test
  void an_incidents_part_holds_its_alerts_escalation_and_pages_and_nothing_else() {
    JsonNode items =
        SERVICE.get("/api/ledger?limit=200&incident=inc-142", SERVICE.mina()).json().path("items");
    assertThat(items.valueStream().map(item -> item.path("type").asString()))
        .contains(
            "alert-group.alert-fired",
            "alert-group.alert-resolved",
            "escalation.step-fired",
            "page.sent",
            "incident.opened")
        .doesNotContain("schedule.published", "contact-methods.set");
  }

  @Test
  void pages_follow_each_other_without_gap_or_repeat() {
    for (String what : List.of("", "&incident=INC-142")) {
      List<Long> all = new ArrayList<>();
      String after = "0";
      while (after != null) {
        JsonNode page =
            SERVICE.get("/api/ledger?limit=5&after=" + after + what, SERVICE.mina()).json();
        page.path("items").forEach(item -> all.add(item.path("position").asLong()));
        after = page.path("nextCursor").stringValue(null);
      }
      assertThat(all).doesNotHaveDuplicates().isSorted().hasSizeGreaterThanOrEqualTo(NIGHT);
    }
  }

  @Test
  void an_auditor_reads_masks_where_others_read_names() {
    String path = "/api/ledger?limit=200";
    assertThat(SERVICE.get(path, SERVICE.rosa()).text()).contains("Rosa Reyes", "Ravi Rao");
    assertThat(SERVICE.get(path, SERVICE.aude()).text())
        .contains("Person ")
        .doesNotContain("Rosa", "Ravi", "Mina", "rosa@muster.example");
  }

  @Test
  void only_those_who_answer_for_it_or_check_it_read_the_ledger() {
    for (String path : List.of("/api/ledger", "/api/ledger/head")) {
      SERVICE.get(path, SERVICE.aude()).is(200);
      SERVICE.get(path, SERVICE.mina()).is(200);
      SERVICE.get(path, SERVICE.rosa()).is(200);
      SERVICE.get(path, SERVICE.acme()).is(403);
      SERVICE.get(path, SERVICE.adam()).is(403);
      SERVICE.get(path, null).is(401);
    }
    SERVICE.get("/api/ledger/export", SERVICE.rosa()).is(403);
  }

  @Test
  void of_a_private_incident_whoever_is_not_named_on_it_reads_hashes_only() {
    Actor rosa = Actor.person(Outage.ROSA, "Rosa Reyes");
    SERVICE.record(
        Outage.opened("inc-143", 143),
        new AccessEvent.MadePrivate("inc-143", "Personnel", rosa, Outage.START),
        new AccessEvent.AccessGranted(
            "inc-143", new Person(Outage.ROSA, "Rosa Reyes"), null, rosa, Outage.START));
    SERVICE.getUntil(
        "/api/ledger?incident=INC-143", SERVICE.rosa(), page -> page.path("items").size() == 3);
    assertThat(SERVICE.get("/api/ledger?limit=200", SERVICE.rosa()).text())
        .contains("Payroll leaked", "made the incident private: Personnel.");
    for (String other : List.of(SERVICE.mina(), SERVICE.aude())) {
      JsonNode all = SERVICE.get("/api/ledger?limit=200", other).is(200).json().path("items");
      assertThat(all.toString())
          .doesNotContain("Payroll", "Personnel", "inc-143")
          .contains("Belongs to a private incident you are not named on");
      assertThat(all.valueStream().map(item -> item.path("position").asLong()).toList())
          .as("no line is missing")
          .containsExactlyElementsOf(LongStream.rangeClosed(1, all.size()).boxed().toList());
      for (String path :
          List.of(
              "/api/ledger?incident=INC-143",
              "/api/ledger?incident=inc-143",
              "/api/reports/incidents/INC-143",
              "/api/regulation/incidents/INC-143")) {
        SERVICE.get(path, other).is(404);
      }
    }
    SERVICE.get("/api/reports/incidents/INC-143", SERVICE.rosa()).is(200);
  }

  @Test
  void what_cannot_be_asked_is_told() {
    assertThat(SERVICE.get("/api/ledger?limit=201", SERVICE.mina()).is(400).text())
        .contains("urn:muster:problem:bad-page");
    assertThat(SERVICE.get("/api/ledger?after=x", SERVICE.mina()).is(400).text())
        .contains("urn:muster:problem:");
    assertThat(SERVICE.get("/api/ledger?incident=INC-9", SERVICE.mina()).is(404).text())
        .contains("urn:muster:problem:not-found");
  }

  @Test
  void the_export_verifies_against_the_checkpoints_and_a_cut_off_end_does_not() throws Exception {
    SERVICE.record(Outage.note("signed", 4000));
    assertThat(SERVICE.bean(Checkpoints.class).cover(Duration.ofSeconds(20))).isPresent();
    byte[] export = SERVICE.get("/api/ledger/export", SERVICE.aude()).is(200).bytes();
    Path folder = SERVICE.checkpoints();
    SignedCheckpoints signed =
        SignedCheckpoints.load(folder.resolve("checkpoints.txt"), folder.resolve("keys.txt"));
    Verification verified = LogVerifier.verify(new ByteArrayInputStream(export), signed);
    assertThat(verified.findings()).isEmpty();
    assertThat(verified.completeness()).isEqualTo(Verification.Completeness.COMPLETE);

    JsonNode head = SERVICE.get("/api/ledger/head", SERVICE.aude()).is(200).json();
    assertThat(head.path("events").asLong()).isGreaterThanOrEqualTo(verified.events());
    assertThat(head.path("keys").get(0).asString() + "\n")
        .isEqualTo(Files.readString(folder.resolve("keys.txt")));
    JsonNode checkpoint = head.path("checkpoint");
    assertThat(checkpoint.path("position").asLong()).isGreaterThanOrEqualTo(verified.signedUpTo());
    assertThat(Files.readString(folder.resolve("checkpoints.txt")))
        .contains(checkpoint.path("note").asString(), checkpoint.path("root").asString());

    // The same log copied to another database, with its newest commit deleted there.
    MongoDatabase cut = SERVICE.mongo().freshDatabase();
    EventLog.open(cut, Clock.systemUTC()).close();
    MongoCollection<Document> whole = SERVICE.mongo().database().getCollection("events");
    for (Document commit : whole.find(new Document("_id", new Document("$gt", 0L)))) {
      if (commit.getLong("_id") < verified.signedUpTo()) {
        cut.getCollection("events").insertOne(commit);
      }
    }
    ByteArrayOutputStream shorter = new ByteArrayOutputStream();
    LogExport.write(cut, shorter);
    Verification cutOff =
        LogVerifier.verify(new ByteArrayInputStream(shorter.toByteArray()), signed);
    assertThat(cutOff.completeness()).isEqualTo(Verification.Completeness.INCOMPLETE);
  }

  @Test
  void an_event_nobody_can_read_has_its_row_and_stops_nothing() {
    long position =
        SERVICE
            .record(
                "incident.teleported",
                Outage.INCIDENT,
                "{\"to\":\"mars\"}".getBytes(StandardCharsets.UTF_8))
            .position();
    SERVICE.record(Outage.note("after the riddle", 5000));
    JsonNode page =
        SERVICE.getUntil(
            "/api/ledger?incident=INC-142&limit=200&after=" + (position - 1),
            SERVICE.mina(),
            found -> found.path("items").size() >= 2);
    assertThat(page.path("items").get(0).path("summary").asString())
        .startsWith("This version of Muster cannot read incident.teleported revision 1");
    assertThat(page.path("items").get(1).path("summary").asString()).contains("after the riddle");
    assertThat(SERVICE.get("/api/admin/reporting/dead-letters", SERVICE.adam()).is(200).text())
        .as("whose names it holds has to wait for who can read it; the ledger does not")
        .doesNotContain("reporting.ledger");
  }

  @Test
  void a_rebuilt_ledger_equals_the_old_one() {
    String path = "/api/admin/reporting/read-models";
    SERVICE.caughtUp();
    String before = SERVICE.get(path, SERVICE.adam()).text();
    assertThat(before).contains("reporting_ledger", "reporting_incidents");
    SERVICE.post(path + "/rebuild", SERVICE.adam()).is(202);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(SERVICE.get(path, SERVICE.adam()).text()).isEqualTo(before));
    SERVICE.get("/api/ledger?incident=INC-142", SERVICE.mina()).is(200);
  }

  @Test
  void the_index_holds_no_name_and_no_word_anybody_wrote() {
    for (Document row : SERVICE.mongo().database().getCollection("reporting_ledger").find()) {
      assertThat(row.toJson()).doesNotContain("Rosa", "5xx", "payments");
    }
  }

  @Test
  void the_ledger_is_read_in_log_order_by_one_reader() {
    assertThat(
            SERVICE
                .mongo()
                .database()
                .getCollection("reporting_tokens")
                .countDocuments(new Document("processorName", "reporting.ledger")))
        .isEqualTo(1);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
