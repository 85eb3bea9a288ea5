package io.muster.verify;

import io.muster.verify.Finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an export from its first event to its last, and against signed checkpoints when there are
 * any. It reads line by line in constant memory, needs no server and trusts nothing but the keys.
 * Damage does not stop it: it names what it finds and goes on.
 */
public final class LogVerifier {

  private static final Set<String> END_FIELDS = Set.of("commits", "events", "position", "hash");

  private final Hashes hashes = new Hashes();
  private final Findings findings = new Findings();
  private final MissingPositions missing = new MissingPositions();
  private final Optional<SignedCheckpoints> signed;
  private final Comparison comparison;
  private Optional<MerkleTree> tree = Optional.of(new MerkleTree(hashes));
  private long commits;
  private long events;
  private long position;
  private byte[] head = new byte[Hashes.SIZE];
  private long time = Long.MIN_VALUE;

  /** Hashes the newest commit may have; empty when anything may follow. */
  private List<byte[]> heads = List.of(head);

  private ExportedCommit previous;

  /** The first commit that no agreeing checkpoint covers. */
  private ExportedCommit unproven;

  private boolean afterUnreadable;

  private LogVerifier(Optional<SignedCheckpoints> signed) {
    this.signed = signed;
    this.comparison = new Comparison(signed.map(SignedCheckpoints::valid).orElse(List.of()));
  }

  /** Checks an export by itself. Nothing can be proven this way, only contradicted. */
  public static Verification verify(InputStream export) throws IOException {
    return new LogVerifier(Optional.empty()).run(export);
  }

  /**
   * Checks an export and that it is the log the checkpoints were signed for.
   *
   * @throws UnreadableException when it is not an export
   */
  public static Verification verify(InputStream export, SignedCheckpoints signed)
      throws IOException {
    return new LogVerifier(Optional.of(signed)).run(export);
  }

