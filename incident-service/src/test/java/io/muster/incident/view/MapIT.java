package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.EventLog;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MapIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final JsonMapper JSON = new JsonMapper();

  private static final String COMPOSE =
      """
      name: alpha
      services:
        alpha-web: {image: nginx, depends_on: [alpha-api]}
        alpha-api: {image: alpha, environment: {DB_URL: "postgres://u:hush@db:5432/x"}}
        db: {image: "postgres:17"}
      """;

  private static Answer bringIn(String origin, String document, boolean preview, String token) {
    return SERVICE.post(
        "/api/map/imports",
        JSON.writeValueAsString(
            Map.of(
                "source", "COMPOSE", "origin", origin, "document", document, "preview", preview)),
        token);
  }

  private static JsonNode read(String path, Answer after) {
    long position = after.json().path("position").asLong();
    return SERVICE
        .get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + position, SERVICE.rosa())
        .is(200)
        .json();
  }

  private static List<String> names(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(node -> node.path("name").asString())
        .toList();
  }

  private static String key(String source) {
    return SERVICE
        .post(
            "/api/integrations",
            "{\"name\":\"For %s\",\"source\":\"%s\"}".formatted(source, source),
            SERVICE.adam())
        .is(201)
        .json()
        .path("key")
        .asString();
  }

  @Test
  void a_file_is_looked_at_first_then_brought_in_and_replaced_by_the_next_of_the_same_origin() {
    JsonNode seen = bringIn("alpha/compose.yaml", COMPOSE, true, SERVICE.mina()).is(200).json();
    assertThat(seen.path("edges").size()).isEqualTo(2);
    assertThat(seen.toString()).doesNotContain("hush");
    SERVICE.get("/api/map?around=alpha-web", SERVICE.rosa()).is(404);

    Answer done = bringIn("alpha/compose.yaml", COMPOSE, false, SERVICE.mina()).is(200);
    JsonNode map = read("/api/map?around=alpha-web", done);
    assertThat(names(map.path("nodes"))).containsExactly("alpha-api", "alpha-web", "db.alpha");
    JsonNode edge = map.path("edges").path(0);
    assertThat(edge.path("to").asString()).isEqualTo("db.alpha");
    assertThat(edge.path("sources").path(0).path("where").asString())
        .isEqualTo("alpha/compose.yaml:4");
    assertThat(map.path("rule").asString()).isEqualTo("dependency-map/1");

    Answer replaced =
        bringIn(
                "alpha/compose.yaml",
                "services: {alpha-web: {image: nginx}}",
                false,
                SERVICE.mina())
            .is(200);
    assertThat(names(read("/api/map?around=alpha-web", replaced).path("nodes")))
        .containsExactly("alpha-web");
  }

  @Test
  void only_managers_bring_files_in_and_what_is_wrong_is_pointed_to() {
    bringIn("x", COMPOSE, false, SERVICE.rosa()).is(403);
    SERVICE.get("/api/map", SERVICE.acme()).is(403);
    Answer refused = bringIn("x", "services: [", false, SERVICE.mina()).is(422);
    assertThat(refused.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/document");
    SERVICE
        .post("/api/map/imports", "{\"origin\":\"x\",\"document\":\"y\"}", SERVICE.mina())
        .is(422);
    assertThat(SERVICE.get("/api/map?up=11", SERVICE.rosa()).is(400).problem())
        .isEqualTo("bad-hops");
  }

  @Test
  void the_blast_radius_tells_what_is_hit_by_which_way_and_whose_it_is() {
    put("beta-shop", "{\"tier\":1,\"ownerTeam\":\"Shop\",\"dependsOn\":[\"beta-api\"]}");
    Answer last =
        put("beta-api", "{\"tier\":2,\"ownerTeam\":\"Core\",\"dependsOn\":[\"beta-db\"]}");
    JsonNode blast = read("/api/services/beta-db/blast-radius", last);
    assertThat(blast.path("up").path(1).path("path").toString())
        .isEqualTo("[\"beta-db\",\"beta-api\",\"beta-shop\"]");
    assertThat(blast.path("owners").toString())
        .isEqualTo(
            "[{\"team\":\"Core\",\"services\":[\"beta-api\"]},{\"team\":\"Shop\",\"services\":[\"beta-shop\"]}]");
    JsonNode shop = read("/api/services/beta-shop/blast-radius", last);
    assertThat(shop.path("down").size()).isEqualTo(2);
    assertThat(shop.path("up").size()).isZero();
    SERVICE.get("/api/services/nowhere/blast-radius", SERVICE.rosa()).is(404);
  }

  private static Answer put(String name, String body) {
    return SERVICE.put("/api/services/" + name, body, SERVICE.mina()).is(200);
  }

  @Test
  void a_person_says_that_one_does_not_need_another_and_takes_it_back() {
    Answer known = put("gamma-web", "{\"tier\":1,\"dependsOn\":[\"gamma-api\"]}");
    assertThat(read("/api/map?around=gamma-web", known).path("edges").size()).isEqualTo(1);
    Answer said =
        SERVICE
            .put(
                "/api/map/dependencies",
                "{\"from\":\"gamma-web\",\"to\":\"gamma-api\",\"needs\":false,\"reason\":\"Gone\"}",
                SERVICE.rosa())
            .is(200);
    assertThat(read("/api/services/gamma-web/blast-radius", said).path("down").size()).isZero();
    Answer back =
        SERVICE.delete("/api/map/dependencies?from=gamma-web&to=gamma-api", SERVICE.rosa()).is(200);
    assertThat(read("/api/services/gamma-web/blast-radius", back).path("down").size()).isEqualTo(1);
    SERVICE
        .put(
            "/api/map/dependencies", "{\"from\":\"a\",\"to\":\"b\",\"needs\":true}", SERVICE.aude())
        .is(403);
  }

  @Test
  void what_a_scan_found_comes_with_an_integration_key_and_can_be_retired() {
    String key = key("dependencies");
    String body =
        "{\"origin\":\"delta\",\"nodes\":[{\"name\":\"delta-lib\",\"kind\":\"component\",\"partOf\":\"delta\"}],"
            + "\"edges\":[{\"from\":\"delta-app\",\"to\":\"delta-lib\",\"confidence\":90,\"where\":\"pom.xml:12\"}]}";
    SERVICE.post("/intake/dependencies", body, key).is(202);
    SERVICE.post("/intake/dependencies", body.replace("component", "thing"), key).is(422);
    SERVICE.post("/intake/dependencies", "[]", key).is(400);
    JsonNode map =
        SERVICE.getUntil(
            "/api/map", SERVICE.rosa(), page -> names(page.path("nodes")).contains("delta-lib"));
    assertThat(map.path("complete").asBoolean()).isTrue();
    JsonNode sources = SERVICE.get("/api/map/sources", SERVICE.rosa()).is(200).json();
    String id =
        StreamSupport.stream(sources.path("items").spliterator(), false)
            .filter(source -> source.path("origin").asString().equals("delta"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    Answer gone = SERVICE.delete("/api/map/sources/" + id, SERVICE.mina()).is(200);
    assertThat(names(read("/api/map", gone).path("nodes"))).doesNotContain("delta-lib");
  }

  @Test
  void spans_make_edges_once_a_day_and_are_answered_as_exporters_expect() throws IOException {
    String key = key("traces");
    String spans =
        """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"zeta-web"}}]},
         "scopeSpans":[{"spans":[{"traceId":"0102030405060708090a0b0c0d0e0f10","spanId":"0000000000000009","kind":3}]}]},
         {"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"zeta-api"}}]},
         "scopeSpans":[{"spans":[{"traceId":"0102030405060708090a0b0c0d0e0f10","spanId":"000000000000000a",
          "parentSpanId":"0000000000000009","kind":2}]}]}]}
        """;
    assertThat(SERVICE.post("/v1/traces", spans, key).is(200).text()).isEqualTo("{}");
    JsonNode map =
        SERVICE.getUntil(
            "/api/map", SERVICE.rosa(), page -> names(page.path("nodes")).contains("zeta-api"));
    assertThat(map.path("edges").toString()).contains("\"source\":\"TRACE\"");
    long events = events();
    for (int i = 0; i < 5; i++) {
      send(gzipped(spans), key, "application/json").is(200);
    }
    assertThat(events()).isEqualTo(events);

    Answer refused = send(new byte[] {(byte) 0xff, 1}, key, "application/x-protobuf").is(400);
    assertThat(refused.header("Content-Type")).isEqualTo("application/x-protobuf");
    assertThat(SERVICE.post("/v1/traces", "[]", key).is(400).json().path("code").asInt())
        .isEqualTo(3);
    SERVICE.post("/v1/traces", spans, "mi_wrong").is(401);
  }

  private static long events() {
    return SERVICE.bean(EventLog.class).head().position();
  }

  private static Answer send(byte[] body, String key, String type) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SERVICE.uri("/v1/traces"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (body[0] == 0x1f) {
      request.header("Content-Encoding", "gzip");
    }
    return SERVICE.send(request);
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
