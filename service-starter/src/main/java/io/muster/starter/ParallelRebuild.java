package io.muster.starter;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import io.muster.contracts.Event;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.axon.PositionToken;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.verify.LogFormat;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds a read model anew in collections of its own, in segments side by side, while the one that
 * is read goes on. When it is as far as the log, the processor rests for a moment, what came
 * meanwhile is taken in, each collection takes the place of the old one in a single step, and the
 * processor goes on from there. When anything fails, the old one stays as it is.
 */
final class ParallelRebuild {

  static final int SEGMENTS = 4;

  private static final Logger LOG = LoggerFactory.getLogger(ParallelRebuild.class);
  private static final String SUFFIX = ".next";
  private static final int COMMITS_AT_ONCE = 1_000;
  private static final int WAITING = 4;
  private static final JsonMapper JSON = new JsonMapper();

  private final ReadModel model;
  private final StreamingEventProcessor processor;
  private final TokenStore tokens;
  private final MongoDatabase database;
  private final EventLog log;
  private final EventCodec codec;
  private final EventTypes types;
  private final ExecutorService threads;

  /** What each segment was given last. */
  private final List<CompletableFuture<Void>> segments =
      new ArrayList<>(Collections.nCopies(SEGMENTS, CompletableFuture.completedFuture(null)));

  /** What was read and is not handled yet, oldest first. */
  private final Queue<CompletableFuture<Void>> pages = new ArrayDeque<>();

  private final AtomicLong position = new AtomicLong();
  private volatile boolean over;
  private volatile String failed;
  private PositionToken reached = PositionToken.START;

  ParallelRebuild(
      ReadModel model,
      StreamingEventProcessor processor,
      TokenStore tokens,
      MongoDatabase database,
      EventLog log,
      EventCodec codec) {
    this.model = model;
    this.processor = processor;
    this.tokens = tokens;
    this.database = database;
    this.log = log;
    this.codec = codec;
    this.types = EventTypes.of(model.beside().of().toArray(Class<?>[]::new));
    this.threads =
        Executors.newFixedThreadPool(
            SEGMENTS,
            Thread.ofPlatform().daemon().name("rebuild-%s-".formatted(model.group()), 0).factory());
  }

  /** How far in the log every segment has come; 0 before the first event. */
  long position() {
    return position.get();
  }

  /** Whether it came to an end, well or not. */
  boolean isOver() {
    return over;
  }

  /** Why it failed; null when it did not. */
  String failed() {
    return failed;
  }