  private Verification run(InputStream export) throws IOException {
    ExportLines lines = ExportLines.open(export);
    signed.ifPresent(checkpoints -> checkpoints.findings().forEach(findings::add));
    boolean ended = false;
    for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
      if (ended) {
        findings.add(
            Kind.INSERTED,
            position + 1,
            "after the end of the export, at position %d, comes more".formatted(position + 1));
        break;
      }
      ended = line(next.get());
    }
    if (!ended) {
      findings.add(
          Kind.CUT_SHORT,
          position,
          "the export breaks off after position %d; export it again".formatted(position));
    }
    missing.ranges().forEach((from, to) -> findings.missing(from, to));
    comparison.newest().filter(last -> last.size() > position).ifPresent(this::endIsMissing);
    return result();
  }

  private boolean line(byte[] bytes) {
    Map<String, Object> object;
    try {
      object = Json.readObject(bytes);
      if (object.containsKey("end")) {
        end(object);
        return true;
      }
      commit(ExportedCommit.parse(object));
    } catch (Json.NotJsonException e) {
      unreadable(position + 1, "is a line that is not JSON: " + e.getMessage());
    } catch (Fields.MissingException e) {
      unreadable(
          position + 1,
          "is a commit that is not in the format it was recorded in: " + e.getMessage());
    }
    return false;
  }

  private void unreadable(long at, String what) {
    findings.add(Kind.UNREADABLE, at, "at position %d %s".formatted(at, what));
    commits++;
    afterUnreadable = true;
    heads = List.of();
    tree = Optional.empty();
  }

  private void commit(ExportedCommit read) {
    commits++;
    events += read.events().size();
    ExportedCommit commit = atItsPlace(read);
    CommitCheck check = new CommitCheck(hashes, commit);
    if (commit.position() <= position) {
      outOfOrder(commit, check);
      return;
    }
    check.findings().forEach(findings::add);
    if (commit.position() > position + 1) {
      gap(commit.position() - 1);
    }
    chain(commit, check);
    afterUnreadable = false;
    if (check.hasAllLeaves()) {
      tree.ifPresent(whole -> check.leaves().forEach(whole::add));
    } else {
      tree = Optional.empty();
    }
    if (unproven == null || unproven.position() <= comparison.proven()) {
      unproven = commit;
    }
    position = commit.position() + check.recorded() - 1;
    previous = commit;
    head = commit.hash();
    comparison.reached(position, heads, tree).ifPresent(first -> rewritten(first, commit));
  }

  /** A commit of which only the position was changed is read as what it is. */
  private ExportedCommit atItsPlace(ExportedCommit commit) {
    long expected = position + 1;
    if (commit.position() == expected) {
      return commit;
    }
    CommitCheck check = new CommitCheck(hashes, commit);
    if (check.isWhole() || !check.isHashOf(commit.previous(), expected)) {
      return commit;
    }
    ExportedCommit placed = commit.at(expected);
    findings.add(placed, "was changed: its commit claims position %d".formatted(commit.position()));
    return placed;
  }

  private void outOfOrder(ExportedCommit commit, CommitCheck check) {
    if (missing.fill(commit.position(), commit.last())) {
      findings.add(
          Kind.MOVED, commit, "was moved: it stands after position %d".formatted(position));
      check.findings().forEach(findings::add);
    } else {
      findings.add(
          Kind.INSERTED,
          commit,
          "was inserted or moved: the log has already reached position %d".formatted(position));
    }
  }

  private void gap(long to) {
    if (!afterUnreadable) {
      missing.add(position + 1, to);
    }
    comparison.gap(position + 1, to);
    tree = Optional.empty();
    heads = List.of();
  }

  private void chain(ExportedCommit commit, CommitCheck check) {
    boolean follows =
        heads.isEmpty() || heads.stream().anyMatch(each -> Arrays.equals(each, commit.previous()));
    if (!follows && check.isWhole()) {
      findings.replaced(previous, commit);
    }
    if (commit.recordTime() < time && check.isWhole()) {
      findings.add(commit, "was recorded before the event in front of it");
    }
    time = Math.max(time, commit.recordTime());
    byte[] before = follows || heads.isEmpty() ? commit.previous() : heads.getFirst();
    heads =
        check.isWhole()
            ? List.of(commit.hash())
            : List.of(commit.hash(), check.hashOver(before), check.hashOver(commit.previous()));
  }

  private void rewritten(Checkpoint first, ExportedCommit commit) {
    ExportedEvent from = unproven.events().getFirst();
    int last = (int) Math.clamp(first.size() - commit.position(), 0, commit.events().size() - 1L);
    findings.add(
        new Finding(
            Kind.REPLACED,
            Math.min(unproven.position(), first.size()),
            first.size(),
            from.id(),
            from.type(),
            "between the %s and the %s something was changed, inserted or deleted and all hashes after it made to fit: the log up to there is not the one that was signed at %s"
                .formatted(unproven.name(0), commit.name(last), first.time())));
  }

  private void endIsMissing(Checkpoint last) {
    String end = previous == null ? "" : " with the " + previous.name(previous.events().size() - 1);
    findings.add(
        Kind.MISSING,
        position + 1,
        last.size(),
        "the end is missing: the log ends at position %d%s, but the checkpoint signed at %s proves that it reached position %d"
            .formatted(position, end, last.time(), last.size()));
  }

  private void end(Map<String, Object> line) throws Fields.MissingException {
    Fields.object(line, Set.of("end"));
    Map<String, Object> end = Fields.object(line.get("end"), END_FIELDS);
    long stated = Fields.number(end, "position");
    if (Fields.number(end, "commits") != commits
        || Fields.number(end, "events") != events
        || stated != position
        || !Arrays.equals(Fields.hash(end, "hash"), head)) {
      findings.add(
          Kind.CUT_SHORT,
          position,
          "the export is not whole: it says that it ends at position %d with other numbers than were found up to position %d"
              .formatted(stated, position));
    }
  }

  private Verification result() {
    Optional<Checkpoint> last = comparison.newest();
    return new Verification(
        events,
        position,
        HexFormat.of().formatHex(head),
        tree.map(whole -> Base64.getEncoder().encodeToString(whole.root())).orElse(null),
        comparison.agreed(),
        comparison.proven(),
        last.map(Checkpoint::size).orElse(0L),
        last.map(Checkpoint::time).orElse(null),
        comparison.hasDeparted(),
        comparison.unproven(position),
        signed.map(SignedCheckpoints::unvouched).orElse(List.of()),
        findings.sorted(),
        findings.count());
  }
}
