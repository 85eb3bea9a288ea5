package io.muster.reporting.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ClusteredIndexOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.erasure.ErasureCommand.ApproveErasure;
import io.muster.contracts.erasure.ErasureCommand.RequestErasure;
import io.muster.contracts.erasure.ScrubEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.eventlog.LogExport;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoServer;
import io.muster.reporting.testing.DatabaseFiles;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.starter.CommandSender;
import io.muster.verify.LogVerifier;
import io.muster.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * A thousand people are erased from a running service, and then the database's own files are
 * searched. They are written without compression, as else nothing would be found even if it were
 * there; a control text shows that the search finds what is there.
 */
class ErasureProofIT {

  private static final int PEOPLE = 1_000;

  /** Stands in every name and address, so that one search finds any of them. */
  private static final String MARK = "Zq7Erasee";

  private static final String CONTROL = "Zq7Control-kept-in-the-clear";
  private static final String REPORT = "/api/reports/incidents/INC-142.json";
  private static final Actor ADAM = Actor.person("adam", "Adam Ames");
  private static final Actor MINA = Actor.person(Outage.MINA, "Mina Moreau");

  private static final MongoServer ENGINE = MongoServer.startEngine();

  @RegisterExtension static final TestService SERVICE = TestService.on(ENGINE, uncompressed());

  private static Runnable uncompressed() {
    return () -> {
      try (MongoClient client = MongoClients.create(ENGINE.uri())) {
        MongoDatabase log = client.getDatabase("muster");
        log.createCollection(
            "events",
            plain().clusteredIndexOptions(new ClusteredIndexOptions(new Document("_id", 1), true)));
        log.createCollection("bell", plain().capped(true).sizeInBytes(65_536).maxDocuments(256));
        Stream.of(
                "control",
                "snapshots",
                "reporting_tokens",
                "reporting_dead_letters",
                "reporting_people",
                "reporting_ledger",
                "reporting_incidents",
                "reporting_incident_records",
                "reporting_assessments",
                "reporting_clock_timers",
                "reporting_audit_subjects",
                "reporting_audit_reports",
                "reporting_audit_schedules",
                "reporting_audit_timers",
                "reporting_engagements",
                "reporting_audit_views",
                "reporting_lessons_reviews",
                "reporting_read_models",
                "reporting_analytics_incidents",
                "reporting_analytics_actions",
                "reporting_analytics_services",
                "reporting_analytics_sources",
                "reporting_analytics_pages",
                "reporting_analytics_changes",
                "reporting_analytics_people",
                "reporting_erasures",
                "reporting_tree",
                "reporting_sinks",
                "reporting_turns")
            .forEach(name -> log.createCollection(name, plain()));
        for (String name : List.of("keys", "generations")) {
          client.getDatabase("muster_keys").createCollection(name, plain());
        }
      }
    };
  }

  private static CreateCollectionOptions plain() {
    return new CreateCollectionOptions()
        .storageEngineOptions(
            new Document("wiredTiger", new Document("configString", "block_compressor=none")));
  }

  @Test
  void of_a_thousand_erased_people_the_database_files_hold_nothing_that_can_be_read()
      throws Exception {
    MongoDatabase log = SERVICE.bean(MongoDatabase.class);
    log.getCollection("control").insertOne(new Document("_id", CONTROL));
    SERVICE.record(Outage.events());
    inParallel(
        i ->
            SERVICE.record(
                new OnCallEvent.ContactMethodsSet(
                    person(i), name(i), email(i), ADAM, Outage.at(60)),
                new IncidentEvent.RoleAssigned(
                    "inc-" + i,
                    Role.SCRIBE,
                    new Person(person(i), name(i)),
                    Actor.person(person(i), name(i)),
                    Outage.at(61))));
    SERVICE.record(
        new IncidentEvent.NoteAdded(
            Outage.INCIDENT, "n", "a note", Actor.person(person(0), name(0)), Outage.at(62)));
    JsonNode reportBefore = SERVICE.get(REPORT, SERVICE.mina()).is(200).json();
    assertThat(reportBefore.toString()).contains(name(0));
    SERVICE.getUntil(
        "/api/people?q=erasee-777",
        SERVICE.adam(),
        people -> people.toString().contains(name(777)));
    Map<String, byte[]> wrapped = wrappedKeys();
    assertThat(wrapped).hasSize(PEOPLE);
    byte[] firstKey = onlyKeyEncryptionKey();

    eraseAll();

    assertThat(open(wrapped, firstKey)).as("the control: the old key opens them").isEqualTo(PEOPLE);
    assertThat(open(wrapped, onlyKeyEncryptionKey())).isZero();
    assertReadsSayErased(reportBefore);
    assertTheChainVerifies(log);
    assertReplayChangesNothing();
    assertNothingWasCompressed();

    SERVICE.stop();
    ENGINE.halt();
    try (DatabaseFiles files = DatabaseFiles.in(ENGINE.directory())) {
      assertThat(files.count(CONTROL)).as("the search finds what is there").isPositive();
      assertThat(files.count(MARK)).isZero();
      assertThat(files.count(Base64.getEncoder().encodeToString(firstKey))).isZero();
      assertThat(files.count(firstKey)).isZero();
      assertThat(files.bytes()).isGreaterThan(1_000_000);
    }
  }

