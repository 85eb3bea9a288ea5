package io.muster.notification.facts;

import io.muster.contracts.Event;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what is recorded about one thing, up to this very moment; or, while something is decided
 * that takes many looks, up to the moment at which that began.
 */
@Component
public class Facts {

  private static final Logger LOG = LoggerFactory.getLogger(Facts.class);
  private static final int PAGE = 200;

  private static final ScopedValue<Moment> DECIDING = ScopedValue.newInstance();

  private final EventLog log;
  private final EventCodec codec;
  private final Remembered remembered;

  Facts(EventLog log, EventCodec codec, Remembered remembered) {
    this.log = log;
    this.codec = codec;
    this.remembered = remembered;
  }

  /** The moment whose record something is decided by: that of the first look. */
  private static final class Moment {
    private boolean came;
  }

  /**
   * Decides something by all that is recorded when it first looks, and by what it records itself.
   * The end of the log is looked up once, and what is in memory is not read again.
   */
  public <T> T decide(Supplier<T> decision) {
    return ScopedValue.where(DECIDING, new Moment()).call(decision::get);
  }

  /** The same for what has no answer. */
  public void decide(Runnable decision) {
    ScopedValue.where(DECIDING, new Moment()).run(decision);
  }

  /** The first fact of a kind about it that is so; what cannot be read is passed over. */
  public <T extends Event> Optional<T> find(String aggregateId, Class<T> kind, Predicate<T> isSo) {
    return readable(aggregateId).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(isSo)
        .findFirst();
  }

  /** Everything recorded about it, oldest first; nothing when it is not known. */
  public List<Event> of(String aggregateId) {
    return stored(aggregateId).stream().map(this::read).toList();
  }

  /**
   * Everything recorded about it that can be read, oldest first. One unreadable event must not take
   * a whole schedule away from those who page by it; it is told in the service's own log.
   */
  public List<Event> readable(String aggregateId) {
    return readable(aggregateId, 0);
  }

  /** The same from a version on, for who has read what was before. */
  public List<Event> readable(String aggregateId, long from) {
    return readableOf(aggregateId, from).map(Kept::event).toList();
  }

  /** The same with its place in the log. */
  public List<Kept> readableKept(String aggregateId) {
    return readableOf(aggregateId, 0).toList();
  }

  private Stream<Kept> readableOf(String aggregateId, long from) {
    return stored(aggregateId, from).stream()
        .flatMap(
            event -> {
              try {
                return Stream.of(kept(event));
              } catch (UnreadableEventException e) {
                LOG.error(
                    "{} is told without its event {}: {}", aggregateId, event.id(), e.getMessage());
                return Stream.empty();
              }
            });
  }

  private Kept kept(StoredEvent event) {
    return new Kept(event.id(), event.position(), event.position(), read(event));
  }

  /** The version of what is known about it; -1 when nothing is. */
  public long version(String aggregateId) {
    if (DECIDING.isBound()) {
      return remembered(aggregateId).events().size() - 1L;
    }
    return log.lastSequence(aggregateId).orElse(-1L);
  }

  /** The fact that replaced all before it, for things whose newest event says everything. */
  public Optional<Event> newest(String aggregateId) {
    if (DECIDING.isBound()) {
      List<StoredEvent> events = remembered(aggregateId).events();
      return events.isEmpty() ? Optional.empty() : Optional.of(read(events.getLast()));
    }
    return log.newestOf(aggregateId).map(commit -> read(commit.events().getLast()));
  }

  /** The fact it began with; nothing when it is not known. */
  public Optional<Event> first(String aggregateId) {
    if (DECIDING.isBound()) {
      return remembered(aggregateId).events().stream().findFirst().map(this::read);
    }
    return log.commitOf(aggregateId, 0).map(commit -> read(commit.events().getFirst()));
  }

  /**
   * One fact and where the log keeps it.
   *
   * @param id unique in the log
   * @param position in the one order of all events
   * @param upTo position of the last fact that was recorded with it
   */
  public record Kept(String id, long position, long upTo, Event event) {}

  /**
   * The fact with a place among those of its aggregate; nothing when there is none.
   *
   * @throws UnreadableEventException when there is one that cannot be read
   */
  public Optional<Kept> at(String aggregateId, long sequence) {
    return log.commitOf(aggregateId, sequence)
        .map(
            commit -> {
              StoredEvent event =
                  commit.events().get(Math.toIntExact(sequence - commit.firstSequence()));
              return new Kept(event.id(), event.position(), commit.lastPosition(), read(event));
            });
  }

  /** Everything recorded about it with its place in the log, oldest first. */
  public List<Kept> kept(String aggregateId) {
    return stored(aggregateId).stream().map(this::kept).toList();
  }

  /** What kind of thing has this id; nothing when nothing is recorded about it. */
  public Optional<String> kindOf(String aggregateId) {
    if (DECIDING.isBound()) {
      return Optional.ofNullable(remembered(aggregateId).kind());
    }
    return log.commitOf(aggregateId, 0).map(StoredCommit::aggregateType);
  }

  /**
   * Ids are shared by everything in the log.
   *
   * @throws Refused when this one means something of another kind already
   */
  public void requireFree(String aggregateId, String kind) {
    kindOf(aggregateId)
        .filter(taken -> !taken.equals(kind))
        .ifPresent(
            taken -> {
              throw Refused.conflict(
                  "id-taken", "This id belongs to something else; choose another.");
            });
  }

  List<StoredEvent> stored(String aggregateId) {
    return stored(aggregateId, 0);
  }

  private List<StoredEvent> stored(String aggregateId, long from) {
    if (DECIDING.isBound()) {
      List<StoredEvent> events = remembered(aggregateId).events();
      return events.subList((int) Math.min(from, events.size()), events.size());
    }
    return fromLog(aggregateId, from).events();
  }

  private Remembered.History remembered(String aggregateId) {
    Moment moment = DECIDING.get();
    if (!moment.came) {
      remembered.catchUp();
      moment.came = true;
    }
    return remembered.of(aggregateId, () -> fromLog(aggregateId, 0));
  }

  private Remembered.History fromLog(String aggregateId, long from) {
    List<StoredEvent> events = new ArrayList<>();
    String kind = null;
    long next = from;
    EventLog.Page page;
    do {
      page = log.readAggregate(aggregateId, next, PAGE);
      for (StoredCommit commit : page.commits()) {
        kind = commit.aggregateType();
        events.addAll(commit.events());
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return new Remembered.History(kind, List.copyOf(events));
  }

  Event read(StoredEvent event) {
    return codec.decode(event);
  }
}
