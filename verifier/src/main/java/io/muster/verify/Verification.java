package io.muster.verify;

import java.util.List;

/**
 * What was found out about a log, in two verdicts: whether what is there is what was recorded, and
 * whether all of it is there.
 *
 * @param events how many events the export holds
 * @param position position of the newest of them
 * @param head hash of the newest commit, hex
 * @param root root of the Merkle tree over all its leaves, Base64; null when some are missing
 * @param checkpoints how many signed checkpoints the log was found to agree with
 * @param provenUpTo position of the newest of those; 0 when there is none
 * @param signedUpTo position of the newest checkpoint that is validly signed; 0 without one
 * @param signedAt its time as it stands there; null without one
 * @param rewritten whether the log departs from its checkpoints after {@code provenUpTo}
 * @param unproven positions for which neither verdict can be given
 * @param unvouched keys that were not introduced by the key before them
 * @param findings what is wrong, by position; at most 100
 * @param found how many things are wrong in all
 */
public record Verification(
    long events,
    long position,
    String head,
    String root,
    int checkpoints,
    long provenUpTo,
    long signedUpTo,
    String signedAt,
    boolean rewritten,
    List<Range> unproven,
    List<String> unvouched,
    List<Finding> findings,
    long found) {

  /** Positions from one to another, both included. */
  public record Range(long from, long to) {}

  /** Whether what is there is what was recorded. */
  public enum Integrity {
    /** Every event that a checkpoint covers is as it was recorded. */
    INTACT,
    /** Something was changed, moved or put in; the findings name it. */
    DAMAGED,
    /** Nothing contradicts it, and no checkpoint proves it. */
    NOT_PROVABLE
  }

  /** Whether all that was recorded is there. */
  public enum Completeness {
    /** Nothing is missing up to the newest published checkpoint. */
    COMPLETE,
    /** Something is missing; the findings name it. */
    INCOMPLETE,
    /** Nothing shows that something is missing, and no checkpoint proves that nothing is. */
    NOT_PROVABLE
  }

  /** Whether what is there is what was recorded. */
  public Integrity integrity() {
    if (findings.stream().anyMatch(finding -> finding.kind().isIntegrity())) {
      return Integrity.DAMAGED;
    }
    boolean gap = unproven.stream().anyMatch(range -> range.to() < provenUpTo);
    return provenUpTo == 0 || gap ? Integrity.NOT_PROVABLE : Integrity.INTACT;
  }

  /** Whether all that was recorded up to the newest checkpoint is there. */
  public Completeness completeness() {
    if (findings.stream().anyMatch(finding -> !finding.kind().isIntegrity())) {
      return Completeness.INCOMPLETE;
    }
    return signedUpTo == 0 || rewritten ? Completeness.NOT_PROVABLE : Completeness.COMPLETE;
  }

  /** Whether anything at all speaks against the log. */
  public boolean isDamaged() {
    return found > 0;
  }

  static String name(long position, String id, String type) {
    return "event at position %d (id %s, type %s)".formatted(position, id, type);
  }
}
