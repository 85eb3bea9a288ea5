package io.muster.incident.recovery.work;

import io.muster.contracts.recovery.RecoveryWorkEvent.Said;
import io.muster.contracts.recovery.RecoveryWorkEvent.Withdrawn;
import io.muster.contracts.recovery.WorkContent;
import java.util.ArrayList;
import java.util.List;

/** One piece of work on record, with everything that was ever said of it. */
public final class WorkRecord {

  private final List<Said> said = new ArrayList<>();
  private Withdrawn withdrawn;

  WorkRecord() {}

  void say(Said event) {
    said.add(event);
  }

  void withdraw(Withdrawn event) {
    withdrawn = event;
  }

  /** Which record. */
  public String id() {
    return now().recordId();
  }

  /** What is said of it now. */
  public Said now() {
    return said.getLast();
  }

  /** What was done, as it is known now. */
  public WorkContent content() {
    return now().content();
  }

  /** Everything that was said of it, the oldest first; the last holds. */
  public List<Said> editions() {
    return List.copyOf(said);
  }

  /** That it was taken back, by whom and why; null: it was not. */
  public Withdrawn withdrawn() {
    return withdrawn;
  }
}
