package io.muster.incident.view;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.muster.contracts.automation.RuleContent;
import io.muster.incident.view.AutomationForms.DryRunState;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import io.muster.starter.WriteContext;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rules that are being tried on what happened, in the background, for a month may hold any number
 * of incidents. How far each is and what came of it lies in the database, where every copy of the
 * service finds it, for a day, for whoever asked and nobody else. A copy that stops takes its runs
 * with it; they say so, and are asked for again.
 */
@Component
class DryRuns {

  private static final int AT_ONCE = 3;

  /** A run that says nothing for so long has stopped with its copy of the service. */
  private static final Duration SILENT = Duration.ofMinutes(2);

  private static final String BY = "by";
  private static final String REQUEST = "request";
  private static final String STATE = "state";
  private static final String ENDING = "ending";
  private static final String HEARD = "heardAt";
  private static final String LOOKED = "looked";
  private static final String IN_ALL = "inAll";
  private static final String RESULT = "result";
  private static final Logger LOG = LoggerFactory.getLogger(DryRuns.class);

  private final MongoCollection<Document> runs;
  private final AutomationTrials trials;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  DryRuns(MongoDatabase database, AutomationTrials trials, Clock clock) {
    this.runs = database.getCollection("incident_dry_runs");
    this.trials = trials;
    this.clock = clock;
    runs.createIndex(Indexes.ascending(HEARD), new IndexOptions().expireAfter(1L, TimeUnit.DAYS));
  }

  /**
   * Begins one. The same idempotency key again answers the run it began the first time.
   *
   * @param content what is tried; asked for when it has not begun yet, and may refuse
   * @param done hears of what came of it, before whoever asked does; not when it was cancelled
   * @throws Refused 422 when the key was used for another request, 503 while others are tried
   */
  AutomationForms.DryRun begin(
      Supplier<RuleContent> content,
      Caller caller,
      WriteContext context,
      Consumer<AutomationForms.Trying> done) {
    String id = idOf(caller, context);
    String request = context.idempotencyKey() == null ? null : context.requestHash().get();
    Optional<Document> known = Optional.ofNullable(runs.find(Filters.eq("_id", id)).first());
    if (known.isPresent()) {
      if (!Objects.equals(known.get().getString(REQUEST), request)) {
        throw Refused.keyReused();
      }
      return shown(known.get());
    }
    RuleContent rule = content.get();
    if (!places.tryAcquire()) {
      throw Refused.of(
          503, "busy", "Other rules are being tried at this moment. Try it again in a minute.");
    }
    try {
      Sight sight = Sight.of(caller);
      Document run =
          new Document("_id", id)
              .append(BY, caller.id())
              .append(REQUEST, request)
              .append(STATE, DryRunState.RUNNING.name())
              .append(HEARD, Date.from(clock.instant()))
              .append(LOOKED, 0);
      insert(run);
      here.add(id);
      workers.execute(() -> work(id, rule, sight, done));
      return shown(run);
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
  }

  private static String idOf(Caller caller, WriteContext context) {
    return context.idempotencyKey() == null
        ? UUID.randomUUID().toString()
        : Sha256.hex(caller.id() + "\n" + context.idempotencyKey());
  }

  private void insert(Document run) {
    try {
      runs.insertOne(run);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw Refused.of(503, "busy", "The same is being begun at this moment. Try it again.");
      }
      throw e;
    }
  }

  /** How far one is; 404 where it is not the asker's. */
  AutomationForms.DryRun find(String id, Caller caller) {
    return shown(
        Optional.ofNullable(runs.find(own(id, caller)).first())
            .orElseThrow(() -> Refused.notFound("The dry run")));
  }

  /**
   * Has one end before it has come to anything; one that is over, or at whose end that is just
   * going on record, stays as it is.
   */
  AutomationForms.DryRun cancel(String id, Caller caller) {
    runs.updateOne(
        Filters.and(own(id, caller), running(), Filters.eq(ENDING, null)),
        Updates.set(STATE, DryRunState.CANCELLED.name()));
    return find(id, caller);
  }

