package io.muster.contracts.tracker;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of the description of an issue tracker. */
public sealed interface TrackerCommand extends Command {

  /** The tracker. */
  String trackerId();

  @Override
  default String aggregateId() {
    return trackerId();
  }

  /**
   * Set it up, or change it; the same again changes nothing.
   *
   * @param mustExist whether it is to be there already
   */
  record Describe(
      String trackerId,
      boolean mustExist,
      String name,
      TrackerKind kind,
      String url,
      String project,
      String issueType,
      String secret,
      Actor by)
      implements TrackerCommand {}

  /** Hand nothing to it any more, saying why. */
  record Retire(String trackerId, String reason, Actor by) implements TrackerCommand {}
}
