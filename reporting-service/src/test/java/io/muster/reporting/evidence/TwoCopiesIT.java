package io.muster.reporting.evidence;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.erasure.ErasureCommand.ApproveErasure;
import io.muster.contracts.erasure.ErasureCommand.RequestErasure;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.ScrubEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogExport;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.starter.CommandSender;
import io.muster.verify.LogVerifier;
import io.muster.verify.SignedCheckpoints;
import io.muster.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two copies of the service on one log, with one directory of checkpoints and one auditor who is
 * told: they do everything once, and one goes on when the other is gone.
 */
class TwoCopiesIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @RegisterExtension
  static final WireMockExtension AUDITOR =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  @TempDir Path home;

  private ConfigurableApplicationContext one;
  private ConfigurableApplicationContext other;

  @BeforeEach
  void start() {
    AUDITOR.stubFor(post("/muster").willReturn(aResponse().withStatus(204)));
    String database = "copies_" + UUID.randomUUID().toString().substring(0, 8);
    one = copy(database);
    other = copy(database);
  }

  private ConfigurableApplicationContext copy(String database) {
    String secret =
        Base64.getEncoder()
            .encodeToString("thirty-two bytes of test secret!".getBytes(StandardCharsets.UTF_8));
    return SERVICE.start(
        SERVICE.mongo().uri(database),
        home,
        "--muster.checkpoint.interval=1s",
        "--muster.checkpoint.webhook.url=http://127.0.0.1:%d/muster".formatted(AUDITOR.getPort()),
        "--muster.checkpoint.webhook.secret=whsec_" + secret);
  }

  @AfterEach
  void stop() {
    String database = other.getBean(MongoDatabase.class).getName();
    one.close();
    other.close();
    for (String name : List.of(database, database + "_keys")) {
      SERVICE.mongo().client().getDatabase(name).drop();
    }
  }

  @Test
  void they_sign_one_chain_of_checkpoints_and_publish_each_once() throws IOException {
    await()
        .until(
            () -> {
              note(one);
              note(other);
              return kept().size() >= 6;
            });
    long head = note(one);
    List<CompletableFuture<Optional<Checkpoint>>> asked =
        List.of(one, other).stream()
            .map(copy -> CompletableFuture.supplyAsync(() -> cover(copy)))
            .toList();
    asked.forEach(
        each ->
            assertThat(each.join())
                .hasValueSatisfying(c -> assertThat(c.position()).isEqualTo(head)));
    assertOneChain(head);

    one.close();
    long later = note(other);
    await().until(() -> signedUpTo() == later);
    assertOneChain(later);
  }

  @Test
  void when_one_dies_in_the_middle_of_its_turn_the_other_takes_over() throws IOException {
    MongoDatabase database = other.getBean(MongoDatabase.class);
    one.close();
    note(other);
    database
        .getCollection("reporting_turns")
        .updateMany(
            new Document(),
            List.of(
                new Document(
                    "$set",
                    new Document("holder", "one that died")
                        .append("until", new Document("$add", List.of("$$NOW", 3000L))))));
    long head = note(other);
    await().until(() -> signedUpTo() == head);
    assertOneChain(head);
  }

  @Test
  void every_step_of_every_erasure_is_taken_once_also_when_one_is_stopped_on_the_way() {
    List<String> people = IntStream.range(0, 12).mapToObj(i -> "person-" + i).toList();
    for (String person : people) {
      append(one, noteBy(person));
      CommandSender sender =
          (person.hashCode() % 2 == 0 ? one : other).getBean(CommandSender.class);
      sender.sendSystem(
          new RequestErasure(person, "request", 1, 1, Actor.person("adam", "Adam Ames")));
      sender.sendSystem(new ApproveErasure(person, Actor.person("mina", "Mina Moreau")));
    }
    await().until(() -> steps(people.getFirst()).contains("erasure.key-destroyed"));
    one.close();
    for (String person : people) {
      for (String service : List.of("incident", "notification")) {
        append(
            other,
            new ScrubEvent.Done(
                ScrubEvent.idFor(service, person),
                person,
                service,
                0,
                Actor.service("muster-" + service),
                Outage.at(9000)));
      }
    }
    for (String person : people) {
      await()
          .untilAsserted(
              () ->
                  assertThat(steps(person))
                      .containsExactly(
                          "erasure.requested",
                          "erasure.approved",
                          "erasure.key-destroyed",
                          "erasure.keys-rewrapped",
                          "erasure.completed"));
      assertThat(other.getBean(KeyRing.class).isDestroyed(KeyRing.person(person))).isTrue();
    }
  }

  private List<String> steps(String person) {
    return other
        .getBean(EventLog.class)
        .readAggregate(ErasureEvent.idFor(person), 0, 100)
        .commits()
        .stream()
        .flatMap(commit -> commit.events().stream())
        .map(StoredEvent::type)
        .toList();
  }

  /** No two checkpoints say the same, each is proven by the log, and the auditor has each once. */
  private void assertOneChain(long head) throws IOException {
    List<Checkpoint> kept = kept();
    assertThat(kept).extracting(Checkpoint::position).isSorted().doesNotHaveDuplicates();
    assertThat(kept.getLast().position()).isEqualTo(head);
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    LogExport.write(other.getBean(MongoDatabase.class), export);
    Verification log =
        LogVerifier.verify(
            new ByteArrayInputStream(export.toByteArray()),
            SignedCheckpoints.load(home.resolve("checkpoints.txt"), home.resolve("keys.txt")));
    assertThat(log.findings()).isEmpty();
    assertThat(log.checkpoints()).isEqualTo(kept.size());
    assertThat(new HashSet<>(new CheckpointFile(home).keys())).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(posted())
                    .containsExactlyElementsOf(kept.stream().map(Checkpoint::position).toList()));
  }

  private List<Checkpoint> kept() throws IOException {
    return new CheckpointFile(home)
        .after(0, 1000).stream().map(CheckpointFile.Entry::checkpoint).toList();
  }

  private long signedUpTo() throws IOException {
    return kept().stream().mapToLong(Checkpoint::position).max().orElse(0);
  }

  private static List<Long> posted() {
    return AUDITOR.findAll(postRequestedFor(urlEqualTo("/muster"))).stream()
        .map(LoggedRequest::getBodyAsString)
        .map(body -> new JsonMapper().readTree(body).path("data").path("position").asLong())
        .toList();
  }

  private static Optional<Checkpoint> cover(ConfigurableApplicationContext copy) {
    return copy.getBean(Checkpoints.class).cover(Duration.ofSeconds(30));
  }

  /** Something more is recorded; answers the head of the log. */
  private static long note(ConfigurableApplicationContext copy) {
    return append(copy, noteBy("rosa"));
  }

  private static IncidentEvent.NoteAdded noteBy(String person) {
    return new IncidentEvent.NoteAdded(
        "inc-" + UUID.randomUUID(),
        "note-1",
        "a note",
        Actor.person(person, "Name of " + person),
        Outage.at(60));
  }

  private static long append(ConfigurableApplicationContext copy, Event event) {
    String id = UUID.randomUUID().toString();
    return copy.getBean(EventLog.class)
        .append(
            new Commit(
                "Aggregate",
                event.aggregateId(),
                0,
                List.of(
                    new NewEvent(
                        id,
                        EventTypes.nameOf(event.getClass()),
                        1,
                        "{}".getBytes(StandardCharsets.UTF_8),
                        copy.getBean(EventCodec.class).encode(id, event)))))
        .lastPosition();
  }
}
