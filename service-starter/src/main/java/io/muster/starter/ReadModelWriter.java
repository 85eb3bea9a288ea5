package io.muster.starter;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Writes read models so that an event delivered twice, or replayed, changes nothing: a document
 * keeps the position of the last event it has seen, and an older one is passed over. It holds for
 * documents fed by one aggregate.
 *
 * <p>Of the events handled in one batch it writes the outcome, each document once, at the end of
 * the batch, and reads the documents of all its aggregates together. A handler that needs what
 * another has just written asks for it here.
 */
public class ReadModelWriter {

  /** Of every document: the position of the last event it has seen. */
  public static final String LAST_POSITION = "lastPosition";

  /** A batch of so many events has gathered enough. */
  private static final int SMALL = 50;

  private final MongoDatabase database;
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

  /** Up to here every write is made at once; see {@link #flush}. */
  private volatile long oneByOneUpTo;

  ReadModelWriter(MongoDatabase database) {
    this.database = database;
  }

  /** Applies an update made by the event at {@code position}, creating the document if need be. */
  public void upsert(String collection, Object id, long position, Bson update) {
    apply(collection, id, position, update, true);
  }

  /**
   * Reads the document, changes it and writes it back; {@code change} gets an empty document when
   * there is none yet.
   */
  public void upsert(String collection, Object id, long position, UnaryOperator<Document> change) {
    ReadModelBatch batch = batch();
    Document current = current(batch, collection, id, true);
    if (current != null && current.get(LAST_POSITION, Number.class).longValue() >= position) {
      return;
    }
    Document next = change.apply(current == null ? new Document("_id", id) : current);
    next.put("_id", id);
    next.put(LAST_POSITION, position);
    batch.put(
        collection,
        id,
        position,
        next,
        batch.isNew(id)
            ? new InsertOneModel<>(next)
            : new ReplaceOneModel<>(
                olderThan(id, position), next, new ReplaceOptions().upsert(true)));
    flushUnlessMoreMayCome(batch, position);
  }

  /**
   * Applies an update made by the event at {@code position} to a document that is there; where it
   * is not, nothing is made.
   */
  public void update(String collection, Object id, long position, Bson update) {
    apply(collection, id, position, update, false);
  }

  private void apply(String collection, Object id, long position, Bson update, boolean create) {
    ReadModelBatch batch = batch();
    if (batch.holds(collection, id)) {
      flushMidway(batch);
    }
    batch.put(
        collection,
        id,
        position,
        null,
        new UpdateOneModel<>(
            olderThan(id, position),
            Updates.combine(update, Updates.set(LAST_POSITION, position)),
            new UpdateOptions().upsert(create)));
    flushUnlessMoreMayCome(batch, position);
  }

  /**
   * Names documents as they stand after everything handled so far. What is pending is written for
   * it, so this is for what happens seldom.
   */
  public List<Object> ids(String collection, Bson filter) {
    flushMidway(batch());
    List<Object> ids = new ArrayList<>();
    database
        .getCollection(collection)
        .find(filter)
        .projection(Projections.include("_id"))
        .forEach(found -> ids.add(found.get("_id")));
    return ids;
  }

  /**
   * Has what comes of a batch for this collection written before what comes of it for those nobody
   * has written to yet: a document there may then tell that this one is up to date.
   */
  public void first(String collection) {
    batch().place(collection);
  }

  /** A document as it stands after everything handled so far; it is for reading only. */
  public Optional<Document> find(String collection, Object id) {
    return Optional.ofNullable(current(batch(), collection, id, false));
  }

