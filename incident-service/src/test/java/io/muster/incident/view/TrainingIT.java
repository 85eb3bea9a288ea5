package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class TrainingIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static JsonNode after(Answer written, String query, String token) {
    return SERVICE
        .get("/api/training?atLeast=" + written.json().path("position").asLong() + query, token)
        .is(200)
        .json();
  }

  private static Answer record(String fields, String token) {
    return SERVICE.post("/api/training-records", "{" + fields + "}", token);
  }

  @Test
  void what_a_role_requires_is_missing_until_it_is_recorded_and_again_once_that_is_withdrawn() {
    Answer required =
        SERVICE
            .put(
                "/api/training-requirements/SCRIBE",
                "{\"courses\":[\"Keeping the record\"],\"people\":[{\"id\":\"rosa\",\"name\":\"Rosa Ortiz\"}]}",
                SERVICE.mina())
            .is(200);
    JsonNode missing = after(required, "&role=SCRIBE", SERVICE.rosa()).path("items").path(0);
    assertThat(missing.path("state").asString()).isEqualTo("MISSING");
    assertThat(missing.path("person").path("id").asString()).isEqualTo("rosa");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Answer done =
        record(
                "\"course\":\"keeping the record\",\"doneOn\":\"%s\",\"validMonths\":1,\"evidence\":\"Certificate 4711\""
                    .formatted(today),
                SERVICE.rosa())
            .is(201);
    JsonNode due = after(done, "&role=SCRIBE", SERVICE.mina()).path("items").path(0);
    assertThat(due.path("state").asString()).isIn("DUE_SOON", "VALID");
    assertThat(due.path("validUntil").asString()).isEqualTo(today.plusMonths(1).toString());
    assertThat(due.path("records").path(0).path("evidence").asString())
        .isEqualTo("Certificate 4711");
    String id = done.json().path("id").asString();
    SERVICE.post("/api/training-records/" + id + "/withdraw", "{}", SERVICE.mina()).is(422);
    Answer withdrawn =
        SERVICE
            .post(
                "/api/training-records/" + id + "/withdraw",
                "{\"reason\":\"That was somebody else\"}",
                SERVICE.mina())
            .is(200);
    assertThat(after(withdrawn, "&role=SCRIBE&state=MISSING", SERVICE.rosa()).path("total").asInt())
        .isEqualTo(1);
  }

  @Test
  void responders_record_their_own_trainings_only_and_nobody_records_what_is_yet_to_come() {
    String ravis = "\"course\":\"First aid\",\"doneOn\":\"2026-01-05\",\"personId\":\"ravi\"";
    record(ravis, SERVICE.rosa()).is(403);
    record(ravis, SERVICE.aude()).is(403);
    record(ravis, SERVICE.mina()).is(201);
    assertThat(
            record("\"course\":\"First aid\",\"doneOn\":\"2999-01-05\"", SERVICE.rosa())
                .is(422)
                .text())
        .contains("/doneOn");
    assertThat(
            record(
                    "\"course\":\"First aid\",\"doneOn\":\"2026-01-05\",\"validMonths\":0",
                    SERVICE.rosa())
                .is(422)
                .text())
        .contains("/validMonths");
    assertThat(record("\"doneOn\":\"2026-01-05\"", SERVICE.rosa()).is(422).text())
        .contains("/course");
    SERVICE
        .put("/api/training-requirements/SCRIBE", "{\"courses\":[],\"people\":[]}", SERVICE.rosa())
        .is(403);
    SERVICE
        .post("/api/training-records/training-none/withdraw", "{\"reason\":\"x\"}", SERVICE.mina())
        .is(404);
  }

  @Test
  void an_auditor_takes_the_table_away_without_names_and_evidence() {
    Answer done =
        record(
                "\"course\":\"Fire drill\",\"doneOn\":\"2020-01-05\",\"validMonths\":12,\"evidence\":\"=Rosa's paper\"",
                SERVICE.rosa())
            .is(201);
    after(done, "", SERVICE.aude());
    String table = SERVICE.get("/api/training.csv?state=LAPSED", SERVICE.aude()).is(200).text();
    assertThat(table)
        .startsWith("person_id,person,course,required_for,state")
        .contains("Fire drill,,LAPSED,2021-01-05")
        .doesNotContain("Rosa");
    assertThat(SERVICE.get("/api/training.csv?person=me", SERVICE.rosa()).is(200).text())
        .contains("'=Rosa's paper");
    SERVICE.get("/api/training.csv", SERVICE.adam()).is(403);
  }
}
