package io.muster.eventlog.axon;

import static io.muster.eventlog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.Drill;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A whole application on the log: commands, an aggregate, a pooled processor with tokens and dead
 * letters in Mongo.
 */
class ProcessorsIT {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  private final KeyRing keys = KeyRing.inMemory();
  private final LogSerializer serializer =
      new LogSerializer(new EventCodec(keys, EventTypes.of(Drill.class)));
  private final Board board = new Board();
  private MongoDatabase database;
  private EventLog log;
  private Configuration axon;

  @BeforeEach
  void start() {
    database = mongo.freshDatabase();
    log = EventLog.open(database, Clock.systemUTC());
    axon = application();
    axon.start();
  }

  @AfterEach
  void stop() {
    axon.shutdown();
    log.close();
    database.drop();
  }

  @Test
  void every_command_reaches_the_read_model_once_and_in_order() {
    for (int i = 0; i < 50; i++) {
      axon.commandGateway().sendAndWait(new Start("d-" + i % 10, i < 10));
    }
    eventually(() -> board.seen.size() == 50);
    assertThat(board.seen).doesNotHaveDuplicates();
    assertThat(log.head().position()).isEqualTo(50);
    Document token = database.getCollection("tokens").find().first();
    assertThat(token.toJson()).contains("PositionToken").hasSizeLessThan(600);
  }

  @Test
  void a_failed_creation_does_not_block_the_next_command_to_that_id() {
    assertThatThrownBy(() -> axon.commandGateway().sendAndWait(new Start("FAIL", true)))
        .hasMessageContaining("refused");
    assertThat((Object) axon.commandGateway().sendAndWait(new Start("FAIL", false))).isNull();
  }

  @Test
  void a_poisoned_event_parks_its_own_sequence_sealed_and_others_flow() {
    board.poison = "d-1";
    axon.commandGateway().sendAndWait(new Start("d-1", true));
    axon.commandGateway().sendAndWait(new Start("d-1", false));
    axon.commandGateway().sendAndWait(new Start("d-2", true));
    eventually(
        () ->
            board.seen.contains("d-2/0")
                && database.getCollection("dead_letters").countDocuments() == 2);
    assertThat(board.seen).containsExactly("d-2/0");
    for (Document letter : database.getCollection("dead_letters").find()) {
      assertThat(letter.toJson()).doesNotContain("Rosa").contains("drill.started");
    }
    board.poison = null;
    axon.eventProcessingConfiguration()
        .sequencedDeadLetterProcessor("board")
        .orElseThrow()
        .processAny();
    assertThat(board.seen).containsExactly("d-2/0", "d-1/0", "d-1/1");
    assertThat(board.names).allMatch("Rosa Reyes"::equals);
  }

  @Test
  void an_event_nobody_can_read_parks_its_own_sequence_as_it_was_stored() {
    axon.commandGateway().sendAndWait(new Start("d-1", true));
    eventually(() -> board.seen.size() == 1);
    log.append(
        new Commit(
            "Drill",
            "d-1",
            1,
            List.of(
                new NewEvent(
                    "broken",
                    "drill.started",
                    2,
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "{\"at\":\"never\"}".getBytes(StandardCharsets.UTF_8)))));
    axon.commandGateway().sendAndWait(new Start("d-2", true));
    eventually(
        () ->
            board.seen.contains("d-2/0")
                && database.getCollection("dead_letters").countDocuments() == 1);
  }

  @Test
  void a_replay_builds_the_same_read_model_again() {
    for (int i = 0; i < 20; i++) {
      axon.commandGateway().sendAndWait(new Start("d-" + i, true));
    }
    eventually(() -> board.seen.size() == 20);
    List<String> before = new ArrayList<>(board.seen);
    StreamingEventProcessor processor =
        axon.eventProcessingConfiguration()
            .eventProcessor("board", StreamingEventProcessor.class)
            .orElseThrow();
    processor.shutDown();
    board.seen.clear();
    processor.resetTokens();
    processor.start();
    axon.commandGateway().sendAndWait(new Start("d-new", true));
    eventually(() -> board.seen.size() == 21);
    assertThat(board.seen).containsAll(before).doesNotHaveDuplicates().contains("d-new/0");
    eventually(
        () ->
            processor.processingStatus().values().stream()
                .noneMatch(status -> status.isReplaying()));
  }

  private Configuration application() {
    MongoTemplate template =
        DefaultMongoTemplate.builder()
            .mongoDatabase(mongo.client(), database.getName())
            .trackingTokensCollectionName("tokens")
            .deadLetterCollectionName("dead_letters")
            .build();
    MongoLogStorageEngine engine = new MongoLogStorageEngine(log, serializer, keys, database);
    Configurer configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureEventStore(c -> LogEventStore.of(engine))
            .configureSerializer(c -> serializer)
            .configureEventSerializer(c -> serializer)
            .configureMessageSerializer(c -> serializer)
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Fire.class));
    configurer
        .eventProcessing()
        .registerEventHandler(c -> board)
        .assignHandlerTypesMatching("board", Board.class::equals)
        .registerTokenStore(
            c -> MongoTokenStore.builder().mongoTemplate(template).serializer(serializer).build())
        .registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance())
        .registerDeadLetterQueue(
            "board",
            c ->
                MongoSequencedDeadLetterQueue.builder()
                    .processingGroup("board")
                    .mongoTemplate(template)
                    .serializer(serializer)
                    .clearConverters()
                    .addConverter(new SealedDeadLetters(serializer))
                    .build())
        .registerPooledStreamingEventProcessor(
            "board",
            Configuration::eventStore,
            (c, builder) -> builder.initialSegmentCount(2).batchSize(50));
    return configurer.buildConfiguration();
  }

  record Start(@TargetAggregateIdentifier String drillId, boolean refuseIfNamedFail) {}

  static final class Fire {

    @AggregateIdentifier private String id;

    Fire() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Start command) {
      if (command.drillId().equals("FAIL") && command.refuseIfNamedFail()) {
        throw new IllegalStateException("refused");
      }
      AggregateLifecycle.apply(
          new Drill.Started(
              command.drillId(),
              "Fire",
              "rosa",
              "Rosa Reyes",
              List.of(new Person("ravi", "Ravi Rao")),
              null,
              null,
              Actor.system("test"),
              Instant.EPOCH));
    }

    @EventSourcingHandler
    void on(Drill.Started event) {
      id = event.drillId();
    }
  }

  static final class Board {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private volatile String poison;

    @EventHandler
    void on(Drill.Started event, DomainEventMessage<Drill.Started> message) {
      if (event.drillId().equals(poison)) {
        throw new IllegalStateException("cannot draw this one");
      }
      names.add(event.leaderName());
      seen.add(event.drillId() + "/" + message.getSequenceNumber());
    }
  }
}