  private static void eraseAll() {
    CommandSender sender = SERVICE.bean(CommandSender.class);
    inParallel(
        i -> {
          sender.sendSystem(new RequestErasure(person(i), "request " + i, 2, 1, ADAM));
          sender.sendSystem(new ApproveErasure(person(i), MINA));
        });
    inParallel(
        i -> {
          for (String service : List.of("incident", "notification")) {
            SERVICE.record(
                new ScrubEvent.Done(
                    ScrubEvent.idFor(service, person(i)),
                    person(i),
                    service,
                    0,
                    Actor.service("muster-" + service),
                    Outage.at(90)));
          }
        });
    Facts facts = SERVICE.bean(Facts.class);
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                IntStream.range(0, PEOPLE)
                    .allMatch(i -> facts.erasure(person(i)).completed() != null));
  }

  private static void assertReadsSayErased(JsonNode before) {
    JsonNode after = SERVICE.get(REPORT, SERVICE.mina()).is(200).json();
    assertThat(after.toString()).doesNotContain(MARK).contains("[erased] noted");
    for (String figures : List.of("times", "phases", "severities", "pages", "alerts")) {
      assertThat(after.path(figures)).as(figures).isEqualTo(before.path(figures));
    }
    assertThat(after.path("notes").size()).isEqualTo(before.path("notes").size());
    assertThat(SERVICE.get("/api/people?q=" + person(7), SERVICE.adam()).text())
        .contains("[erased]")
        .doesNotContain(MARK);
    for (String path : List.of("/api/ledger?limit=200&after=100", "/api/erasures")) {
      assertThat(SERVICE.get(path, SERVICE.mina()).is(200).text())
          .contains("[erased]")
          .doesNotContain(MARK);
    }
    KeyRing keys = SERVICE.bean(KeyRing.class);
    assertThat(keys.seal(KeyRing.person(person(3)), "event", "/name", "again")).isEmpty();
  }

  private static void assertTheChainVerifies(MongoDatabase log) throws Exception {
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    LogExport.write(log, export);
    assertThat(export.toString(StandardCharsets.UTF_8)).doesNotContain(MARK);
    Verification verified = LogVerifier.verify(new ByteArrayInputStream(export.toByteArray()));
    assertThat(verified.findings()).isEmpty();
    assertThat(verified.events()).isGreaterThan(9L * PEOPLE);
  }

  private static void assertReplayChangesNothing() {
    List<String> before = contents(models());
    SERVICE.post("/api/admin/reporting/read-models/rebuild", SERVICE.adam()).is(202);
    SERVICE.getUntil(
        "/api/admin/reporting/read-models",
        SERVICE.adam(),
        models -> contents(models).equals(before));
    assertThat(SERVICE.bean(KeyRing.class).isDestroyed(KeyRing.person(person(3)))).isTrue();
  }

  private static JsonNode models() {
    return SERVICE.getUntil(
        "/api/admin/reporting/read-models",
        SERVICE.adam(),
        models ->
            models
                .valueStream()
                .allMatch(m -> m.path("position").asLong() == m.path("head").asLong()));
  }

  private static List<String> contents(JsonNode models) {
    return models
        .valueStream()
        .map(m -> m.path("name").asString() + m.path("documents") + m.path("contentHash"))
        .toList();
  }

  /** Else not finding anything would prove nothing. */
  private static void assertNothingWasCompressed() {
    try (MongoClient client = MongoClients.create(ENGINE.uri())) {
      for (String database : List.of("muster", "muster_keys")) {
        for (Document found : client.getDatabase(database).listCollections()) {
          assertThat(found.toJson()).contains("block_compressor=none");
        }
      }
    }
  }

  private static Map<String, byte[]> wrappedKeys() {
    Map<String, byte[]> keys = new HashMap<>();
    try (MongoClient client = MongoClients.create(ENGINE.uri())) {
      for (Document key :
          client
              .getDatabase("muster_keys")
              .getCollection("keys")
              .find(Filters.regex("_id", "^person/erasee-"))) {
        keys.put(key.getString("_id"), key.get("key", Binary.class).getData());
      }
    }
    return keys;
  }

  private static byte[] onlyKeyEncryptionKey() throws IOException {
    try (Stream<Path> files = Files.list(SERVICE.keyFolder())) {
      List<Path> keys = files.toList();
      assertThat(keys).hasSize(1);
      return Base64.getDecoder().decode(Files.readString(keys.getFirst()).strip());
    }
  }

  private static long open(Map<String, byte[]> wrapped, byte[] keyEncryptionKey) {
    return wrapped.entrySet().stream()
        .filter(key -> opens(key.getKey(), key.getValue(), keyEncryptionKey))
        .count();
  }

  private static boolean opens(String id, byte[] wrapped, byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(128, wrapped, 0, 12));
      cipher.updateAAD(("muster.wrap.1 " + id).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(wrapped, 12, wrapped.length - 12).length == 32;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static void inParallel(IntConsumer each) {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<? extends Future<?>> all =
          IntStream.range(0, PEOPLE).mapToObj(i -> threads.submit(() -> each.accept(i))).toList();
      for (Future<?> one : all) {
        one.get(5, TimeUnit.MINUTES);
      }
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static String person(int i) {
    return "erasee-" + i;
  }

  private static String name(int i) {
    return MARK + " Number" + i;
  }

  private static String email(int i) {
    return MARK + i + "@people.example";
  }
}
