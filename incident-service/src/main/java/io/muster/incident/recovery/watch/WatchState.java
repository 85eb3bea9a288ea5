package io.muster.incident.recovery.watch;

import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent.AlertFired;
import io.muster.contracts.recovery.RecoveryWatchEvent.MetricBreached;
import io.muster.contracts.recovery.RecoveryWatchEvent.Passed;
import io.muster.contracts.recovery.RecoveryWatchEvent.RecoveryDeclared;
import io.muster.contracts.recovery.RecoveryWatchEvent.Started;
import io.muster.contracts.recovery.RecoveryWatchEvent.Stopped;
import java.time.Instant;

/**
 * The watches of one incident as their events tell them, for who decides, who looks and who reads.
 */
public final class WatchState {

  /** How a watch stands. */
  public enum Stage {
    /** It is looked. */
    RUNNING,
    /** Its time went by and nothing came back. */
    PASSED,
    /** It came back. */
    RECURRED,
    /** Somebody ended it before its time. */
    STOPPED
  }

  private Started started;
  private long startedPosition;
  private RecoveryWatchEvent end;
  private RecoveryDeclared declared;

  WatchState() {}

  void apply(RecoveryWatchEvent event, long position) {
    switch (event) {
      case Started begun -> {
        started = begun;
        startedPosition = position;
        end = null;
      }
      case AlertFired _, MetricBreached _ -> {
        end = event;
        // Whatever was declared before is not so any more.
        declared = null;
      }
      case Passed _, Stopped _ -> end = event;
      case RecoveryDeclared complete -> declared = complete;
    }
  }

  /** How the latest watch began; null: there was none. */
  public Started started() {
    return started;
  }

  /** Where the log holds that; what fired before does not count. */
  public long startedPosition() {
    return startedPosition;
  }

  /** How the latest watch ended; null while it is on, or there was none. */
  public RecoveryWatchEvent end() {
    return end;
  }

  /**
   * That the recovery was declared complete; null: it was not, or something came back in a watch or
   * the incident was reopened since.
   *
   * @param reopenedAt when the incident was last reopened, UTC; null: never
   */
  public RecoveryDeclared declared(Instant reopenedAt) {
    return declared == null || isUndone(declared, reopenedAt) ? null : declared;
  }

  /**
   * The number of the latest watch, if it passed and the incident was not reopened since it began;
   * else null.
   */
  Integer passed(Instant reopenedAt) {
    return end instanceof Passed && !isUndone(started, reopenedAt) ? started.watch() : null;
  }

  private static boolean isUndone(RecoveryWatchEvent said, Instant reopenedAt) {
    return reopenedAt != null && !said.at().isAfter(reopenedAt);
  }

  /** How the latest watch stands; null: there was none. */
  public Stage stage() {
    return switch (end) {
      case null -> started == null ? null : Stage.RUNNING;
      case Passed _ -> Stage.PASSED;
      case Stopped _ -> Stage.STOPPED;
      default -> Stage.RECURRED;
    };
  }

  /** Whether this watch is the latest and still on. */
  boolean isOn(int watch) {
    return stage() == Stage.RUNNING && started.watch() == watch;
  }

  /** The number of the next watch. */
  int next() {
    return started == null ? 1 : started.watch() + 1;
  }
}