  /** Does all of it; never throws. */
  void run() {
    long begin = System.nanoTime();
    try {
      model.collections().forEach(this::begin);
      MongoDatabase beside = beside();
      ReadModelWriter writer = new ReadModelWriter(beside);
      BiConsumer<Event, Recorded> handlers = model.beside().handlers().apply(beside, writer);
      Consumer<List<Handled>> handler = events -> handle(events, writer, handlers);
      readOn(handler);
      processor.shutDown();
      try {
        claim(tokens, processor.getName());
        readOn(handler);
        claim(tokens, processor.getName());
        model.collections().forEach(this::replace);
        // Not before: a crash between two steps has to leave tokens no row is behind of.
        processor.resetTokens(reached);
      } finally {
        processor.start();
      }
      LOG.info(
          "Built {} anew from {} events in {} segments in {} ms",
          model.group(),
          reached.at(),
          SEGMENTS,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    } catch (RuntimeException | Error e) {
      Throwable why = e instanceof CompletionException ? e.getCause() : e;
      failed = "At position %d: %s".formatted(position(), why.getMessage());
      LOG.error(
          "{} could not be built anew at position {}; what was there stays. See what is parked"
              + " (muster-log dead-letters) and begin again.",
          model.group(),
          position(),
          why);
    } finally {
      end();
      over = true;
    }
  }

  /** From here on nothing is written any more. */
  private void end() {
    threads.shutdownNow();
    threads.close();
    try {
      model.collections().forEach(name -> database.getCollection(name + SUFFIX).drop());
    } catch (RuntimeException e) {
      LOG.warn("{}: what is half made is dropped by the next rebuild", model.group(), e);
    }
  }

  /**
   * Holds all of a processor's tokens, so that no other copy of the service writes what it writes.
   * It holds them for ten seconds, or for as long as the processor runs.
   *
   * @throws UnableToClaimTokenException when another copy holds one
   */
  static void claim(TokenStore tokens, String processor) {
    for (int segment : tokens.fetchSegments(processor)) {
      tokens.fetchToken(processor, segment);
    }
  }

  /** Empty, with the options of the one that is read. */
  private void begin(String name) {
    database.getCollection(name + SUFFIX).drop();
    Document described = database.listCollections().filter(new Document("name", name)).first();
    Document options =
        described == null ? new Document() : described.get("options", new Document());
    Document create = new Document("create", name + SUFFIX);
    create.putAll(options);
    database.runCommand(create);
  }

  /** The database, in which every collection is the one that is being built. */
  private MongoDatabase beside() {
    return (MongoDatabase)
        Proxy.newProxyInstance(
            MongoDatabase.class.getClassLoader(),
            new Class<?>[] {MongoDatabase.class},
            (proxy, method, arguments) -> {
              Object[] named = arguments;
              if (method.getName().equals("getCollection")) {
                named = arguments.clone();
                named[0] = arguments[0] + SUFFIX;
              }
              try {
                return method.invoke(database, named);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void replace(String name) {
    database
        .getCollection(name + SUFFIX)
        .renameCollection(
            new MongoNamespace(database.getName(), name),
            new RenameCollectionOptions().dropTarget(true));
  }

  /** Up to where the log ends now, with everything written. */
  private void readOn(Consumer<List<Handled>> handler) {
    EventLog.Page page = log.readAfter(reached.at(), COMMITS_AT_ONCE);
    while (!page.commits().isEmpty()) {
      giveOut(page.commits(), handler);
      while (pages.size() > WAITING) {
        pages.remove().join();
      }
      StoredCommit last = page.commits().getLast();
      reached =
          new PositionToken(
              last.lastPosition(), HexFormat.of().formatHex(LogFormat.shortHash(last.hash())));
      page = log.readAfter(reached.at(), COMMITS_AT_ONCE);
    }
    while (!pages.isEmpty()) {
      pages.remove().join();
    }
  }

  /** What one aggregate's events lead to is always done in the same segment, in their order. */
  private void giveOut(List<StoredCommit> commits, Consumer<List<Handled>> handler) {
    List<List<Handled>> parts = new ArrayList<>();
    segments.forEach(any -> parts.add(new ArrayList<>()));
    for (StoredCommit commit : commits) {
      int segment = Math.floorMod(commit.aggregateId().hashCode(), SEGMENTS);
      commit.events().stream()
          .filter(event -> types.kindOf(event.type()).isPresent())
          .forEach(event -> parts.get(segment).add(new Handled(commit, event)));
    }
    for (int n = 0; n < SEGMENTS; n++) {
      List<Handled> part = parts.get(n);
      segments.set(n, segments.get(n).thenRunAsync(() -> handler.accept(part), threads));
    }
    long upTo = commits.getLast().lastPosition();
    pages.add(
        CompletableFuture.allOf(segments.toArray(CompletableFuture[]::new))
            .thenRun(() -> position.accumulateAndGet(upTo, Math::max)));
  }

  private void handle(
      List<Handled> events, ReadModelWriter writer, BiConsumer<Event, Recorded> handlers) {
    writer.together(
        aggregates(events.stream()),
        aggregates(events.stream().filter(each -> each.event().sequence() == 0)),
        () ->
            events.forEach(
                each ->
                    handlers.accept(decode(each.event()), recorded(each.commit(), each.event()))));
  }

  private Event decode(StoredEvent event) {
    return model.beside().opens() ? codec.decode(event) : codec.decodeSealed(event);
  }

  private static Set<String> aggregates(Stream<Handled> events) {
    return events.map(each -> each.commit().aggregateId()).collect(Collectors.toSet());
  }

  private Recorded recorded(StoredCommit commit, StoredEvent event) {
    return new Recorded(
        event.position(),
        event.id(),
        event.type(),
        event.revision(),
        commit.aggregateType(),
        commit.aggregateId(),
        event.sequence(),
        commit.recordTime(),
        JSON.readTree(event.metadata()).path(RequestCorrelation.REQUEST_ID).asString(null),
        event.payload());
  }

  private record Handled(StoredCommit commit, StoredEvent event) {}
}
