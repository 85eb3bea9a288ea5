package io.muster.verify;

import io.muster.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Checks one commit by itself: each event against its leaf hash, the commit against its hash. */
final class CommitCheck {

  /** How many places beyond the events present are tried for one that a deletion has shifted. */
  private static final int MISSING_LOOKED_FOR = 100;

  private final Hashes hashes;
  private final ExportedCommit commit;
  private final List<byte[]> stated = new ArrayList<>();
  private final List<byte[]> computed = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final boolean whole;
  private final int size;

  CommitCheck(Hashes hashes, ExportedCommit commit) {
    this.hashes = hashes;
    this.commit = commit;
    this.size = commit.events().size();
    boolean events = size == commit.count();
    for (int i = 0; i < size; i++) {
      ExportedEvent event = commit.events().get(i);
      byte[] leaf = hashes.leaf(commit, event, commit.sequence() + i);
      events &= Arrays.equals(leaf, event.leaf());
      stated.add(event.leaf());
      computed.add(leaf);
    }
    this.whole = Arrays.equals(hash(commit.previous(), commit.position(), stated), commit.hash());
    if (!events || !whole) {
      examine();
    }
  }

  List<Finding> findings() {
    return findings;
  }

  /** Whether the commit's hash is the one its leaf hashes make. */
  boolean isWhole() {
    return whole;
  }

  /** How many events it was recorded with. */
  int recorded() {
    return whole ? size : Math.max(size, commit.count());
  }

  /** Whether leaves are known for each event it was recorded with. */
  boolean hasAllLeaves() {
    return recorded() == size && (whole || size == commit.count());
  }

  /** The leaf hashes as recorded: those that make the commit's hash, where one of the two does. */
  List<byte[]> leaves() {
    boolean only = !whole && isHashOf(commit.previous(), commit.position(), computed);
    return only ? computed : stated;
  }

  /** Whether it is this commit, but recorded at another position or after another commit. */
  boolean isHashOf(byte[] previous, long position) {
    return isHashOf(previous, position, stated);
  }

  /** The hash the commit has by its content, whatever it claims. */
  byte[] hashOver(byte[] previous) {
    return hash(previous, commit.position(), stated);
  }

  private void examine() {
    if (whole && size != commit.count()) {
      all("was changed: its commit says that it has %d events".formatted(commit.count()));
    }
    events(whole ? size : commit.count());
    if (!whole && findings.isEmpty()) {
      all("was changed: the commit does not match its hash");
    }
  }

  private void events(int count) {
    int shift = 0;
    for (int i = 0; i < size; i++) {
      if (Arrays.equals(leaf(i, i + shift), stated.get(i))) {
        continue;
      }
      int place = place(i, count);
      if (place < 0) {
        one(Kind.CHANGED, i, "was changed: its content does not match its hash");
      } else if (size < count && place > i + shift) {
        missing(i + shift, place - 1);
        shift = place - i;
      } else if (size <= count) {
        one(
            Kind.MOVED,
            i,
            "was moved: it was recorded at position %d".formatted(commit.position() + place));
      }
    }
    if (size < count && shift < count - size) {
      missing(size + shift, count - 1);
    }
    if (size > count) {
      inserted();
    }
  }

  private int place(int i, int count) {
    int places = (int) Math.max(size, Math.min(count, (long) size + MISSING_LOOKED_FOR));
    for (int place = 0; place < places; place++) {
      if (Arrays.equals(leaf(i, place), stated.get(i))) {
        return place;
      }
    }
    return -1;
  }

  /** The event without which the commit has the hash it was recorded with, or else all. */
  private void inserted() {
    for (int i = 0; i < size; i++) {
      List<byte[]> others = new ArrayList<>(stated);
      others.remove(i);
      if (isHashOf(commit.previous(), commit.position(), others)) {
        one(Kind.INSERTED, i, "was inserted into its commit");
        return;
      }
    }
    add(Kind.INSERTED, 0, size - 1, "or another of its commit was inserted");
  }

  private void missing(int from, int to) {
    int beside = Math.clamp(from - 1, 0, size - 1);
    long first = commit.position() + from;
    findings.add(
        new Finding(
            Kind.MISSING,
            first,
            commit.position() + to,
            null,
            null,
            "event at position %d is missing: it was deleted from the commit of the %s"
                .formatted(first, commit.name(beside))));
  }

  private void all(String what) {
    add(Kind.CHANGED, 0, size - 1, what);
  }

  private void one(Kind kind, int index, String what) {
    add(kind, index, index, what);
  }

  private void add(Kind kind, int from, int to, String what) {
    ExportedEvent event = commit.events().get(from);
    String name = commit.name(from) + (from == to ? " " : " to " + commit.name(to) + " ");
    findings.add(
        new Finding(
            kind,
            commit.position() + from,
            commit.position() + to,
            event.id(),
            event.type(),
            name + what));
  }

  private byte[] leaf(int index, int place) {
    return index == place
        ? computed.get(index)
        : hashes.leaf(commit, commit.events().get(index), commit.sequence() + place);
  }

  private boolean isHashOf(byte[] previous, long position, List<byte[]> leaves) {
    return Arrays.equals(hash(previous, position, leaves), commit.hash());
  }

  private byte[] hash(byte[] previous, long position, List<byte[]> leaves) {
    return hashes.commit(previous, position, commit.recordTime(), leaves);
  }
}
