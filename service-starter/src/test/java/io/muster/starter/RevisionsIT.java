package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.Erased;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.TestKeys;
import io.muster.starter.revisions.Drill;
import io.muster.starter.revisions.DrillService;
import io.muster.starter.revisions.FirstDrill;
import io.muster.starter.revisions.SecondDrill;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.deadletter.Cause;
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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A log that several versions of Muster have written to. The old ones are played by codecs that
 * know the events as they were then, so what lies in the log is what they would have written.
 */
@ExtendWith(OutputCaptureExtension.class)
class RevisionsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Instant AT = Instant.parse("2026-11-24T03:12:00Z");
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        SpringApplication.run(
            DrillService.class,
            "--server.port=0",
            "--spring.profiles.active=local",
            "--spring.application.name=drill-service",
            "--muster.service=drills",
            "--muster.mongodb-uri=" + MONGO.uri(),
            "--muster.issuer-uri=http://127.0.0.1:1/realms/not-asked",
            "--muster.key-encryption-keys=" + TestKeys.folderFor(MONGO.uri()));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void events_of_every_revision_build_one_read_model_which_a_replay_builds_again() {
    recordedFirst("d-1", "rosa", "Rosa Reyes");
    record(
        SecondDrill.class,
        new SecondDrill.Planned("d-2", new Person("rosa", "Rosa Reyes"), "B 12", MINA, AT));
    record(
        Drill.class,
        new Drill.Planned("d-3", new Person("rosa", "Rosa Reyes"), List.of("B 12"), MINA, AT));
    onBoard("d-3");
    for (int revision = 1; revision <= 3; revision++) {
      assertThat(onBoard("d-" + revision))
          .containsEntry("leader", "rosa")
          .containsEntry("greeting", "Rosa Reyes".length())
          .containsEntry("rooms", List.of("B 12"))
          .containsEntry("recordedAs", revision);
    }
    List<Document> before = board();
    asAdmin(() -> service.getBean(ReadModelAdmin.class).rebuild(null));
    await().untilAsserted(() -> assertThat(board()).isEqualTo(before));
  }

  @Test
  void an_aggregate_that_began_in_an_old_revision_decides_as_if_it_had_begun_today() {
    byte[] stored = recordedFirst("d-4", "rosa", "Rosa Reyes");
    CommandSender sender = service.getBean(CommandSender.class);
    assertThat(sender.sendSystem(new Drill.Move("d-4", "B 12", MINA)).version()).isZero();
    assertThat(sender.sendSystem(new Drill.Move("d-4", "C 1", MINA)).version()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(onBoard("d-4")).containsEntry("rooms", List.of("C 1")));
    assertThat(service.getBean(EventLog.class).commitOf("d-4", 0).orElseThrow().events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.revision()).isEqualTo(1);
              assertThat(event.payload()).isEqualTo(stored);
            });
  }

  @Test
  void a_person_who_is_erased_is_unreadable_in_old_revisions_too() {
    byte[] stored = recordedFirst("d-5", "lena", "Lena Leaver");
    KeyRing keys = service.getBean(KeyRing.class);
    EventCodec codec = service.getBean(EventCodec.class);
    String eventId =
        service.getBean(EventLog.class).commitOf("d-5", 0).orElseThrow().events().getFirst().id();
    assertThat(codec.peopleIn(stored)).contains("lena");
    assertThat(leader(codec.decode(eventId, "drill.planned", 1, stored))).isEqualTo("Lena Leaver");
    keys.destroy(KeyRing.person("lena"));
    keys.forget();
    assertThat(leader(codec.decode(eventId, "drill.planned", 1, stored))).isEqualTo(Erased.MARK);
  }

  @Test
  void what_a_newer_muster_wrote_parks_its_own_drill_loudly_and_others_flow(CapturedOutput output) {
    String changed = record("d-6", 0, "drill.planned", 4, "{\"drillId\":\"d-6\"}");
    record("d-6", 1, "drill.moved", 1, "{\"drillId\":\"d-6\",\"room\":\"B 12\"}");
    String unknown = record("d-7", 0, "drill.cancelled", 1, "{\"drillId\":\"d-7\"}");
    recordedFirst("d-8", "rosa", "Rosa Reyes");
    onBoard("d-8");
    assertThat(parked("d-6", 2))
        .first()
        .asString()
        .contains("Cannot read event drill.planned revision 4")
        .contains("this Muster reads up to revision 3");
    assertThat(parked("d-7", 1))
        .singleElement()
        .asString()
        .contains("Cannot read event drill.cancelled revision 1: unknown name");
    assertThat(output.getAll())
        .contains("drills.board: event " + changed + " (drill.planned, position ")
        .contains("this Muster reads up to revision 3")
        .contains("drills.board: event " + unknown + " (drill.cancelled, position ");
    assertThatThrownBy(
            () ->
                service.getBean(CommandSender.class).sendSystem(new Drill.Move("d-7", "C 1", MINA)))
        .hasStackTraceContaining("drill.cancelled");
  }

  @Test
  void read_models_rebuilt_while_something_is_parked_hold_all_that_came_before_it() {
    recordedFirst("d-9", "rosa", "Rosa Reyes");
    onBoard("d-9");
    record("d-9", 1, "drill.cancelled", 1, "{\"drillId\":\"d-9\"}");
    parked("d-9", 1);
    List<Document> before = board();
    asAdmin(() -> service.getBean(ReadModelAdmin.class).rebuild(null));
    await().untilAsserted(() -> assertThat(board()).isEqualTo(before));
    assertThat(parked("d-9", 1))
        .singleElement()
        .asString()
        .contains("drill.cancelled revision 1: unknown name");
  }

  @Test
  void tokens_move_only_when_the_rows_that_are_ahead_of_them_are_in_place() {
    MongoDatabase database = service.getBean(MongoDatabase.class);
    database.getCollection("drills_rows").insertOne(new Document("_id", "as it was"));
    StreamingEventProcessor processor =
        service
            .getBean(EventProcessingConfiguration.class)
            .eventProcessorByProcessingGroup("drills.board", StreamingEventProcessor.class)
            .orElseThrow();
    StreamingEventProcessor killed =
        (StreamingEventProcessor)
            Proxy.newProxyInstance(
                StreamingEventProcessor.class.getClassLoader(),
                new Class<?>[] {StreamingEventProcessor.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("resetTokens")) {
                    throw new IllegalStateException("killed here");
                  }
                  return method.invoke(processor, arguments);
                });
    ParallelRebuild rebuild =
        new ParallelRebuild(
            new ReadModel(
                "drills.board",
                List.of("drills_rows"),
                new ReadModel.Beside(
                    List.of(ErasureEvent.class),
                    false,
                    (beside, writer) -> (event, recorded) -> {})),
            killed,
            service.getBean(TokenStore.class),
            database,
            service.getBean(EventLog.class),
            service.getBean(EventCodec.class));
    rebuild.run();
    assertThat(rebuild.failed()).contains("killed here");
    assertThat(database.getCollection("drills_rows").countDocuments()).isZero();
  }

  private static void asAdmin(Runnable work) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("adam", null, "ROLE_admin"));
    try {
      work.run();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /** The causes of everything of this drill that is parked, oldest first. */
  private static List<String> parked(String drillId, int many) {
    return await()
        .until(
            () -> {
              Iterable<DeadLetter<? extends EventMessage<?>>> letters =
                  service
                      .getBean(EventProcessingConfiguration.class)
                      .deadLetterQueue("drills.board")
                      .orElseThrow()
                      .deadLetterSequence(drillId);
              return StreamSupport.stream(letters.spliterator(), false)
                  .map(letter -> letter.cause().map(Cause::message).orElse(""))
                  .toList();
            },
            causes -> causes.size() == many);
  }

  private static String leader(Event drill) {
    return ((Drill.Planned) drill).leader().name();
  }

  private static Document onBoard(String drillId) {
    return await()
        .until(
            () ->
                service
                    .getBean(MongoDatabase.class)
                    .getCollection("drills_board")
                    .find(new Document("_id", drillId))
                    .first(),
            found -> found != null);
  }

  private static List<Document> board() {
    return service
        .getBean(MongoDatabase.class)
        .getCollection("drills_board")
        .find()
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }

  private static byte[] recordedFirst(String drillId, String personId, String name) {
    return record(
        FirstDrill.class, new FirstDrill.Planned(drillId, personId, name, "B 12", MINA, AT));
  }

  /** Records an event as the Muster would that knew these events; answers the payload. */
  private static byte[] record(Class<?> known, Event event) {
    String id = UUID.randomUUID().toString();
    byte[] payload =
        new EventCodec(service.getBean(KeyRing.class), EventTypes.of(known)).encode(id, event);
    append(
        event.aggregateId(),
        0,
        new NewEvent(
            id,
            EventTypes.nameOf(event.getClass()),
            EventTypes.revisionOf(event.getClass()),
            "{}".getBytes(StandardCharsets.UTF_8),
            payload));
    return payload;
  }

  /** Records any payload under any name and revision; answers the event's id. */
  private static String record(
      String drillId, long sequence, String type, int revision, String payload) {
    String id = UUID.randomUUID().toString();
    append(
        drillId,
        sequence,
        new NewEvent(
            id,
            type,
            revision,
            "{}".getBytes(StandardCharsets.UTF_8),
            payload.getBytes(StandardCharsets.UTF_8)));
    return id;
  }

  private static void append(String drillId, long sequence, NewEvent event) {
    service.getBean(EventLog.class).append(new Commit("Drill", drillId, sequence, List.of(event)));
  }
}
