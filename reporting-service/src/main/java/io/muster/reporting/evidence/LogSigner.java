package io.muster.reporting.evidence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.verify.LogFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Signs how far the log has come, after checking that it still is the log that was signed before
 * and that what came since holds together. It keeps the Merkle tree as far as it was signed.
 */
final class LogSigner {

  /** No more events than this stand between two checkpoints, unless one commit has more. */
  static final int MOST_EVENTS = 1000;

  private static final String TREES = "reporting_tree";
  private static final String TREE = "log";

  private final EventLog log;
  private final MongoCollection<Document> trees;
  private final CheckpointFile file;
  private final KeyHistory keys;
  private final String origin;
  private final Clock clock;
  private final Turn turn;
  private GrowingTree tree;
  private volatile Checkpoint newest;

  LogSigner(
      EventLog log,
      MongoDatabase database,
      CheckpointFile file,
      KeyHistory keys,
      String origin,
      Clock clock) {
    this.log = log;
    this.trees = database.getCollection(TREES);
    this.file = file;
    this.keys = keys;
    this.origin = origin;
    this.clock = clock;
    this.turn = new Turn(database, "checkpoints");
  }

  Optional<Checkpoint> newest() {
    return Optional.ofNullable(newest);
  }

  String sign(String kind, String statement) {
    String text = "%s/%s\n%s".formatted(origin, kind, statement);
    return "%s\n\u2014 %s\n".formatted(text, keys.current().sign(text));
  }

  /** Whether so much was recorded since the newest checkpoint that the next one cannot wait. */
  boolean isUrgent() {
    Checkpoint last = newest;
    return last != null && log.head().position() - last.position() >= MOST_EVENTS;
  }

  /**
   * Signs what was recorded since the newest checkpoint, whichever copy of this service signed that
   * one.
   *
   * @param apart nothing is signed so soon after the newest checkpoint, unless it is urgent
   * @return whether the log was looked at; not while another copy is at it
   * @throws ContradictionException when the log is not the one that was signed; nothing is signed
   */
  boolean sign(Duration apart) throws IOException {
    file.check();
    if (!turn.take()) {
      return false;
    }
    try {
      if (tree == null || isBehind(file.newest())) {
        restore();
      }
      boolean tooSoon = newest != null && clock.instant().isBefore(newest.at().plus(apart));
      if (!tooSoon || isUrgent()) {
        signWhatIsNew();
      }
      return true;
    } catch (IOException | Turn.LostException e) {
      tree = null; // What reached the disk is found out before anything else is written.
      throw e;
    } finally {
      turn.giveBack();
    }
  }

  /** Whether another copy has signed since; what was signed here must not be gone. */
  private boolean isBehind(Optional<Checkpoint> kept) {
    if (newest == null) {
      return kept.isPresent();
    }
    if (kept.filter(found -> found.position() >= newest.position()).isEmpty()) {
      throw new ContradictionException(
          "the checkpoint that was signed for position %d is gone from %s"
              .formatted(newest.position(), CheckpointFile.CHECKPOINTS));
    }
    return !kept.get().note().equals(newest.note());
  }

  private void signWhatIsNew() throws IOException {
    Head head = log.head();
    byte[] known = newest == null ? LogFormat.genesis() : stillHolds(newest, head);
    if (head.position() == tree.size()) {
      return;
    }
    Walk walk = new Walk(tree.copy(), known);
    ChainCheck.walk(log, tree.size(), known, head, walk);
    publish(walk.grown, head.hash());
  }

  private void restore() throws IOException {
    Optional<Checkpoint> kept = file.newest();
    kept.ifPresent(this::isOurs);
    newest = keys.publish(file, kept, clock.instant()).orElse(null);
    tree = newest == null ? new GrowingTree() : treeOf(newest);
  }

  private void isOurs(Checkpoint found) {
    try {
      keys.ours(found, file.keys());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!found.origin().equals(origin)) {
      throw new ContradictionException(
          "the checkpoints kept are about the log \"%s\", and this one is called \"%s\"; set MUSTER_CHECKPOINT_ORIGIN back, or name a new directory for a new log"
              .formatted(found.origin(), origin));
    }
  }

  /** The tree as kept when it is the one that was signed, else built anew from the first event. */
  private GrowingTree treeOf(Checkpoint signed) throws IOException {
    Optional<GrowingTree> kept =
        Optional.ofNullable(trees.find(Filters.eq("_id", TREE)).first())
            .map(GrowingTree::read)
            .filter(tree -> tree.size() == signed.position())
            .filter(tree -> Arrays.equals(tree.root(), signed.rootBytes()));
    if (kept.isPresent()) {
      return kept.get();
    }
    stillHolds(signed, log.head());
    GrowingTree built = new GrowingTree();
    Head end = new Head(signed.position(), signed.hashBytes(), signed.at());
    ChainCheck.walk(
        log,
        0,
        LogFormat.genesis(),
        end,
        (commit, leaves) -> {
          turn.keep();
          leaves.forEach(built::add);
        });
    if (!Arrays.equals(built.root(), signed.rootBytes())) {
      throw new ContradictionException(
          "up to position %d it has another Merkle root than was signed at %s"
              .formatted(signed.position(), signed.at()));
    }
    return built;
  }

  private byte[] stillHolds(Checkpoint signed, Head head) {
    if (head.position() < signed.position()) {
      throw new ContradictionException(
          "it ends at position %d, but at %s it was signed up to position %d"
              .formatted(head.position(), signed.at(), signed.position()));
    }
    byte[] hash = signed.hashBytes();
    boolean holds =
        log.commitAt(signed.position())
            .filter(commit -> commit.lastPosition() == signed.position())
            .map(StoredCommit::hash)
            .filter(stored -> Arrays.equals(stored, hash))
            .isPresent();
    if (!holds) {
      throw new ContradictionException(
          "at position %d it holds something else than was signed at %s"
              .formatted(signed.position(), signed.at()));
    }
    return hash;
  }

  private void publish(GrowingTree grown, byte[] hash) throws IOException {
    Checkpoint next =
        Checkpoint.sign(
            new Checkpoint.Statement(origin, grown.size(), grown.root(), hash, clock.instant()),
            keys.current());
    turn.mustBeOurs();
    file.add(next);
    newest = next;
    tree = grown.copy();
    trees.replaceOne(Filters.eq("_id", TREE), tree.write(TREE), new ReplaceOptions().upsert(true));
  }

  /** Grows the tree along the way, and signs in between where the way is long. */
  private final class Walk implements ChainCheck.Whole {

    private final GrowingTree grown;
    private byte[] reached;

    Walk(GrowingTree grown, byte[] reached) {
      this.grown = grown;
      this.reached = reached;
    }

    @Override
    public void commit(StoredCommit commit, List<byte[]> leaves) throws IOException {
      turn.keep();
      long since = grown.size() - tree.size();
      if (since > 0 && since + leaves.size() > MOST_EVENTS) {
        publish(grown, reached);
      }
      leaves.forEach(grown::add);
      reached = commit.hash();
    }
  }
}
