package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.TestKeys;
import io.muster.starter.sample.SampleService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A service made with the starter, on a real MongoDB engine and with real tokens over real HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
class StarterIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service = start("sample", TOKENS.issuerUri());
    // On a busy machine the issuer may take longer than the decoder waits for its keys.
    await().until(() -> get("/api/things/none", rosa()).statusCode() == 404);
  }

  private static ConfigurableApplicationContext start(String name, String issuerUri) {
    return SpringApplication.run(
        SampleService.class,
        "--server.port=0",
        "--spring.profiles.active=local",
        "--spring.application.name=sample-service",
        "--muster.service=" + name,
        "--muster.mongodb-uri=" + MONGO.uri(),
        "--muster.issuer-uri=" + issuerUri,
        "--muster.key-encryption-keys=" + TestKeys.folderFor(MONGO.uri()));
  }

  @AfterAll
  static void stop() {
    service.close();
    TOKENS.close();
  }

  @Test
  void what_was_written_is_read_under_the_writers_name_and_masked_for_an_auditor() {
    HttpResponse<String> written = post("/api/things/a", "{\"name\":\"Grafana\"}", rosa(), "k-1");
    assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    assertThat(written.body()).contains("\"version\":0");
    await()
        .untilAsserted(
            () -> assertThat(get("/api/things/a", rosa()).body()).contains("Rosa Reyes"));
    String masked = get("/api/things/a", TOKENS.person("aude", "Aude Auer", "auditor")).body();
    assertThat(masked).contains("Person ").doesNotContain("Rosa");
  }

  @Test
  void whoever_was_just_recorded_is_called_by_name_though_nothing_has_read_it_yet() {
    EventProcessor people =
        service.getBean(EventProcessingConfiguration.class).eventProcessor("sample.people").get();
    people.shutDown();
    try {
      String ines = TOKENS.person("ines", "Ines Ito", "responder");
      post("/api/things/named", "{\"name\":\"One\"}", ines, null);
      await().until(() -> get("/api/things/named", rosa()).statusCode() == 200);
      assertThat(get("/api/things/named", rosa()).body()).contains("Ines Ito");
    } finally {
      people.start();
    }
  }

  @Test
  void the_same_key_answers_the_same_and_with_another_body_is_refused() {
    String first = post("/api/things/b", "{\"name\":\"One\"}", rosa(), "k-2").body();
    assertThat(post("/api/things/b", "{\"name\":\"One\"}", rosa(), "k-2").body()).isEqualTo(first);
    HttpResponse<String> reused = post("/api/things/b", "{\"name\":\"Two\"}", rosa(), "k-2");
    assertThat(reused.statusCode()).isEqualTo(422);
    assertThat(reused.body()).contains("urn:muster:problem:idempotency-key-reused");
  }

  @Test
  void a_page_of_another_site_sets_nothing_off_that_leaves_a_record() {
    post("/api/things/copied", "{\"name\":\"One\"}", rosa(), null);
    for (String elsewhere : List.of("cross-site", "same-site")) {
      HttpResponse<String> refused = asked("/api/things/copied/copy", elsewhere);
      assertThat(refused.statusCode()).as(elsewhere).isEqualTo(403);
      assertThat(refused.body()).contains("urn:muster:problem:another-site");
    }
    assertThat(asked("/api/things/copied/copy", "same-origin").body())
        .as("nothing was recorded before")
        .contains("\"version\":1");
    assertThat(asked("/api/things/copied/copy", "none").statusCode()).isEqualTo(200);
    assertThat(get("/api/things/copied/copy", rosa()).statusCode()).as("a program").isEqualTo(200);
    assertThat(asked("/api/things/none", "cross-site").statusCode())
        .as("what leaves no record is asked from anywhere")
        .isEqualTo(404);
  }

  @Test
  void what_is_busy_says_when_to_come_again() {
    HttpResponse<String> busy = get("/api/things/a/file", rosa());
    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(busy.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void a_stale_edit_is_told_what_changed() {
    post("/api/things/c", "{\"name\":\"One\"}", rosa(), null);
    post("/api/things/c/rotate", "{\"name\":\"11\"}", rosa(), null);
    HttpResponse<String> stale =
        send(
            request("/api/things/c/rotate", rosa())
                .header("If-Match", "\"0\"")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"22\"}")));
    assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
    assertThat(stale.body())
        .contains("\"currentVersion\":1")
        .contains("integration.key-rotated")
        .contains("Rosa Reyes");
  }

  @Test
  void bad_requests_are_told_what_is_wrong() {
    assertThat(post("/api/things/d", "{\"name\":", rosa(), null))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(400);
              assertThat(answer.body()).contains("malformed-body").contains("line 1");
              assertThat(answer.headers().firstValue("content-type").orElse(""))
                  .startsWith("application/problem+json");
            });
    assertThat(post("/api/things/none/disable", "", rosa(), null).statusCode()).isEqualTo(404);
    assertThat(send(request("/api/things/d", rosa()).DELETE()))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(405);
              assertThat(answer.body()).contains("method-not-allowed").contains("requestId");
            });
  }

  @Test
  void tokens_that_are_missing_expired_forged_or_for_others_open_nothing() {
    String[] bad = {
      TOKENS.token("rosa", "Rosa", "muster-gateway", "muster-api", -600, "responder"),
      TOKENS.token("rosa", "Rosa", "muster-gateway", "another-api", 300, "responder"),
      rosa().substring(0, rosa().length() - 6) + "AAAAAA"
    };
    for (String token : bad) {
      HttpResponse<String> answer = get("/api/things/a", token);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("urn:muster:problem:bad-token").doesNotContain(token);
    }
    assertThat(send(HttpRequest.newBuilder(uri("/api/things/a"))).body())
        .contains("urn:muster:problem:no-token");
    assertThat(post("/api/things/a", "{}", TOKENS.person("aude", "Aude", "auditor"), null).body())
        .contains("urn:muster:problem:role-missing");
  }

  @Test
  void a_refusal_is_logged_under_its_request_id_without_the_token(CapturedOutput output) {
    String token = rosa();
    send(
        request("/api/things/none/disable", token)
            .header("X-Request-Id", "refused-4711")
            .POST(HttpRequest.BodyPublishers.noBody()));
    await().until(() -> output.getAll().contains("[refused-4711]"));
    assertThat(output.getAll())
        .contains("Answered 404 to POST /api/things/{id}/disable")
        .doesNotContain(token);
  }

  @Test
  void while_the_identity_provider_is_away_a_token_is_neither_believed_nor_blamed() {
    try (ConfigurableApplicationContext alone = start("alone", "http://127.0.0.1:1/realms/gone")) {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(uri(alone, "/api/things/a"))
                  .header("Authorization", "Bearer " + rosa()));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(answer.body()).contains("urn:muster:problem:identity-provider-unavailable");
    }
  }

  @Test
  void a_poisoned_event_parks_its_own_sequence_and_is_retried() {
    SampleService.View.poisoned = true;
    post("/api/things/poison", "{\"name\":\"Bad\"}", rosa(), null);
    post("/api/things/poison/rotate", "{\"name\":\"33\"}", rosa(), null);
    post("/api/things/healthy", "{\"name\":\"Good\"}", rosa(), null);
    String admin = TOKENS.person("adam", "Adam Ames", "admin");
    await()
        .untilAsserted(
            () -> {
              assertThat(get("/api/things/healthy", rosa()).statusCode()).isEqualTo(200);
              assertThat(get("/api/admin/sample/dead-letters", admin).body())
                  .contains("\"aggregateId\":\"poison\"");
            });
    SampleService.View.poisoned = false;
    HttpResponse<String> retried =
        post("/api/admin/sample/dead-letters/sample.view/retry", "", admin, null);
    assertThat(retried.body()).contains("\"retried\":1");
    assertThat(get("/api/things/poison", rosa()).statusCode()).isEqualTo(200);
    assertThat(get("/api/admin/sample/dead-letters", admin).body()).isEqualTo("[]");
  }

  @Test
  void no_log_line_and_after_an_erasure_no_cache_snapshot_or_dead_letter_holds_a_name(
      CapturedOutput output) {
    String lena = TOKENS.person("lena", "Lena Leaver", "responder");
    String admin = TOKENS.person("adam", "Adam Ames", "admin");
    MongoDatabase database = service.getBean(MongoDatabase.class);
    SampleService.View.poisoned = true;
    post("/api/things/lenas", "{\"name\":\"One\"}", lena, null);
    post("/api/things/poison-lena", "{\"name\":\"Bad\"}", lena, null);
    database.getCollection("snapshots").insertOne(new Document("_id", "some-aggregate"));
    await()
        .untilAsserted(
            () -> {
              assertThat(get("/api/things/lenas", rosa()).body()).contains("Lena Leaver");
              assertThat(get("/api/admin/sample/dead-letters", admin).body())
                  .contains("cannot read this one of Lena Leaver");
            });
    assertThat(output.getAll()).doesNotContain("Lena Leaver");

    int generation = service.getBean(KeyRing.class).destroy(KeyRing.person("lena"));
    record(
        new ErasureEvent.KeyDestroyed(
            ErasureEvent.idFor("lena"),
            "lena",
            generation,
            Actor.system("erasure"),
            Instant.EPOCH));

    // Well before what is cached runs out by itself.
    await()
        .untilAsserted(
            () -> {
              assertThat(get("/api/things/lenas", rosa()).body()).contains("[erased]");
              assertThat(get("/api/admin/sample/dead-letters", admin).body())
                  .contains("\"cause\":\"[erased]\"");
              assertThat(database.getCollection("snapshots").countDocuments()).isZero();
              assertThat(service.getBean(EventLog.class).lastSequence("scrub-sample-lena"))
                  .hasValue(0L);
            });
    SampleService.View.poisoned = false;
    assertThat(post("/api/admin/sample/dead-letters/sample.view/retry", "", admin, null).body())
        .contains("\"retried\":1");
    assertThat(get("/api/things/poison-lena", rosa()).body()).contains("[erased]");
  }

  @Test
  void a_scrub_that_fails_stays_parked_in_sight_and_goes_through_by_itself_once_it_can() {
    String admin = TOKENS.person("adam", "Adam Ames", "admin");
    MongoCollection<Document> letters =
        service.getBean(MongoDatabase.class).getCollection("sample_dead_letters");
    Document trouble = new Document("_id", "not a letter").append("message", new Document());
    letters.insertOne(trouble);
    record(
        new ErasureEvent.KeyDestroyed(
            ErasureEvent.idFor("omar"), "omar", 1, Actor.system("erasure"), Instant.EPOCH));
    EventLog log = service.getBean(EventLog.class);
    await()
        .untilAsserted(
            () ->
                assertThat(get("/api/admin/sample/dead-letters", admin).body())
                    .contains("\"group\":\"sample.scrub\"")
                    .contains("\"aggregateId\":\"" + ErasureEvent.idFor("omar")));
    Instant parked = parkedScrub().lastTouched();
    await().until(() -> parkedScrub().lastTouched().isAfter(parked));
    assertThat(log.lastSequence("scrub-sample-omar")).isEmpty();

    letters.deleteOne(trouble);

    await()
        .untilAsserted(
            () -> {
              assertThat(log.lastSequence("scrub-sample-omar")).hasValue(0L);
              assertThat(get("/api/admin/sample/dead-letters", admin).body())
                  .doesNotContain("sample.scrub");
            });
  }

  private static DeadLetter<?> parkedScrub() {
    return service
        .getBean(EventProcessingConfiguration.class)
        .deadLetterQueue("sample.scrub")
        .orElseThrow()
        .deadLetterSequence(ErasureEvent.idFor("omar"))
        .iterator()
        .next();
  }

  private static void record(Event event) {
    String id = UUID.randomUUID().toString();
    byte[] payload = service.getBean(EventCodec.class).encode(id, event);
    service
        .getBean(EventLog.class)
        .append(
            new Commit(
                "Erasure",
                event.aggregateId(),
                0,
                List.of(
                    new NewEvent(
                        id,
                        EventTypes.nameOf(event.getClass()),
                        1,
                        "{}".getBytes(StandardCharsets.UTF_8),
                        payload))));
  }

  @Test
  void a_rebuilt_read_model_equals_the_old_one() {
    for (int i = 0; i < 30; i++) {
      post("/api/things/r" + i, "{\"name\":\"R\"}", rosa(), null);
      post("/api/things/r" + i + "/rotate", "{\"name\":\"44\"}", rosa(), null);
    }
    String admin = TOKENS.person("adam", "Adam Ames", "admin");
    MongoDatabase database = service.getBean(MongoDatabase.class);
    await().until(() -> caughtUp(get("/api/admin/sample/read-models", admin).body()));
    String before = get("/api/admin/sample/read-models", admin).body();
    database.getCollection("sample_integrations").drop();
    assertThat(post("/api/admin/sample/read-models/rebuild", "", admin, null).statusCode())
        .isEqualTo(202);
    await()
        .untilAsserted(
            () -> assertThat(get("/api/admin/sample/read-models", admin).body()).isEqualTo(before));
  }

  private static boolean caughtUp(String body) {
    return !body.contains("\"position\":0")
        && java.util.regex.Pattern.compile("\"position\":(\\d+),\"head\":(\\d+)")
            .matcher(body)
            .results()
            .allMatch(found -> found.group(1).equals(found.group(2)));
  }

  private static String rosa() {
    return TOKENS.person("rosa", "Rosa Reyes", "responder");
  }

  private static HttpResponse<String> post(String path, String body, String token, String key) {
    HttpRequest.Builder request =
        request(path, token).POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request);
  }

  private static HttpResponse<String> get(String path, String token) {
    return send(request(path, token));
  }

  /** As a browser asks that was told to by a page of some site. */
  private static HttpResponse<String> asked(String path, String site) {
    return send(request(path, rosa()).header("Sec-Fetch-Site", site));
  }

  private static HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(uri(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static URI uri(String path) {
    return uri(service, path);
  }

  private static URI uri(ConfigurableApplicationContext context, String path) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
