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
    assertThat(found.path("rule").asString()).isEqualTo("likeness/2");
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
  void how_bad_incidents_like_it_were_is_said_with_its_evidence_and_changes_nothing() {
    String[] before = new String[3];
    for (int i = 0; i < before.length; i++) {
      before[i] = declare("Warehouse robots stand still", SERVICE.rosa());
      SERVICE
          .post(
              path(before[i]) + "/severity",
              "{\"to\":\"SEV1\",\"reason\":\"Nothing is sent\"}",
              SERVICE.mina())
          .is(200);
    }
    String now = declare("Warehouse robots stand still again", SERVICE.rosa());
    assertThat(similar(now).has("suggestion")).isFalse();
    for (String each : before) {
      SERVICE.post(path(each) + "/resolve", "{}", SERVICE.rosa()).is(200);
    }
    JsonNode suggestion =
        SERVICE
            .getUntil(path(now) + "/similar", SERVICE.rosa(), found -> found.has("suggestion"))
            .path("suggestion");
    assertThat(suggestion.path("severity").asString()).isEqualTo("SEV1");
    assertThat(suggestion.path("of").asInt()).isEqualTo(3);
    assertThat(suggestion.path("agreeing").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(before);
    assertThat(suggestion.path("rule").asString()).isEqualTo("suggested-severity/1");
    assertThat(SERVICE.get(path(now), SERVICE.rosa()).is(200).json().path("severity").asString())
        .isEqualTo("SEV3");
    SERVICE
        .post(path(now) + "/severity", "{\"to\":\"SEV1\",\"reason\":\"As before\"}", SERVICE.mina())
        .is(200);
    SERVICE.getUntil(
        path(now), SERVICE.rosa(), incident -> incident.path("severity").asString().equals("SEV1"));
    assertThat(similar(now).has("suggestion")).isFalse();
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

  private static JsonNode similar(String number) {
    return SERVICE.get(path(number) + "/similar", SERVICE.rosa()).is(200).json();
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
