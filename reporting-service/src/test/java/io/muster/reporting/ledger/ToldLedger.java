package io.muster.reporting.ledger;

import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.reporting.testing.Story;
import io.muster.starter.Caller;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A ledger of incidents whose histories are told when they are asked for, and of nothing else. It
 * knows how much of what it told is still held by whoever asked.
 */
public final class ToldLedger extends Ledger {

  private final Function<String, Story> history;
  private final List<WeakReference<Object>> told = new ArrayList<>();
  private int reads;

  /** With the history of each incident by its id. */
  public ToldLedger(Function<String, Story> history) {
    super(null, null, null, null);
    this.history = history;
  }

  /** How many histories were told. */
  public int reads() {
    return reads;
  }

  @Override
  public Set<String> hiddenFrom(Caller caller) {
    return Set.of();
  }

  @Override
  public void read(String incidentId, long upTo, Consumer<LogEntry> consumer) {
    reads++;
    for (LogEntry entry : history.apply(incidentId).entries()) {
      watch(entry);
      consumer.accept(entry);
    }
  }

  private void watch(LogEntry entry) {
    told.add(new WeakReference<>(entry));
    if (entry.event().orElse(null) instanceof NoteAdded note) {
      told.add(new WeakReference<>(note.text()));
    }
  }

  /** How many entries and texts of notes that were told cannot be let go. */
  public long held() {
    System.gc();
    told.removeIf(each -> each.refersTo(null));
    return told.size();
  }
}
