package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ServicesIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @Test
  void a_service_is_entered_changed_and_retired_and_everybody_reads_it() {
    Answer made =
        put("alpha-api", "{\"tier\":1,\"ownerTeam\":\"Payments\",\"dependsOn\":[\"alpha-db\"]}");
    assertThat(made.is(200).header("ETag")).isEqualTo("\"0\"");
    for (String reader : List.of(SERVICE.rosa(), SERVICE.aude(), SERVICE.adam(), SERVICE.mina())) {
      Answer read =
          SERVICE.get("/api/services/alpha-api?atLeast=" + position(made), reader).is(200);
      assertThat(read.header("ETag")).isEqualTo("\"0\"");
      assertThat(read.json().path("service").path("ownerTeam").asString()).isEqualTo("Payments");
    }
    Answer changed = put("alpha-api", "{\"tier\":2}").is(200);
    String stale = "{\"tier\":3}";
    SERVICE
        .send(
            SERVICE
                .request("/api/services/alpha-api", SERVICE.mina())
                .header("If-Match", "\"0\"")
                .PUT(HttpRequest.BodyPublishers.ofString(stale)))
        .is(412);
    JsonNode now = service("alpha-api", changed);
    assertThat(now.path("tier").asInt()).isEqualTo(2);
    assertThat(now.path("dependsOn").size()).isZero();
    Answer gone =
        SERVICE.delete("/api/services/" + now.path("id").asString(), SERVICE.mina()).is(200);
    SERVICE.get("/api/services/alpha-api?atLeast=" + position(gone), SERVICE.rosa()).is(404);
    SERVICE.delete("/api/services/never-there", SERVICE.mina()).is(404);
  }

  @Test
  void only_managers_write_and_a_partner_reads_nothing() {
    assertThat(SERVICE.put("/api/services/beta", "{\"tier\":1}", SERVICE.rosa()).is(403).problem())
        .isNotBlank();
    SERVICE.post("/api/services", "{\"name\":\"beta\",\"tier\":1}", SERVICE.adam()).is(403);
    SERVICE.get("/api/services", SERVICE.acme()).is(403);
  }

  @Test
  void a_name_with_a_slash_is_entered_by_its_name_and_addressed_by_its_id() {
    String body = "{\"name\":\"shop/cart\",\"tier\":2}";
    Answer made =
        SERVICE.post("/api/services", body, SERVICE.mina(), "Idempotency-Key", "cart-1").is(201);
    String id = made.json().path("id").asString();
    assertThat(service(id, made).path("name").asString()).isEqualTo("shop/cart");
    assertThat(
            SERVICE
                .post("/api/services", body, SERVICE.mina(), "Idempotency-Key", "cart-1")
                .is(201)
                .json())
        .isEqualTo(made.json());
    assertThat(SERVICE.post("/api/services", body, SERVICE.mina()).is(409).problem())
        .isEqualTo("service-exists");
    SERVICE.put("/api/services/" + id, "{\"tier\":4}", SERVICE.mina()).is(200);
  }

  @Test
  void a_wrong_field_is_pointed_to() {
    Answer refused = put("gamma", "{\"tier\":7}").is(422);
    assertThat(refused.json().path("errors").path(0).path("pointer").asString()).isEqualTo("/tier");
    refused = put("gamma", "{\"tier\":1,\"dependsOn\":[null]}").is(422);
    assertThat(refused.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/dependsOn");
  }

  @Test
  void the_list_goes_on_where_it_ended_and_finds_by_words() {
    Answer last = null;
    for (String name : List.of("list-a", "list-b", "list-c")) {
      last = put(name, "{\"tier\":3,\"ownerTeam\":\"Listers\"}").is(200);
    }
    JsonNode first = list("/api/services?q=listers&limit=2&atLeast=" + position(last));
    assertThat(names(first)).containsExactly("list-a", "list-b");
    JsonNode rest =
        list("/api/services?q=listers&limit=2&cursor=" + first.path("nextCursor").asString());
    assertThat(names(rest)).containsExactly("list-c");
    assertThat(rest.has("nextCursor")).isFalse();
    assertThat(SERVICE.get("/api/services?cursor=%25", SERVICE.rosa()).is(400).problem())
        .isEqualTo("bad-cursor");
  }

  @Test
  void who_needs_a_service_is_told_with_the_way_there_and_what_is_named_only_waits_to_be_entered() {
    put("delta-shop", "{\"tier\":1,\"dependsOn\":[\"delta-checkout\"]}").is(200);
    Answer last = put("delta-checkout", "{\"tier\":2,\"dependsOn\":[\"delta-db\"]}").is(200);
    JsonNode unlisted = list("/api/uncatalogued-services?atLeast=" + position(last));
    JsonNode db = named(unlisted, "delta-db");
    assertThat(db.path("neededBy").toString()).isEqualTo("[\"delta-checkout\"]");
    last = put("delta-db", "{\"tier\":3}").is(200);
    JsonNode whole =
        SERVICE
            .get("/api/services/delta-db?atLeast=" + position(last), SERVICE.rosa())
            .is(200)
            .json();
    assertThat(whole.path("service").path("neededBy").toString()).isEqualTo("[\"delta-checkout\"]");
    assertThat(whole.path("dependents").path(1).toString())
        .isEqualTo(
            "{\"name\":\"delta-shop\",\"tier\":1,\"path\":[\"delta-db\",\"delta-checkout\",\"delta-shop\"]}");
  }

  @Test
  void open_incidents_are_counted_and_what_they_affect_can_be_entered() {
    SERVICE.post(
        "/api/incidents",
        "{\"title\":\"Epsilon is slow\",\"severity\":\"SEV3\",\"services\":[\"epsilon\"]}",
        SERVICE.rosa());
    JsonNode unlisted =
        SERVICE.getUntil(
            "/api/uncatalogued-services",
            SERVICE.rosa(),
            page -> !named(page, "epsilon").isMissingNode());
    assertThat(named(unlisted, "epsilon").path("openIncidents").asInt()).isEqualTo(1);
    Answer made = put("epsilon", "{\"tier\":3}").is(200);
    assertThat(service("epsilon", made).path("openIncidents").asInt()).isEqualTo(1);
    assertThat(
            named(list("/api/uncatalogued-services?atLeast=" + position(made)), "epsilon")
                .isMissingNode())
        .isTrue();
  }

  @Test
  void entities_of_a_backstage_catalogue_are_brought_in_after_a_look_at_what_that_does() {
    String document =
        """
        {"document":"kind: Component\\nmetadata: {name: eta-shop, labels: {tier: 1}}\\nspec: {owner: shop, dependsOn: [resource:eta-db]}\\n---\\nkind: Resource\\nmetadata: {name: eta-db}\\n---\\nkind: Group\\nmetadata: {name: shop}\\n---\\nkind: Component\\nmetadata: {title: Nameless}","preview":%s}
        """;
    JsonNode looked = bringIn(document.formatted(true)).is(200).json();
    assertThat(looked.path("position").asLong()).isZero();
    assertThat(whats(looked)).containsExactly("NEW", "NEW", "SKIPPED", "REFUSED");
    assertThat(looked.path("items").path(1).path("detail").asString()).contains("taken for 3");
    assertThat(looked.path("items").path(3).path("detail").asString()).startsWith("/name: ");
    SERVICE.get("/api/services/eta-shop", SERVICE.rosa()).is(404);

    Answer done = bringIn(document.formatted(false)).is(200);
    JsonNode shop = service("eta-shop", done);
    assertThat(shop.path("tier").asInt()).isEqualTo(1);
    assertThat(shop.path("ownerTeam").asString()).isEqualTo("shop");
    assertThat(service("eta-db", done).path("neededBy").toString()).isEqualTo("[\"eta-shop\"]");
    assertThat(whats(bringIn(document.formatted(true)).json()))
        .containsExactly("SAME", "SAME", "SKIPPED", "REFUSED");
    Answer changed = put("eta-db", "{\"tier\":1,\"ownerTeam\":\"Data\"}");
    service("eta-db", changed);
    service("eta-db", bringIn(document.formatted(false)).is(200));
    assertThat(service("eta-db", changed).path("tier").asInt()).isEqualTo(1);
    assertThat(
            bringIn("{\"document\":\"a: [\"}")
                .is(422)
                .json()
                .path("errors")
                .path(0)
                .path("pointer")
                .asString())
        .isEqualTo("/document");
    SERVICE.post("/api/services/import", document.formatted(true), SERVICE.rosa()).is(403);
  }

  private static Answer bringIn(String body) {
    return SERVICE.post("/api/services/import", body, SERVICE.mina());
  }

  private static List<String> whats(JsonNode result) {
    return result.path("items").valueStream().map(item -> item.path("what").asString()).toList();
  }

  private static Answer put(String name, String body) {
    return SERVICE.put("/api/services/" + name, body, SERVICE.mina());
  }

  private static long position(Answer written) {
    return written.json().path("position").asLong();
  }

  private static JsonNode service(String ref, Answer written) {
    return list("/api/services/" + ref + "?atLeast=" + position(written)).path("service");
  }

  private static JsonNode list(String path) {
    return SERVICE.get(path, SERVICE.rosa()).is(200).json();
  }

  private static JsonNode named(JsonNode page, String name) {
    return page.path("items")
        .valueStream()
        .filter(item -> item.path("name").asString().equals(name))
        .findFirst()
        .orElse(page.path("nothing"));
  }

  private static List<String> names(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("name").asString()).toList();
  }
}
