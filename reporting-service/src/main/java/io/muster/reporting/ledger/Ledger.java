package io.muster.reporting.ledger;

import io.muster.contracts.drill.DrillIds;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.StoredCommit;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the record of everything that happened, whole or one incident's part of it, in order. */
public class Ledger {

  private static final Pattern NUMBER = Pattern.compile("INC-(\\d{1,18})");
  private static final int POSITIONS_AT_ONCE = 1_000;

  private final EventLog log;
  private final LogReader reader;
  private final LedgerIndex index;
  private final IndexProgress progress;

  Ledger(EventLog log, LogReader reader, LedgerIndex index, IndexProgress progress) {
    this.log = log;
    this.reader = reader;
    this.index = index;
    this.progress = progress;
  }

  /** The end of the log as it stands now. */
  public Head head() {
    return log.head();
  }

  /**
   * The id of the incident people call by this id or number, as in {@code INC-142}; empty when it
   * does not exist for whoever asks.
   */
  public Optional<String> incident(String ref, Caller caller) {
    Matcher number = NUMBER.matcher(ref.toUpperCase(Locale.ROOT));
    return number.matches()
        ? index.incidentByNumber(Long.parseLong(number.group(1)), caller.id())
        : Optional.of(ref).filter(id -> index.knows(id, caller.id()));
  }

  /**
   * The same.
   *
   * @throws Refused 404 when there is none for whoever asks
   */
  public String require(String ref, Caller caller) {
    return incident(ref, caller).orElseThrow(() -> Refused.notFound("The incident " + ref));
  }

  /**
   * The same, of something that happened: what the law asks about is no drill.
   *
   * @throws Refused 404 when there is none for whoever asks, 409 when it is rehearsed
   */
  public String requireReal(String ref, Caller caller) {
    String incidentId = require(ref, caller);
    if (DrillIds.inDrill(incidentId)) {
      throw Refused.conflict(
          "drill", "This incident is a drill. Nothing is decided, filed or reported of it.");
    }
    return incidentId;
  }

  /** Ids of the private incidents that do not exist for whoever asks. */
  public Set<String> hiddenFrom(Caller caller) {
    return index.hiddenFrom(caller.id());
  }

  /**
   * Positions among these whose events belong to an incident hidden from whoever asks. What is not
   * indexed yet has to be waited for first.
   */
  public Set<Long> hiddenFrom(Caller caller, Collection<Long> positions) {
    Set<String> hidden = hiddenFrom(caller);
    return hidden.isEmpty() ? Set.of() : index.ofIncidents(hidden, positions);
  }

  /** A page of everything, oldest first. */
  public List<LogEntry> page(long after, int limit) {
    List<LogEntry> page = new ArrayList<>();
    reader.after(after, limit, page::add);
    return page;
  }

  /** The entries at these positions, oldest first; what the log does not hold is left out. */
  public List<LogEntry> at(Collection<Long> positions) {
    List<LogEntry> entries = new ArrayList<>();
    reader.at(positions.stream().sorted().toList(), entries::add);
    return entries;
  }

  /** A page of what belongs to one incident, oldest first. */
  public List<LogEntry> page(String incidentId, long after, int limit) {
    List<LogEntry> page = new ArrayList<>();
    reader.at(index.positions(incidentId, after, Long.MAX_VALUE, limit), page::add);
    return page;
  }

  /** Hands over everything that belongs to one incident up to a position, oldest first. */
  public void read(String incidentId, long upTo, Consumer<LogEntry> consumer) {
    long after = 0;
    List<Long> positions;
    do {
      positions = index.positions(incidentId, after, upTo, POSITIONS_AT_ONCE);
      reader.at(positions, consumer);
      after = positions.isEmpty() ? after : positions.getLast();
    } while (positions.size() == POSITIONS_AT_ONCE);
  }

  /** Everything recorded of one aggregate that is no incident's, up to a position, oldest first. */
  public List<LogEntry> ofAggregate(String aggregateId, long upTo) {
    List<LogEntry> entries = new ArrayList<>();
    reader.ofAggregate(aggregateId, upTo, entries::add);
    return entries;
  }

  /** Waits until the ledger can answer for everything up to a position; false when it took long. */
  public boolean awaitIndexed(long position, Duration patience) {
    return progress.await(() -> index.completeUpTo() >= position, patience);
  }

  /**
   * The same, for what cannot be answered before.
   *
   * @param so what follows, as in "legal holds cannot be checked"
   * @throws Refused 503 when it took long
   */
  public void requireIndexed(long position, Duration patience, String so) {
    if (!awaitIndexed(position, patience)) {
      throw behind(so);
    }
  }

  /** That the ledger has not read so far yet. */
  public static Refused behind(String so) {
    return Refused.of(
        503,
        "ledger-behind",
        "The ledger is still reading the log, so %s. Try again in a minute.".formatted(so));
  }

  /** The newest commit the ledger can answer for as a whole; empty while it knows none. */
  public Optional<StoredCommit> newestIndexed() {
    long indexed = index.completeUpTo();
    Optional<StoredCommit> commit = log.commitAt(indexed);
    return commit.isPresent() && commit.get().lastPosition() > indexed
        ? log.commitAt(commit.get().position() - 1)
        : commit;
  }

  /**
   * How many events name a person, by the incident they belong to; null for those of none. A person
   * is named where something is sealed with their key, whether or not it can still be opened.
   */
  public Map<String, Long> eventsNaming(String personId) {
    return index.eventsNaming(personId);
  }

  /** Which of these incidents name a person in their record. */
  public Set<String> incidentsNaming(String personId, Collection<String> among) {
    return index.incidentsNaming(personId, among);
  }

  /** What people call an incident, as in {@code INC-142}. */
  public Optional<String> numberOf(String incidentId) {
    return index.numberOf(incidentId).map(number -> "INC-" + number);
  }

  /** The commit that holds a position. */
  public Optional<StoredCommit> commitAt(long position) {
    return log.commitAt(position);
  }
}