  private static Bson own(String id, Caller caller) {
    return Filters.and(Filters.eq("_id", id), Filters.eq(BY, caller.id()));
  }

  private static Bson running() {
    return Filters.eq(STATE, DryRunState.RUNNING.name());
  }

  private void work(
      String id, RuleContent content, Sight sight, Consumer<AutomationForms.Trying> done) {
    try {
      Optional<AutomationForms.Trying> came =
          trials.of(content, sight, (looked, inAll) -> goesOn(id, looked, inAll));
      if (came.isPresent() && goesOn(id, Updates.set(ENDING, true))) {
        done.accept(came.get());
        note(
            id,
            Updates.combine(
                Updates.set(STATE, DryRunState.DONE.name()),
                Updates.set(RESULT, stored(came.get()))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Whoever stops the service says so of the run.
      if (!workers.isShutdown()) {
        LOG.error("A rule could not be tried", e);
        note(id, Updates.set(STATE, DryRunState.FAILED.name()));
      }
    } finally {
      here.remove(id);
      places.release();
    }
  }

  private boolean goesOn(String id, int looked, int inAll) {
    return goesOn(id, Updates.combine(Updates.set(LOOKED, looked), Updates.set(IN_ALL, inAll)));
  }

  /** Whether it was not called off. */
  private boolean goesOn(String id, Bson what) {
    Bson heard = Updates.set(HEARD, Date.from(clock.instant()));
    return note(id, Updates.combine(what, heard));
  }

  private boolean note(String id, Bson what) {
    return runs.updateOne(Filters.and(Filters.eq("_id", id), running()), what).getMatchedCount()
        == 1;
  }

  @PreDestroy
  void stop() {
    // Whoever is interrupted is not here any more.
    List<String> stopped = List.copyOf(here);
    workers.shutdownNow();
    stopped.forEach(id -> note(id, Updates.set(STATE, DryRunState.FAILED.name())));
  }

  private AutomationForms.DryRun shown(Document run) {
    DryRunState state = DryRunState.valueOf(run.getString(STATE));
    Instant heard = run.getDate(HEARD).toInstant();
    boolean silent = state == DryRunState.RUNNING && heard.isBefore(clock.instant().minus(SILENT));
    Document result = run.get(RESULT, Document.class);
    return new AutomationForms.DryRun(
        run.getString("_id"),
        silent ? DryRunState.FAILED : state,
        run.getInteger(LOOKED),
        run.getInteger(IN_ALL),
        result == null ? null : read(result));
  }

  private static Document stored(AutomationForms.Trying tried) {
    return new Document("since", Date.from(tried.since()))
        .append("upTo", tried.upTo())
        .append("incidents", tried.incidents())
        .append("events", tried.events())
        .append("met", tried.met())
        .append("mostInAnHour", tried.mostInAnHour())
        .append(
            "items",
            tried.items().stream()
                .map(
                    met ->
                        new Document("id", met.incident().id())
                            .append("number", met.incident().number())
                            .append("position", met.position())
                            .append("at", Date.from(met.at())))
                .toList());
  }

  private static AutomationForms.Trying read(Document result) {
    List<AutomationForms.Met> items =
        result.getList("items", Document.class).stream()
            .map(
                met ->
                    new AutomationForms.Met(
                        new Shown.Ref(met.getString("id"), met.getString("number")),
                        met.getLong("position"),
                        met.getDate("at").toInstant()))
            .toList();
    return new AutomationForms.Trying(
        result.getDate("since").toInstant(),
        result.getLong("upTo"),
        result.getInteger("incidents"),
        result.getInteger("events"),
        result.getInteger("met"),
        result.getInteger("mostInAnHour"),
        items);
  }
}