  /**
   * Calls the listener, on a thread it must not hold up, when a processor of this process has
   * written a batch, with the collections it wrote to.
   */
  public void onWritten(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  /**
   * Gathers what the handlers of a batch write, and writes it after the last of them; for one
   * processor. Of small batches that follow each other the next waits a moment, see {@link
   * Gathering}.
   */
  MessageHandlerInterceptor<EventMessage<?>> inBatches() {
    Gathering gathering = new Gathering(System.nanoTime());
    return (unitOfWork, chain) -> {
      ReadModelBatch batch =
          unitOfWork
              .root()
              .getOrComputeResource(
                  ReadModelBatch.NAME, name -> new ReadModelBatch(aggregates(unitOfWork)));
      Object result = chain.proceed();
      if (!(unitOfWork instanceof BatchingUnitOfWork<?> several)) {
        flush(batch);
      } else if (several.isLastMessage()) {
        Set<String> collections = batch.collections();
        flush(batch);
        listeners.forEach(listener -> listener.accept(collections));
        if (several.getMessages().size() < SMALL) {
          unitOfWork.onCleanup(done -> LockSupport.parkNanos(gathering.taken(System.nanoTime())));
        }
      }
      return result;
    };
  }

  /**
   * Has several events handled outside of a processor, and writes what comes of them after the
   * last. When it fails, some of it may have been written.
   *
   * @param aggregates whose events they are
   * @param begun those of them whose first event is among these, when nothing has been written of
   *     them before: their documents are neither looked for nor guarded
   */
  void together(Set<String> aggregates, Set<String> begun, Runnable handling) {
    ReadModelBatch batch = new ReadModelBatch(aggregates, begun);
    UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
    unitOfWork.resources().put(ReadModelBatch.NAME, batch);
    unitOfWork.execute(
        () -> {
          handling.run();
          flush(batch);
        });
  }

  private static Set<String> aggregates(UnitOfWork<? extends EventMessage<?>> unitOfWork) {
    return unitOfWork instanceof BatchingUnitOfWork<?> several
        ? several.getMessages().stream()
            .filter(DomainEventMessage.class::isInstance)
            .map(message -> ((DomainEventMessage<?>) message).getAggregateIdentifier())
            .collect(Collectors.toSet())
        : Set.of();
  }

  private Document current(ReadModelBatch batch, String collection, Object id, boolean toChange) {
    Document pending = batch.document(collection, id);
    if (pending != null) {
      return pending;
    }
    if (batch.holds(collection, id)) {
      flushMidway(batch);
    }
    return batch.stored(database, collection, id, toChange);
  }

  private static ReadModelBatch batch() {
    ReadModelBatch open =
        CurrentUnitOfWork.isStarted()
            ? CurrentUnitOfWork.get().root().getResource(ReadModelBatch.NAME)
            : null;
    return open == null ? new ReadModelBatch(Set.of()) : open;
  }

  private void flushUnlessMoreMayCome(ReadModelBatch batch, long position) {
    boolean open =
        CurrentUnitOfWork.isStarted()
            && CurrentUnitOfWork.get().root().getResource(ReadModelBatch.NAME) == batch;
    if (!open || position <= oneByOneUpTo) {
      flush(batch);
    }
  }

  /**
   * Writes what events before the one at hand wanted, as it needs to know the outcome. Should it
   * fail, that one is not to blame, and to park it alone would lose what the others wanted.
   */
  private void flushMidway(ReadModelBatch batch) {
    try {
      flush(batch);
    } catch (RuntimeException e) {
      throw new ReadModelBatch.UnwrittenException(e);
    }
  }

  /**
   * Writes what is pending. When the database refuses a document, nobody can tell any more whose
   * event is to blame: the batch then fails, comes again, and is written one by one, so that the
   * event at fault fails alone.
   */
  private void flush(ReadModelBatch batch) {
    try {
      batch.writeTo(database);
    } catch (ReadModelBatch.RefusedException e) {
      oneByOneUpTo = Math.max(oneByOneUpTo, e.upTo());
      throw e;
    }
  }

  private static Bson olderThan(Object id, long position) {
    return Filters.and(Filters.eq("_id", id), Filters.lt(LAST_POSITION, position));
  }
}
