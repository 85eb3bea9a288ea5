package io.muster.incident.view;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkCommand.Link;
import io.muster.contracts.incident.LinkEvent.Kind;
import io.muster.incident.TestService;
import io.muster.starter.CommandSender;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What people say of how incidents belong together. */
class LinksIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @Test
  void a_link_is_seen_from_both_sides_with_its_reason_and_goes_with_one() {
    String database = declare("Database stands still");
    String shop = declare("Shop is slow");
    link(shop, "CAUSE", database, "It waits for the database").is(200);

    JsonNode cause = only(shop);
    assertThat(cause.path("kind").asString()).isEqualTo("CAUSE");
    assertThat(cause.path("incident").path("number").asString()).isEqualTo(database);
    assertThat(cause.path("incident").path("title").asString()).isEqualTo("Database stands still");
    assertThat(cause.path("reason").asString()).isEqualTo("It waits for the database");
    assertThat(cause.path("by").path("name").asString()).isEqualTo("Rosa Reyes");
    JsonNode consequence = only(database);
    assertThat(consequence.path("kind").asString()).isEqualTo("CONSEQUENCE");
    assertThat(consequence.path("incident").path("number").asString()).isEqualTo(shop);
    String sentence = shop + " was caused by " + database;
    assertThat(timeline(shop)).contains(sentence);
    assertThat(timeline(database)).contains(sentence);

    // Said again from the other side it is the same link.
    link(database, "CONSEQUENCE", shop, null).is(200);
    assertThat(items(shop)).hasSize(1);

    assertThat(unlink(database, "CONSEQUENCE", shop, " ").is(422).json().path("errors").toString())
        .contains("/reason");
    unlink(database, "CONSEQUENCE", shop, "It was slow before").is(200);
    SERVICE.getUntil(links(shop), SERVICE.rosa(), page -> page.path("items").isEmpty());
    assertThat(items(database)).isEmpty();
    assertThat(timeline(database)).contains(shop + " was not caused by " + database);
  }

  @Test
  void no_incident_is_part_of_itself_through_others() {
    String whole = declare("Whole");
    String part = declare("Part");
    String smallest = declare("Smallest");
    link(part, "PARENT", whole, null).is(200);
    link(part, "CHILD", smallest, null).is(200);
    assertThat(link(whole, "PARENT", smallest, null).is(409).problem()).isEqualTo("link-circle");
    assertThat(link(smallest, "PARENT", whole, null).is(409).problem()).isEqualTo("has-parent");
    assertThat(link(whole, "PARENT", whole, null).is(422).problem()).isEqualTo("invalid-field");
    // The other way round is another question.
    link(whole, "CAUSE", smallest, null).is(200);
  }

  @Test
  void of_two_links_made_at_once_the_one_that_closed_the_circle_goes_again() {
    String first = declare("Hen");
    String second = declare("Egg");
    link(first, "CAUSE", second, null).is(200);
    // As if somebody had looked before the first was there.
    SERVICE
        .bean(CommandSender.class)
        .sendSystem(
            new Link(
                id(second),
                Kind.CAUSED_BY,
                new IncidentRef(id(first), Long.parseLong(first.substring(4))),
                null,
                Actor.person("ravi", "Ravi Rao"),
                Authority.RESPONDER));
    Awaitility.await()
        .until(() -> timeline(second).contains(second + " was not caused by " + first));
    SERVICE.getUntil(links(first), SERVICE.rosa(), page -> page.path("items").size() == 1);
    assertThat(only(first).path("kind").asString()).isEqualTo("CAUSE");
  }

  @Test
  void an_incident_merged_into_another_ends_as_its_duplicate_and_keeps_what_was_written() {
    String goesOn = declare("Payments fail");
    String same = declare("Nobody can pay");
    SERVICE
        .post(path(same) + "/notes", "{\"text\":\"The provider knows\"}", SERVICE.rosa())
        .is(200);
    assertThat(merge(same, same, SERVICE.rosa()).is(422).problem()).isEqualTo("invalid-field");
    merge(same, goesOn, SERVICE.rosa()).is(200);
    JsonNode ended =
        SERVICE.getUntil(
            path(same), SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    assertThat(ended.path("duplicateOf").path("number").asString()).isEqualTo(goesOn);
    assertThat(timeline(same)).contains("The provider knows");
    JsonNode duplicate = only(goesOn);
    assertThat(duplicate.path("kind").asString()).isEqualTo("DUPLICATE");
    assertThat(duplicate.path("incident").path("number").asString()).isEqualTo(same);
    assertThat(timeline(goesOn)).contains(same + " ended as a duplicate of " + goesOn);
    // Again it is the same; into a third it is not, and neither is the other way.
    merge(same, goesOn, SERVICE.rosa()).is(200);
    assertThat(merge(same, declare("Third"), SERVICE.rosa()).is(409).problem())
        .isEqualTo("already-duplicate");
    assertThat(merge(goesOn, same, SERVICE.rosa()).is(409).problem())
        .isEqualTo("incident-duplicate");
  }

  @Test
  void alerts_go_with_the_incident_that_is_merged() {
    String goesOn = declare("Orders are lost");
    String title = "Kilo orders queue grows";
    SERVICE
        .post(
            "/intake/alertmanager",
            message(title, "firing", firing("kilo", Instant.parse("2026-11-24T03:00:00Z"))),
            TestService.DEMO_KEY)
        .is(202);
    String same =
        SERVICE
            .getUntil(
                "/api/incidents?q=Kilo", SERVICE.rosa(), page -> page.path("items").size() == 1)
            .path("items")
            .path(0)
            .path("number")
            .asString();
    merge(same, goesOn, SERVICE.rosa()).is(200);
    SERVICE.getUntil(
        path(same), SERVICE.rosa(), i -> i.path("state").asString().equals("RESOLVED"));
    JsonNode page =
        SERVICE.getUntil(links(goesOn), SERVICE.rosa(), found -> found.path("groups").size() == 1);
    assertThat(page.path("groups").path(0).path("attachedFrom").path("number").asString())
        .isEqualTo(same);
    assertThat(page.path("items").path(0).path("kind").asString()).isEqualTo("DUPLICATE");
  }

  @Test
  void whoever_leads_an_incident_decides_whether_it_is_another() {
    String goesOn = declare("Search is slow");
    String led = declare("Search finds nothing");
    SERVICE.put(path(led) + "/roles/COMMANDER", "{}", SERVICE.ravi()).is(200);
    settled(led);
    assertThat(merge(led, goesOn, SERVICE.rosa()).is(403).problem()).isEqualTo("not-commander");
    merge(led, goesOn, SERVICE.mina()).is(200);
  }

  @Test
  void what_cannot_be_is_refused_with_the_way_out() {
    String one = declare("One");
    assertThat(link(one, "DUPLICATE", declare("Two"), null).is(422).problem())
        .isEqualTo("invalid-field");
    SERVICE.post(links(one), "{\"kind\":\"CAUSE\"}", SERVICE.rosa()).is(422);
    SERVICE.post(links(one), "{\"kind\":\"MOON\",\"incident\":\"x\"}", SERVICE.rosa()).is(400);
    link(one, "CAUSE", "INC-999999", null).is(404);
    SERVICE.post(links(one), "{}", SERVICE.aude()).is(403);
    SERVICE.post(links(one), "{}", SERVICE.acme()).is(403);
    SERVICE.get(links(one), SERVICE.acme()).is(404);
    SERVICE.get(links(one), SERVICE.aude()).is(200);
    assertThat(SERVICE.get(links(one), SERVICE.adam()).is(200).text()).doesNotContain("reason");
  }

  private static String declare(String title) {
    JsonNode declared = SERVICE.declare(title, SERVICE.rosa());
    String number = declared.path("number").asString();
    SERVICE
        .get(path(number) + "?atLeast=" + declared.path("position").asLong(), SERVICE.rosa())
        .is(200);
    return number;
  }

  private static String path(String number) {
    return "/api/incidents/" + number;
  }

  private static String links(String number) {
    return path(number) + "/links";
  }

  private static String id(String number) {
    return SERVICE.get(path(number), SERVICE.rosa()).is(200).json().path("id").asString();
  }

  private static void settled(String number) {
    SERVICE.getUntil(path(number), SERVICE.rosa(), i -> i.path("roles").has("COMMANDER"));
  }

  private static TestService.Answer link(String number, String kind, String other, String reason) {
    return settle(SERVICE.post(links(number), change(kind, other, reason), SERVICE.rosa()));
  }

  private static TestService.Answer unlink(
      String number, String kind, String other, String reason) {
    return settle(
        SERVICE.post(links(number) + "/remove", change(kind, other, reason), SERVICE.rosa()));
  }

  private static TestService.Answer merge(String number, String into, String token) {
    return settle(
        SERVICE.post(
            path(number) + "/merge",
            "{\"into\":\"%s\",\"reason\":\"Same trouble\"}".formatted(into),
            token));
  }

  /** What was written is read with what is asked next. */
  private static TestService.Answer settle(TestService.Answer answer) {
    if (answer.status() == 200) {
      SERVICE.get(
          "/api/incidents?atLeast=" + answer.json().path("position").asLong(), SERVICE.rosa());
    }
    return answer;
  }

  private static String change(String kind, String other, String reason) {
    return reason == null
        ? "{\"kind\":\"%s\",\"incident\":\"%s\"}".formatted(kind, other)
        : "{\"kind\":\"%s\",\"incident\":\"%s\",\"reason\":\"%s\"}".formatted(kind, other, reason);
  }

  private static List<JsonNode> items(String number) {
    return SERVICE
        .get(links(number), SERVICE.rosa())
        .is(200)
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private static JsonNode only(String number) {
    List<JsonNode> items = items(number);
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private static String timeline(String number) {
    return SERVICE.get(path(number) + "/timeline", SERVICE.rosa()).is(200).text();
  }
}
