package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class SimilarIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @Test
  void whoever_opens_an_incident_reads_at_once_what_ended_the_last_one_like_it() {
    String before = declare("Card payments are declined", SERVICE.rosa());
    SERVICE
        .post(
            path(before) + "/resolve",
            "{\"reason\":\"Switched to the second provider\"}",
            SERVICE.rosa())
        .is(200);
    declare("Certificate of the mail server expires", SERVICE.rosa());
    String now = declare("Customers cannot pay by card", SERVICE.rosa());

    TestService.Answer answer = SERVICE.get(path(now) + "/similar", SERVICE.rosa()).is(200);
    JsonNode found = answer.json();
    assertThat(found.path("complete").asBoolean()).isTrue();
    assertThat(found.path("rule").asString()).isEqualTo("likeness/1");
    JsonNode first = found.path("items").path(0);
    assertThat(first.path("number").asString()).isEqualTo(before);
    assertThat(first.path("resolution").asString()).isEqualTo("Switched to the second provider");
    assertThat(first.path("why").path("words").valueStream().map(JsonNode::asString))
        .contains("Card");
    assertThat(first.path("why").path("services").valueStream().map(JsonNode::asString))
        .containsExactly("checkout");
    assertThat(found.path("items")).hasSize(1);
  }

  @Test
  void a_partner_finds_only_its_own() {
    declare("Parcel labels are printed twice", SERVICE.rosa());
    String own = declare("Parcel labels are printed double", SERVICE.acme());
    String now = declare("Parcel labels are printed two times", SERVICE.acme());
    JsonNode items =
        SERVICE.get(path(now) + "/similar", SERVICE.acme()).is(200).json().path("items");
    assertThat(items.valueStream().map(item -> item.path("number").asString()))
        .containsExactly(own);
    String others = declare("Parcel labels are missing", SERVICE.globex());
    SERVICE.get(path(others) + "/similar", SERVICE.acme()).is(404);
  }

  @Test
  void wrong_questions_are_answered_clearly() {
    String now = declare("Anything", SERVICE.rosa());
    assertThat(SERVICE.get(path(now) + "/similar?limit=0", SERVICE.rosa()).is(400).problem())
        .isEqualTo("bad-limit");
    assertThat(SERVICE.get(path(now) + "/similar", SERVICE.adam()).is(403).problem())
        .isEqualTo("texts-hidden");
    SERVICE.get(path("INC-999999") + "/similar", SERVICE.rosa()).is(404);
  }

  private static String declare(String title, String token) {
    JsonNode declared = SERVICE.declare(title, token);
    SERVICE
        .get(
            path(declared.path("number").asString())
                + "?atLeast="
                + declared.path("position").asLong(),
            token)
        .is(200);
    return declared.path("number").asString();
  }

  private static String path(String number) {
    return "/api/incidents/" + number;
  }
}
