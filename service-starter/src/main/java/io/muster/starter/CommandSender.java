package io.muster.starter;

import io.muster.contracts.Command;
import io.muster.contracts.Event;
import io.muster.eventlog.CommitReceipt;
import io.muster.eventlog.DuplicateIdempotencyKeyException;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.eventlog.codec.EventCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;

/**
 * Turns a wish into a commit: once per idempotency key, and against the version the asker looked
 * at.
 */
public class CommandSender {

  private static final String APPLIED = CommandSender.class.getName() + ".applied";

  private final CommandGateway commands;
  private final EventLog log;
  private final EventCodec codec;
  private final PeopleDirectory people;

  CommandSender(
      CommandGateway commands,
      CommandBus bus,
      EventStore events,
      EventLog log,
      EventCodec codec,
      PeopleDirectory people) {
    this.commands = commands;
    this.log = log;
    this.codec = codec;
    this.people = people;
    bus.registerHandlerInterceptor(
        (unitOfWork, chain) -> {
          Applied applied = new Applied();
          unitOfWork.resources().put(APPLIED, applied);
          unitOfWork.afterCommit(
              done -> applied.receipt = done.root().getResource(MongoLogStorageEngine.RECEIPT));
          chain.proceed();
          return applied;
        });
    events.registerDispatchInterceptor(
        messages ->
            (index, message) -> {
              noteApplied(message);
              return message;
            });
  }

  /** What one command's unit of work wrote; filled in while it commits. */
  private static final class Applied {
    private final List<Event> events = new ArrayList<>();
    private DomainEventMessage<?> last;
    private CommitReceipt receipt;
  }

  private static void noteApplied(EventMessage<?> message) {
    if (CurrentUnitOfWork.isStarted()
        && CurrentUnitOfWork.get().getResource(APPLIED) instanceof Applied applied
        && message instanceof DomainEventMessage<?> event) {
      if (applied.last == null) {
        requireExpected(event);
      }
      applied.last = event;
      applied.events.add((Event) event.getPayload());
    }
  }

  /** Of an aggregate that is made when it is missing, Axon does not compare the version itself. */
  private static void requireExpected(DomainEventMessage<?> first) {
    Long expected =
        (Long)
            CurrentUnitOfWork.get().getMessage().getMetaData().get(CommandTarget.EXPECTED_VERSION);
    if (expected != null && first.getSequenceNumber() != expected + 1) {
      throw new ConflictingAggregateVersionException(
          first.getAggregateIdentifier(), expected, first.getSequenceNumber() - 1);
    }
  }

  /**
   * Gives a command somebody asked for over HTTP. The same idempotency key again answers what came
   * of it the first time.
   *
   * @throws Refused when the aggregate refuses it, the key was used for another request, or the
   *     version is stale
   */
  public WriteResult send(Command command, Caller caller, WriteContext context) {
    Map<String, Object> metadata = new HashMap<>();
    putRequestId(metadata);
    String requestHash = null;
    if (context.idempotencyKey() != null) {
      Optional<WriteResult> before = before(caller, context);
      if (before.isPresent()) {
        return before.get();
      }
      String key = keyOf(caller, context);
      requestHash = context.requestHash().get();
      metadata.put(RequestCorrelation.IDEMPOTENCY_KEY, key);
      metadata.put(RequestCorrelation.REQUEST_HASH, requestHash);
    }
    if (context.ifMatch() != null) {
      metadata.put(CommandTarget.EXPECTED_VERSION, context.ifMatch());
    }
    try {
      return written(command, dispatch(command, metadata));
    } catch (DuplicateIdempotencyKeyException e) {
      return repeated(e.first(), requestHash);
    } catch (ConflictingAggregateVersionException e) {
      throw stale(command.aggregateId(), e.getExpectedVersion());
    }
  }

  /**
   * What came of the same request before; nothing where it is new. For who refuses by how things
   * stand, which may be so because of that very request.
   *
   * @throws Refused when the key was used for another request
   */
  public Optional<WriteResult> before(Caller caller, WriteContext context) {
    return context.idempotencyKey() == null
        ? Optional.empty()
        : log.findByIdempotencyKey(keyOf(caller, context))
            .map(first -> repeated(first, context.requestHash().get()));
  }

  /**
   * That something is as the asker saw it, for what is begun because of it and is no command to it.
   *
   * @throws Refused 412 with what changed since the version they looked at
   */
  public void requireUnchanged(String aggregateId, WriteContext context) {
    Long seen = context.ifMatch();
    if (seen != null && log.lastSequence(aggregateId).filter(seen::equals).isEmpty()) {
      throw stale(aggregateId, seen);
    }
  }

