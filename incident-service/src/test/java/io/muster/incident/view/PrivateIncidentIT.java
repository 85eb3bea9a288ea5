package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.incident.TestService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Incidents that not everybody may see. */
class PrivateIncidentIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Instant NOW = Instant.parse("2026-11-27T03:12:00Z");

  @Test
  void declared_private_it_is_seen_by_nobody_else_until_somebody_is_named() {
    String path = declarePrivate("Quebec account used from abroad");
    JsonNode mine = SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("named").size() == 1);
    assertThat(mine.path("visibility").asString()).isEqualTo("PRIVATE");
    assertThat(found("Quebec", SERVICE.rosa())).hasSize(1);
    for (String other : List.of(SERVICE.ravi(), SERVICE.mina(), SERVICE.aude(), SERVICE.adam())) {
      SERVICE.get(path, other).is(404);
      SERVICE.get("/api/incidents/" + mine.path("number").asString(), other).is(404);
      assertThat(found("Quebec", other)).isEmpty();
    }
    grant(
            path,
            "ravi",
            "{\"personName\":\"Ravi Rao\",\"reason\":\"Knows the vault\"}",
            SERVICE.rosa())
        .is(200);
    JsonNode his = SERVICE.getUntil(path, SERVICE.ravi(), i -> i.path("named").size() == 2);
    assertThat(his.path("named").path(1).path("name").asString()).isEqualTo("Ravi Rao");
    assertThat(SERVICE.get(path + "/timeline", SERVICE.ravi()).text())
        .contains("Private from here on", "Ravi Rao was named on it", "Knows the vault");
  }

  @Test
  void whoever_gets_a_role_or_a_task_on_it_is_named_and_stays_so_while_they_have_the_role() {
    String path = declarePrivate("Romeo ledger leaked");
    SERVICE.put(path + "/roles/COMMANDER", "{}", SERVICE.rosa()).is(200);
    SERVICE.put(path + "/roles/SCRIBE", "{\"personId\":\"ravi\"}", SERVICE.rosa()).is(200);
    SERVICE
        .post(path + "/tasks", "{\"title\":\"Look\",\"ownerId\":\"mina\"}", SERVICE.rosa())
        .is(200);
    SERVICE.getUntil(path, SERVICE.ravi(), i -> i.path("named").size() == 3);
    SERVICE.get(path, SERVICE.mina()).is(200);
    assertThat(withdraw(path, "ravi").is(409).problem()).isEqualTo("role-held");
    SERVICE.delete(path + "/roles/SCRIBE", SERVICE.ravi()).is(200);
    withdraw(path, "ravi").is(200);
    SERVICE.getUntil(path, SERVICE.rosa(), i -> !i.path("named").toString().contains("ravi"));
    SERVICE.get(path, SERVICE.ravi()).is(404);
    SERVICE.post(path + "/notes", "{\"text\":\"x\"}", SERVICE.ravi()).is(404);
  }

  @Test
  void whoever_is_paged_about_it_is_named() {
    String path = declarePrivate("Victor key leaked");
    String id = path.substring(path.lastIndexOf('/') + 1);
    page(
        new PageEvent.Requested(
            "page-victor",
            "esc",
            id,
            1,
            "ravi",
            "email",
            "email",
            NOW,
            null,
            Actor.system("escalation"),
            NOW));
    SERVICE.getUntil(path, SERVICE.ravi(), i -> i.path("named").size() == 2);
    assertThat(SERVICE.get(path + "/timeline", SERVICE.ravi()).text()).contains("paged");
  }

  /** As notification-service would record it. */
  private static void page(PageEvent event) {
    EventCodec codec = SERVICE.bean(EventCodec.class);
    NewEvent recorded =
        new NewEvent(
            event.pageId() + "-1",
            EventTypes.nameOf(event.getClass()),
            EventTypes.revisionOf(event.getClass()),
            "{}".getBytes(StandardCharsets.UTF_8),
            codec.encode(event.pageId() + "-1", event));
    SERVICE.bean(EventLog.class).append(new Commit("Page", event.pageId(), 0, List.of(recorded)));
  }

  @Test
  void a_manager_lets_themselves_in_only_by_saying_why_and_the_last_one_stays() {
    String path = declarePrivate("Sierra payroll");
    grant(path, "mina", "{}", SERVICE.mina()).is(404);
    grant(path, "ravi", "{\"reason\":\"He asked\"}", SERVICE.mina()).is(404);
    grant(path, "mina", "{\"reason\":\"Rosa is on leave\"}", SERVICE.mina()).is(200);
    SERVICE.getUntil(path, SERVICE.mina(), i -> i.path("named").size() == 2);
    assertThat(SERVICE.get(path + "/timeline", SERVICE.rosa()).text()).contains("Rosa is on leave");
    SERVICE
        .post(path + "/access/people/rosa/withdraw", "{\"reason\":\"On leave\"}", SERVICE.mina())
        .is(200);
    assertThat(
            SERVICE
                .post(path + "/access/people/mina/withdraw", "{\"reason\":\"x\"}", SERVICE.mina())
                .is(409)
                .problem())
        .isEqualTo("last-named");
  }

  @Test
  void made_public_again_everybody_sees_it_with_all_that_was_written() {
    String path = declarePrivate("Tango notebook lost");
    SERVICE.post(path + "/notes", "{\"text\":\"It was encrypted\"}", SERVICE.rosa()).is(200);
    SERVICE.put(path + "/roles/COMMANDER", "{}", SERVICE.rosa()).is(200);
    assertThat(
            SERVICE
                .post(path + "/access/make-public", "{\"reason\":\" \"}", SERVICE.rosa())
                .is(422)
                .json()
                .path("errors")
                .toString())
        .contains("/reason");
    SERVICE
        .post(path + "/access/make-public", "{\"reason\":\"Nothing was lost\"}", SERVICE.rosa())
        .is(200);
    JsonNode again = SERVICE.getUntil(path, SERVICE.ravi(), i -> !i.has("named"));
    assertThat(again.path("visibility").asString()).isEqualTo("PUBLIC");
    assertThat(SERVICE.get(path + "/timeline", SERVICE.ravi()).text())
        .contains("It was encrypted", "Everybody may see it");
    assertThat(grant(path, "ravi", "{}", SERVICE.rosa()).is(409).problem())
        .isEqualTo("incident-public");
  }

  @Test
  void a_partner_cannot_declare_in_private_for_nobody_would_be_named() {
    assertThat(
            SERVICE
                .post("/api/incidents", declaring("Uniform"), SERVICE.acme())
                .is(422)
                .json()
                .path("errors")
                .toString())
        .contains("/visibility");
  }

  private static String declarePrivate(String title) {
    JsonNode declared =
        SERVICE.post("/api/incidents", declaring(title), SERVICE.rosa()).is(201).json();
    return "/api/incidents/" + declared.path("id").asString();
  }

  private static String declaring(String title) {
    return "{\"title\":\"%s\",\"severity\":\"SEV2\",\"visibility\":\"PRIVATE\"}".formatted(title);
  }

  private static JsonNode found(String word, String token) {
    return SERVICE.get("/api/incidents?q=" + word, token).is(200).json().path("items");
  }

  private static TestService.Answer grant(String path, String personId, String body, String token) {
    return SERVICE.put(path + "/access/people/" + personId, body, token);
  }

  private static TestService.Answer withdraw(String path, String personId) {
    return SERVICE.post(
        path + "/access/people/" + personId + "/withdraw",
        "{\"reason\":\"Not needed any more\"}",
        SERVICE.rosa());
  }
}
