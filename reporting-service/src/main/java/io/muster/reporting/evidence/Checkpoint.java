package io.muster.reporting.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A signed statement that at some moment the log reached this position with this hash. Kept outside
 * the database, it shows when the end of the log has been cut off, or when all of it has been
 * written anew.
 *
 * @param origin which log it is about
 * @param position position of the newest event, which is the last of its commit; also the number of
 *     events
 * @param root root of the Merkle tree over the leaf hashes of all events, Base64
 * @param hash hash of that commit, hex
 * @param at when it was signed
 * @param keyId short name of the key that signed it
 * @param note the whole of it as it is published: a signed note, as docs/log-format.md says
 */
public record Checkpoint(
    String origin, long position, String root, String hash, Instant at, String keyId, String note) {

  private static final String DASH = "\u2014 ";
  private static final String HEAD = "commit ";
  private static final String TIME = "time ";

  /** What is said, before anybody has signed it. */
  record Statement(String origin, long position, byte[] root, byte[] hash, Instant at) {

    /** The text that is signed. */
    String text(Optional<String> nextKey) {
      return "%s\n%d\n%s\n%s%s\n%s%s\n%s"
          .formatted(
              origin,
              position,
              Base64.getEncoder().encodeToString(root),
              HEAD,
              HexFormat.of().formatHex(hash),
              TIME,
              at.truncatedTo(ChronoUnit.MILLIS),
              nextKey.map(key -> "key " + key + "\n").orElse(""));
    }
  }

  static Checkpoint sign(Statement statement, NoteKey key) {
    return sign(statement, Optional.empty(), List.of(key));
  }

  /** Signed for the last time by one key, which says in it which one takes over. */
  static Checkpoint handOver(Statement statement, NoteKey next, Optional<NoteKey> before) {
    List<NoteKey> keys = before.map(key -> List.of(key, next)).orElse(List.of(next));
    return sign(statement, Optional.of(next.verifierKey()), keys);
  }

  private static Checkpoint sign(Statement said, Optional<String> nextKey, List<NoteKey> keys) {
    String text = said.text(nextKey);
    StringBuilder note = new StringBuilder(text).append('\n');
    keys.forEach(key -> note.append(DASH).append(key.sign(text)).append('\n'));
    return new Checkpoint(
        said.origin,
        said.position,
        Base64.getEncoder().encodeToString(said.root),
        HexFormat.of().formatHex(said.hash),
        said.at.truncatedTo(ChronoUnit.MILLIS),
        keys.getLast().id(),
        note.toString());
  }

  /** Reads back what was kept; empty when it is not a whole checkpoint. */
  static Optional<Checkpoint> parse(String note) {
    try {
      int end = note.indexOf("\n\n");
      List<String> lines = note.substring(0, Math.max(end, 0)).lines().toList();
      List<String> signatures = note.substring(end + 2).lines().toList();
      if (lines.size() < 5 || signatures.isEmpty() || !note.endsWith("\n")) {
        return Optional.empty();
      }
      String last = signatures.getLast();
      byte[] signature = Base64.getDecoder().decode(last.substring(last.lastIndexOf(' ') + 1));
      return Optional.of(
          new Checkpoint(
              lines.get(0),
              Long.parseLong(lines.get(1)),
              lines.get(2),
              lines.get(3).substring(HEAD.length()),
              Instant.parse(lines.get(4).substring(TIME.length())),
              HexFormat.of().formatHex(signature, 0, NoteKey.ID),
              note));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether this key signed it and nothing was changed after. */
  boolean isSignedBy(NoteKey key) {
    int end = note.indexOf("\n\n");
    String text = note.substring(0, end + 1);
    return note.substring(end + 2)
        .lines()
        .filter(line -> line.startsWith(DASH))
        .anyMatch(line -> key.signed(text, line.substring(DASH.length())));
  }

  byte[] hashBytes() {
    return HexFormat.of().parseHex(hash);
  }

  byte[] rootBytes() {
    return Base64.getDecoder().decode(root);
  }
}