  private static String keyOf(Caller caller, WriteContext context) {
    return caller.id() + " " + context.idempotencyKey();
  }

  /**
   * Gives a command Muster itself decided on, and returns when what came of it is durable. It must
   * be one that is safe to give twice. While an event is being handled the command still commits by
   * itself: were it part of the handling, it would become durable only with the whole batch, and
   * fail with it.
   */
  public WriteResult sendSystem(Command command) {
    return written(command, decided(command));
  }

  /**
   * The same for who needs no more than what came of it: where nothing did, nothing is read either.
   *
   * @return the events it led to, in order; they are durable
   */
  public List<Event> decide(Command command) {
    return List.copyOf(decided(command).events);
  }

  /**
   * Gives a command Muster itself decided on that is not safe to give twice. What was done under a
   * key is not done again.
   *
   * @param key that names what is to be done, among all that Muster does
   */
  public void decideOnce(Command command, String key) {
    String whole = "muster " + key;
    if (log.findByIdempotencyKey(whole).isPresent()) {
      return;
    }
    try {
      decided(command, new HashMap<>(Map.of(RequestCorrelation.IDEMPOTENCY_KEY, whole)));
    } catch (DuplicateIdempotencyKeyException e) {
      // Another process did it at this very moment.
    }
  }

  private Applied decided(Command command) {
    return decided(command, new HashMap<>());
  }

  private Applied decided(Command command, Map<String, Object> metadata) {
    putRequestId(metadata);
    if (!CurrentUnitOfWork.isStarted()) {
      return dispatch(command, metadata);
    }
    UnitOfWork<?> handling = CurrentUnitOfWork.get();
    CurrentUnitOfWork.clear(handling);
    try {
      return dispatch(command, metadata);
    } finally {
      CurrentUnitOfWork.set(handling);
    }
  }

  private static void putRequestId(Map<String, Object> metadata) {
    if (RequestIdFilter.current() != null) {
      metadata.put(RequestCorrelation.REQUEST_ID, RequestIdFilter.current());
    }
  }

  /**
   * A conflict with another writer is tried once more on the newer state; the aggregate then
   * decides again.
   */
  private Applied dispatch(Command command, Map<String, Object> metadata) {
    try {
      return dispatchOnce(command, metadata);
    } catch (ConcurrencyException e) {
      return dispatchOnce(command, metadata);
    }
  }

  private Applied dispatchOnce(Command command, Map<String, Object> metadata) {
    return commands.sendAndWait(new GenericCommandMessage<>(command, metadata));
  }

  private WriteResult written(Command command, Applied applied) {
    if (applied.last == null) {
      return unchanged(command.aggregateId());
    }
    applied.events.forEach(people::recorded);
    return new WriteResult(
        command.aggregateId(),
        applied.last.getSequenceNumber(),
        applied.receipt.lastPosition(),
        true);
  }

  private WriteResult unchanged(String aggregateId) {
    return log.newestOf(aggregateId)
        .map(
            newest ->
                new WriteResult(aggregateId, newest.lastSequence(), newest.lastPosition(), false))
        .orElseGet(() -> new WriteResult(aggregateId, -1, 0, false));
  }

  private static WriteResult repeated(StoredCommit first, String requestHash) {
    if (!first.requestHash().equals(Optional.ofNullable(requestHash))) {
      throw Refused.keyReused();
    }
    return new WriteResult(first.aggregateId(), first.lastSequence(), first.lastPosition(), true);
  }

  /**
   * Says what happened since the version the asker looked at, newest last, at most fifty changes.
   */
  private Refused stale(String aggregateId, long expected) {
    List<Map<String, Object>> changes =
        log.readAggregate(aggregateId, expected + 1, 50).commits().stream()
            .flatMap(
                commit ->
                    commit.events().stream()
                        .filter(event -> event.sequence() > expected)
                        .map(
                            event -> {
                              Event fact = codec.decode(event);
                              return Map.<String, Object>of(
                                  "position", event.position(),
                                  "type", event.type(),
                                  "actor", fact.by(),
                                  "at", fact.at(),
                                  "summary", inWords(event.type()));
                            }))
            .toList();
    long current = log.lastSequence(aggregateId).orElse(expected);
    return Refused.stale(
        "Somebody changed this since you loaded it. Look at what changed, then decide again.",
        Map.of("currentVersion", current, "changes", changes));
  }

  private static String inWords(String type) {
    return type.substring(type.indexOf('.') + 1).replace('-', ' ');
  }
}
