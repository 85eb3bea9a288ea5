package io.muster.incident.triage.similar;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.starter.LogFollower;
import io.muster.starter.TextEmbeddings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Which past incidents were like one at hand, whatever service or source they came from. Each
 * process reads the log from its beginning into memory when it starts, and follows it from then on;
 * nothing of it is stored.
 */
@Component
public final class SimilarIncidents implements SmartLifecycle {

  /** How likeness is reckoned, with its version. */
  public static final String RULE = "likeness/2";

  /** From so alike on, two open incidents are offered to become one; see decision 27. */
  public static final double SAME_TROUBLE = 0.45;

  /** Of more, the newest; each takes about 3 KB of memory. */
  static final int MOST = 10_000;

  private static final Set<String> READ = Set.of("Incident", "AlertGroup");
  private static final int PAGE = 200;

  /** Searches may be this much behind while much is read at once. */
  private static final int UNSEARCHED = 2_000;

  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Logger LOG = LoggerFactory.getLogger(SimilarIncidents.class);

  private final EventLog log;
  private final EventCodec codec;
  private final TextEmbeddings embeddings = new TextEmbeddings();
  private final LogFollower follower;
  private volatile SimilarIndex index;
  private long read;
  private long readAt = System.nanoTime();
  private long searchable;
  private volatile int asked;

  SimilarIncidents(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
    this.index = new SimilarIndex(embeddings, MOST);
    this.follower = new LogFollower(log, "similar-incidents", this::readOn);
  }

  /**
   * What was found.
   *
   * @param upTo everything in the log up to this position was looked at
   */
  public record Found(List<Hit> hits, long upTo) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Incidents like this one, the most alike first.
   *
   * @param position wait until the log was read so far, though no longer than the patience
   */
  public Found like(String incidentId, int limit, long position, Duration patience)
      throws InterruptedException {
    long upTo = await(position, patience);
    return new Found(index.like(incidentId, limit), upTo);
  }

  /**
   * How alike two incidents are, 0 to 1: mostly by meaning, then by the words they share, and a
   * little more when the same alert fired, the same service suffers or the same was the cause.
   *
   * @param words 1 when the other has every word of this one
   */
  static double score(
      double meaning, double words, boolean sameService, boolean sameAlert, boolean sameCause) {
    return Math.min(
        1,
        0.55 * meaning
            + 0.30 * words
            + (sameAlert ? 0.15 : 0)
            + (sameService ? 0.10 : 0)
            + (sameCause ? 0.15 : 0));
  }

  private synchronized long await(long position, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    asked++;
    try {
      while (searchable < position) {
        follower.wake();
        long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        if (left <= 0) {
          break;
        }
        wait(left);
      }
    } finally {
      asked--;
    }
    return searchable;
  }

  /**
   * Making searchable takes long, some milliseconds for each incident: it is done for those who
   * ask, and else when nothing was recorded for a while, so that no page waits for it.
   */
  private boolean readOn() {
    List<StoredCommit> commits = log.follow(read, PAGE).commits();
    if (commits.isEmpty()) {
      boolean takenBack = log.endsBefore(read);
      if (takenBack) {
        startAnew();
      } else if (searchable < read && (asked > 0 || System.nanoTime() - readAt > QUIET_NANOS)) {
        refresh();
      }
      return takenBack;
    }
    commits.stream().filter(commit -> READ.contains(commit.aggregateType())).forEach(this::apply);
    read = commits.getLast().lastPosition();
    readAt = System.nanoTime();
    boolean more = commits.size() == PAGE;
    boolean caughtUpBefore = searchable > 0;
    if (!more && asked > 0 || caughtUpBefore && read - searchable > UNSEARCHED) {
      refresh();
    }
    return more;
  }

  private void apply(StoredCommit commit) {
    commit
        .events()
        .forEach(
            event -> {
              try {
                index.apply(codec.decode(event));
              } catch (UnreadableEventException e) {
                // The read models park it and say so; here only likeness is lost.
                LOG.debug("Not compared: the event at position {}", event.position(), e);
              }
            });
  }

  private void refresh() {
    index.refresh();
    synchronized (this) {
      searchable = read;
      notifyAll();
    }
  }

  /** After a crash or a restore the log is not the one that was read. */
  private void startAnew() {
    index = new SimilarIndex(embeddings, MOST);
    read = 0;
    synchronized (this) {
      searchable = 0;
    }
  }

  @Override
  public void start() {
    follower.start();
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
