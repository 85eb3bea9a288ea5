package io.muster.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The published checkpoints of one log and the keys it was signed with, oldest first. What an
 * auditor keeps outside the operator's reach.
 */
public final class SignedCheckpoints {

  private static final String FROM = " from ";

  private final List<VerifierKey> keys;
  private final List<Checkpoint> valid = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> unvouched = new ArrayList<>();

  private SignedCheckpoints(List<VerifierKey> keys) {
    this.keys = keys;
  }

  /**
   * Reads checkpoints and the keys they may be signed with.
   *
   * @param notes file of signed notes
   * @param keys file of verifier keys, one a line
   * @throws UnreadableException when one of them is not what it should be
   */
  public static SignedCheckpoints load(Path notes, Path keys) throws IOException {
    return of(read(notes), read(keys));
  }

  /** The same from text. */
  public static SignedCheckpoints of(String notes, String keys) throws UnreadableException {
    SignedCheckpoints signed = new SignedCheckpoints(keys(keys));
    List<Checkpoint> all = new ArrayList<>(Checkpoint.parseAll(notes));
    if (all.isEmpty()) {
      throw new UnreadableException("there is no checkpoint in the checkpoints file");
    }
    all.sort(Comparator.comparingLong(Checkpoint::size));
    all.forEach(signed::add);
    signed.vouch();
    return signed;
  }

  List<Checkpoint> valid() {
    return valid;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Keys no checkpoint of the key before them introduces, so that they need another assurance. */
  List<String> unvouched() {
    return unvouched;
  }

  private void add(Checkpoint checkpoint) {
    if (!isSigned(checkpoint)) {
      findings.add(
          finding(
              checkpoint,
              "the checkpoint for position %d, dated %s, was changed after it was signed, or not signed with a key that is valid there"
                  .formatted(checkpoint.size(), checkpoint.time())));
      return;
    }
    Checkpoint before = valid.isEmpty() ? checkpoint : valid.getLast();
    if (!before.origin().equals(checkpoint.origin())) {
      findings.add(
          finding(
              checkpoint,
              "the checkpoint for position %d is about another log, \"%s\""
                  .formatted(checkpoint.size(), checkpoint.origin())));
      return;
    }
    if (before.size() == checkpoint.size()
        && !(Arrays.equals(before.root(), checkpoint.root())
            && Arrays.equals(before.head(), checkpoint.head()))) {
      findings.add(
          finding(
              checkpoint,
              "two signed checkpoints for position %d contradict each other: the log was shown in two versions"
                  .formatted(checkpoint.size())));
      return;
    }
    valid.add(checkpoint);
  }

  /** Signed by the key whose turn it was; at a handover both keys may sign. */
  private boolean isSigned(Checkpoint checkpoint) {
    for (int i = 0; i < keys.size(); i++) {
      long until = i + 1 < keys.size() ? keys.get(i + 1).from() : Long.MAX_VALUE;
      if (checkpoint.size() >= keys.get(i).from()
          && checkpoint.size() <= until
          && checkpoint.isSignedBy(keys.get(i))) {
        return true;
      }
    }
    return false;
  }

  private void vouch() {
    for (int i = 1; i < keys.size(); i++) {
      VerifierKey before = keys.get(i - 1);
      VerifierKey key = keys.get(i);
      boolean vouched =
          valid.stream()
              .anyMatch(
                  checkpoint ->
                      checkpoint.size() == key.from()
                          && checkpoint.nextKey().filter(key.text()::equals).isPresent()
                          && checkpoint.isSignedBy(before));
      if (!vouched) {
        unvouched.add(key.text());
      }
    }
  }

  private static Finding finding(Checkpoint checkpoint, String sentence) {
    return new Finding(
        Finding.Kind.CHECKPOINT, checkpoint.size(), checkpoint.size(), null, null, sentence);
  }

  static List<VerifierKey> keys(String text) throws UnreadableException {
    List<VerifierKey> keys = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int end = line.lastIndexOf(FROM);
      long from = end < 0 ? 0 : size(line.substring(end + FROM.length()));
      if (!keys.isEmpty() && from < keys.getLast().from()) {
        throw new UnreadableException("the keys are not in the order in which they signed");
      }
      keys.add(VerifierKey.parse(end < 0 ? line : line.substring(0, end), from));
    }
    if (keys.isEmpty()) {
      throw new UnreadableException("there is no key in the keys file");
    }
    return keys;
  }

  private static long size(String text) throws UnreadableException {
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw new UnreadableException("\"%s\" is not the size a key signs from".formatted(text));
    }
    return Long.parseLong(text);
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
