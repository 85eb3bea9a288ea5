package io.muster.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.muster.reporting.evidence.Checkpoints;
import io.muster.reporting.testing.MusterLogTool;
import io.muster.reporting.testing.MusterLogTool.Result;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup is taken while work goes on, and brought back in another place. */
class BackupIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String READ_MODELS = "/api/admin/reporting/read-models";

  @TempDir Path backup;

  @Test
  void what_was_backed_up_while_running_is_the_same_log_elsewhere_and_reads_the_same()
      throws Exception {
    SERVICE.record(Outage.events());
    assertThat(SERVICE.bean(Checkpoints.class).cover(Duration.ofSeconds(20))).isPresent();
    Files.copy(SERVICE.checkpoints().resolve("checkpoints.txt"), backup.resolve("checkpoints.txt"));
    Files.copy(SERVICE.checkpoints().resolve("keys.txt"), backup.resolve("signers.txt"));

    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; !done.get(); i++) {
                SERVICE.record(Outage.note("meanwhile " + i, 10_000 + i));
              }
            });
    String export = backup.resolve("log.jsonl").toString();
    String keys = backup.resolve("keys.jsonl").toString();
    ok("export", "--uri", SERVICE.mongo().uri(), "--out", export, "--keys-out", keys);
    done.set(true);
    work.join();

    MongoDatabase elsewhere = SERVICE.mongo().freshDatabase();
    String uri = SERVICE.mongo().uri(elsewhere.getName());
    ok("import", export, "--keys", keys, "--uri", uri);
    String again = backup.resolve("again.jsonl").toString();
    ok("export", "--uri", uri, "--out", again);
    assertThat(Path.of(again)).hasSameTextualContentAs(Path.of(export));
    ok(
        "verify",
        again,
        "--checkpoints",
        backup.resolve("checkpoints.txt").toString(),
        "--keys",
        backup.resolve("signers.txt").toString());

    long end =
        elsewhere
            .getCollection("events")
            .find()
            .sort(new Document("_id", -1))
            .first()
            .getLong("_id");
    try (ConfigurableApplicationContext restored =
        SERVICE.start(uri, Files.createDirectory(backup.resolve("checkpoints")))) {
      JsonNode there = caughtUp(TestService.url(restored), end);
      assertThat(rows(TestService.url(restored), end)).isEqualTo(rows(SERVICE.url(), end));
      assertThat(there.path(0).path("contentHash").asString()).isNotEmpty();
      get(TestService.url(restored) + READ_MODELS + "/rebuild", SERVICE.adam(), "POST");
      assertThat(caughtUp(TestService.url(restored), end)).isEqualTo(there);
    } finally {
      elsewhere.drop();
    }
  }

  private static void ok(String... arguments) throws Exception {
    Result result = MusterLogTool.run(null, arguments);
    assertThat(result.code()).as(result.output()).isZero();
  }

  private static JsonNode caughtUp(String url, long end) {
    return Awaitility.await()
        .until(
            () -> get(url + READ_MODELS, SERVICE.adam(), "GET"),
            models ->
                models.isArray()
                    && models.valueStream().allMatch(m -> m.path("position").asLong() == end));
  }

  /** Every row of the ledger up to there, with the names and words only keys can open. */
  private static String rows(String url, long end) throws Exception {
    StringBuilder rows = new StringBuilder();
    for (long after = 0; after < end; ) {
      JsonNode page =
          get(url + "/api/ledger?limit=200&after=" + after, SERVICE.mina(), "GET").path("items");
      for (JsonNode row : page) {
        after = row.path("position").asLong();
        if (after <= end) {
          rows.append(row).append('\n');
        }
      }
    }
    assertThat(rows).contains("Rosa Reyes").doesNotContain("[erased]");
    return rows.toString();
  }

  private static JsonNode get(String url, String token, String method) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return new JsonMapper()
        .readTree(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
