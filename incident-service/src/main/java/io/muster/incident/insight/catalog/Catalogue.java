package io.muster.incident.insight.catalog;

import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.starter.LogFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The services people look after, as the log tells of them. Each process reads those few events
 * into memory when it starts and follows the log from then on, so that what was in the catalogue at
 * any position can be said at once and is the same in every process.
 */
@Component
public final class Catalogue implements SmartLifecycle {

  /** How the ids of services begin, by which the log finds them without being read through. */
  static final String ID_PREFIX = CatalogServiceEvent.ID_PREFIX;

  private static final String TYPE = "CatalogService";
  private static final int PAGE = 200;
  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  private final EventLog log;
  private final EventCodec codec;
  private final LogFollower follower;
  private final Map<String, ServiceHistory> histories = new TreeMap<>();
  private volatile boolean anew = true;

  /** Everything up to here is in it; less than 0 before the first reading. */
  private long read = -1;

  private long newest;
  private ServiceMap now = ServiceMap.EMPTY;

  Catalogue(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
    this.follower = new LogFollower(log, "catalogue", this::readOn);
    log.doorbell().onTrouble(() -> anew = true);
  }

  /**
   * A service as it stands, and where the log says so.
   *
   * @param version to be sent back when it is changed
   * @param position of the newest event about it
   * @param updatedAt when that was, UTC
   */
  public record Listed(CatalogEntry entry, long version, long position, Instant updatedAt) {}

  /** The id of the service with this name. */
  public static String idOf(String name) {
    return CatalogServiceEvent.idOf(name);
  }

  /** Whether this is the form of a service's id, and not its name. */
  public static boolean isId(String ref) {
    return ref.matches(ID_PREFIX + "[0-9a-f]{32}");
  }

  /**
   * The catalogue as it was when the event at a position was recorded. When the log cannot be read
   * so far within the patience, it is the catalogue as far as it was read: somebody may have to be
   * woken, and a service that was entered this very moment is not worth keeping them waiting.
   */
  public ServiceMap asOf(long position, Duration patience) throws InterruptedException {
    if (!await(position, patience)) {
      LOG.warn("The catalogue was not read up to position {} in time", position);
    }
    return asOf(position);
  }

  private synchronized ServiceMap asOf(long position) {
    if (position >= newest) {
      return now;
    }
    return mapOf(history -> history.asOf(position));
  }

  /** The catalogue as far as it was read. */
  public synchronized ServiceMap now() {
    return now;
  }

  /** By its name or its id; nothing when it is not in the catalogue. */
  public synchronized Optional<Listed> find(String ref) {
    ServiceHistory history = histories.get(isId(ref) ? ref : idOf(ref));
    return history == null ? Optional.empty() : history.newest();
  }

  /** Every service in the catalogue, by name. */
  public synchronized List<Listed> all() {
    return histories.values().stream()
        .map(ServiceHistory::newest)
        .flatMap(Optional::stream)
        .collect(
            Collectors.toMap(
                listed -> listed.entry().name(), listed -> listed, (a, b) -> b, TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  /** Waits until the log was read up to a position; false when that takes longer. */
  public synchronized boolean await(long position, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (read < position) {
      follower.wake();
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private boolean readOn() {
    if (anew) {
      readAll();
      return true;
    }
    EventLog.Page page = log.follow(read, PAGE);
    List<StoredCommit> commits = page.commits();
    if (commits.isEmpty()) {
      // After a crash or a restore the log may end before what was read.
      anew = log.endsBefore(read);
      return anew;
    }
    if (commits.stream().anyMatch(commit -> commit.aggregateType().equals(TYPE))) {
      take(commits);
    }
    readUpTo(commits.getLast().lastPosition());
    return page.more();
  }

  private void readAll() {
    anew = false;
    long head = log.head().position();
    List<StoredCommit> found = new ArrayList<>();
    EventLog.Page page;
    do {
      page = log.readAlike(ID_PREFIX, found.isEmpty() ? null : found.getLast(), PAGE);
      found.addAll(page.commits());
    } while (page.more());
    synchronized (this) {
      histories.clear();
      newest = 0;
      take(found);
    }
    readUpTo(head);
  }

  private synchronized void take(List<StoredCommit> commits) {
    commits.stream()
        .filter(commit -> commit.aggregateType().equals(TYPE))
        .flatMap(commit -> commit.events().stream())
        .forEach(this::take);
    now = mapOf(ServiceHistory::newest);
  }

  private ServiceMap mapOf(Function<ServiceHistory, Optional<Listed>> version) {
    return new ServiceMap(
        histories.values().stream()
            .map(version)
            .flatMap(Optional::stream)
            .map(Listed::entry)
            .toList());
  }

  private void take(StoredEvent event) {
    try {
      CatalogServiceEvent said = (CatalogServiceEvent) codec.decode(event);
      histories
          .computeIfAbsent(said.serviceId(), id -> new ServiceHistory())
          .add(event.position(), event.sequence(), said);
      newest = Math.max(newest, event.position());
    } catch (UnreadableEventException e) {
      LOG.error("The catalogue goes without the event at position {}", event.position(), e);
    }
  }

  private synchronized void readUpTo(long position) {
    read = position;
    notifyAll();
  }

  @Override
  public void start() {
    follower.start();
  }

  /** Before anything that handles events, which would wait for it. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE / 2;
  }

  @Override
  public void stop() {
    follower.stop();
  }

  @Override
  public boolean isRunning() {
    return follower.isRunning();
  }
}
