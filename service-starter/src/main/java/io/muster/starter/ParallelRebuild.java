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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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
  private final List<Segment> segments = new ArrayList<>();
  private volatile long position;
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
  }

  /** How far in the log every segment has come; 0 before the first event. */
  long position() {
    return position;
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
      for (int n = 0; n < SEGMENTS; n++) {
        segments.add(new Segment(n, writer, handlers));
      }
      readOn();
      processor.shutDown();
      try {
        claim(tokens, processor);
        readOn();
        claim(tokens, processor);
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
    } catch (InterruptedException e) {
      failed = "It was stopped.";
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failed = "At position %d: %s".formatted(position, e.getMessage());
      LOG.error(
          "{} could not be built anew at position {}; what was there stays. See what is parked"
              + " (muster-log dead-letters) and begin again.",
          model.group(),
          position,
          e);
    } finally {
      segments.forEach(Segment::end);
      model.collections().forEach(name -> database.getCollection(name + SUFFIX).drop());
      over = true;
    }
  }

  /**
   * Holds all of a processor's tokens, so that no other copy of the service writes what it writes.
   * It holds them for ten seconds, or for as long as the processor runs.
   *
   * @throws UnableToClaimTokenException when another copy holds one
   */
  static void claim(TokenStore tokens, StreamingEventProcessor processor) {
    for (int segment : tokens.fetchSegments(processor.getName())) {
      tokens.fetchToken(processor.getName(), segment);
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
  private void readOn() throws InterruptedException {
    EventLog.Page page = log.readAfter(reached.at(), COMMITS_AT_ONCE);
    while (!page.commits().isEmpty()) {
      List<List<Handled>> parts = new ArrayList<>();
      segments.forEach(any -> parts.add(new ArrayList<>()));
      for (StoredCommit commit : page.commits()) {
        int segment = Math.floorMod(commit.aggregateId().hashCode(), SEGMENTS);
        commit.events().stream()
            .filter(event -> types.kindOf(event.type()).isPresent())
            .forEach(event -> parts.get(segment).add(new Handled(commit, event)));
      }
      StoredCommit last = page.commits().getLast();
      for (int n = 0; n < SEGMENTS; n++) {
        segments.get(n).take(new Part(parts.get(n), last.lastPosition()));
      }
      reached =
          new PositionToken(
              last.lastPosition(), HexFormat.of().formatHex(LogFormat.shortHash(last.hash())));
      page = log.readAfter(reached.at(), COMMITS_AT_ONCE);
    }
    for (Segment segment : segments) {
      segment.await(reached.at());
    }
  }

  private void report() {
    position = segments.stream().mapToLong(segment -> segment.done).min().orElse(0);
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

  /** What comes next for one segment; with it, it is as far as {@code upTo}. */
  private record Part(List<Handled> events, long upTo) {}

  /** The aggregates one thread works on. */
  private final class Segment {

    private final ReadModelWriter writer;
    private final BiConsumer<Event, Recorded> handlers;
    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile long done;
    private volatile RuntimeException failed;

    Segment(int number, ReadModelWriter writer, BiConsumer<Event, Recorded> handlers) {
      this.writer = writer;
      this.handlers = handlers;
      this.thread =
          Thread.ofPlatform()
              .daemon()
              .name("rebuild-%s-%d".formatted(model.group(), number))
              .start(this::work);
    }

    private void work() {
      try {
        while (true) {
          Part part = parts.take();
          handle(part.events());
          done = part.upTo();
          report();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        failed = e;
      } catch (Error e) {
        // Told as well, or whoever waits for this segment would wait for ever.
        failed = new IllegalStateException(e.toString(), e);
      }
    }

    private void handle(List<Handled> events) {
      writer.together(
          events.stream().map(each -> each.commit().aggregateId()).collect(Collectors.toSet()),
          () ->
              events.forEach(
                  each ->
                      handlers.accept(
                          codec.decode(each.event()), recorded(each.commit(), each.event()))));
    }

    void take(Part part) throws InterruptedException {
      while (!parts.offer(part, 100, TimeUnit.MILLISECONDS)) {
        check();
      }
    }

    void await(long upTo) throws InterruptedException {
      while (done < upTo) {
        check();
        TimeUnit.MILLISECONDS.sleep(1);
      }
      check();
    }

    private void check() {
      if (failed != null) {
        throw failed;
      }
    }

    /** It writes nothing any more. */
    void end() {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
