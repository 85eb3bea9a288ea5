package io.muster.verify;

import io.muster.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong: all of it is counted, the first hundred of each kind are kept. */
final class Findings {

  private static final int KEPT = 100;

  private final List<Finding> kept = new ArrayList<>();
  private final int[] byKind = new int[Kind.values().length];
  private long count;

  void add(Finding finding) {
    count++;
    if (byKind[finding.kind().ordinal()]++ < KEPT) {
      kept.add(finding);
    }
  }

  void add(Kind kind, long position, String sentence) {
    add(kind, position, position, sentence);
  }

  void add(Kind kind, long from, long to, String sentence) {
    add(new Finding(kind, from, to, null, null, sentence));
  }

  /** Something about the whole of a commit. */
  void add(Kind kind, ExportedCommit commit, String what) {
    ExportedEvent first = commit.events().getFirst();
    add(
        new Finding(
            kind,
            commit.position(),
            commit.last(),
            first.id(),
            first.type(),
            commit.name(0) + " " + what));
  }

  void add(ExportedCommit commit, String what) {
    add(Kind.CHANGED, commit, what);
  }

  void missing(long from, long to) {
    String what =
        from == to
            ? "event at position %d is missing".formatted(from)
            : "events at positions %d to %d are missing".formatted(from, to);
    add(Kind.MISSING, from, to, what);
  }

  /**
   * Of two commits that do not follow one another one was replaced; which, the hashes leave open.
   */
  void replaced(ExportedCommit before, ExportedCommit after) {
    if (before == null) {
      add(Kind.REPLACED, after, "was replaced: it was recorded after something else");
      return;
    }
    ExportedEvent first = before.events().getFirst();
    add(
        new Finding(
            Kind.REPLACED,
            before.position(),
            after.last(),
            first.id(),
            first.type(),
            "%s was replaced, or what follows it: the %s was recorded after something else"
                .formatted(before.name(0), after.name(0))));
  }

  long count() {
    return count;
  }

  List<Finding> sorted() {
    return kept.stream()
        .sorted(Comparator.comparingLong(Finding::from).thenComparing(Finding::kind))
        .toList();
  }
}
