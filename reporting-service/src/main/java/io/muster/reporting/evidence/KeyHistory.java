package io.muster.reporting.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which keys have signed the log, and how one took over from another. The key before signs once
 * more what the new one signs first, and says in it which one that is; so whoever trusts the old
 * key comes to trust the new one, and old checkpoints keep the key they were signed with.
 *
 * @param current the key that signs now
 * @param before the key that signed until now, while it hands over
 * @param beforeIsLost whether the operator says that there is no such key any more
 */
record KeyHistory(NoteKey current, Optional<NoteKey> before, boolean beforeIsLost) {

  /** Whether the current key has yet to take over from the last one published. */
  boolean mustTakeOver(List<String> published) {
    return !published.isEmpty()
        && !CheckpointFile.keyOf(published.getLast()).equals(current.verifierKey());
  }

  /** The newest checkpoint, when it is one of ours; otherwise nothing more is signed. */
  Checkpoint ours(Checkpoint found, List<String> published) {
    if (published.isEmpty()) {
      throw new ContradictionException(
          "there are checkpoints but no %s beside them; put it back"
              .formatted(CheckpointFile.KEYS));
    }
    if (found.isSignedBy(current) || before.filter(found::isSignedBy).isPresent()) {
      return found;
    }
    if (beforeIsLost && mustTakeOver(published)) {
      return found;
    }
    String last = CheckpointFile.keyOf(published.getLast());
    boolean known =
        last.equals(current.verifierKey())
            || before.filter(key -> key.verifierKey().equals(last)).isPresent();
    throw new ContradictionException(
        known
            ? "the checkpoint kept for position %d was changed after it was signed"
                .formatted(found.position())
            : "the checkpoint kept for position %d was signed with the key %s, and this service was given %s; name the file of the first one as MUSTER_CHECKPOINT_PREVIOUS_KEY so that it can hand over"
                .formatted(found.position(), last, current.verifierKey()));
  }

  /** Publishes the current key; signs the handover when another one signed before. */
  Optional<Checkpoint> publish(CheckpointFile file, Optional<Checkpoint> newest, Instant at)
      throws IOException {
    List<String> published = file.keys();
    if (published.isEmpty()) {
      file.addKey(current.verifierKey(), 0);
      return newest;
    }
    if (!mustTakeOver(published)) {
      return newest;
    }
    if (newest.isEmpty()) {
      file.addKey(current.verifierKey(), 0);
      return newest;
    }
    Checkpoint last = newest.get();
    Checkpoint.Statement same =
        new Checkpoint.Statement(
            last.origin(), last.position(), last.rootBytes(), last.hashBytes(), at);
    Checkpoint handover = Checkpoint.handOver(same, current, before);
    file.add(handover);
    file.addKey(current.verifierKey(), last.position());
    return Optional.of(handover);
  }
}
