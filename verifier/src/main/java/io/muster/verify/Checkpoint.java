package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signed statement that at some moment the log had this many events, this root and this last
 * commit.
 *
 * @param text what was signed, byte for byte
 * @param origin which log it is about
 * @param size how many events; also the position of the newest
 * @param root root of the Merkle tree over their leaf hashes
 * @param head hash of the commit the newest belongs to
 * @param time when it was signed, ISO 8601, as it stands there
 * @param nextKey the verifier key that takes over after this checkpoint, where one does
 */
record Checkpoint(
    String text,
    String origin,
    long size,
    byte[] root,
    byte[] head,
    String time,
    Optional<String> nextKey,
    List<SignatureLine> signatures) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern TIME =
      Pattern.compile("time \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
  private static final Pattern HEAD = Pattern.compile("commit [0-9a-f]{64}");
  private static final String NEXT = "key ";
  private static final String DASH = "\u2014 ";

  /** Who signed, by name and key id, and what. */
  record SignatureLine(String text, String name, String keyId, byte[] signature) {}

  /** Reads notes that stand one after another, each followed by an empty line or the end. */
  static List<Checkpoint> parseAll(String notes) throws UnreadableException {
    if (notes.indexOf('\r') >= 0) {
      throw new UnreadableException("a carriage return stands in the checkpoints");
    }
    List<Checkpoint> checkpoints = new ArrayList<>();
    List<String> lines = notes.lines().toList();
    int at = 0;
    while (at < lines.size()) {
      int from = at;
      while (at < lines.size() && !lines.get(at).isEmpty()) {
        at++;
      }
      int signed = ++at;
      while (at < lines.size() && lines.get(at).startsWith(DASH)) {
        at++;
      }
      if (at <= signed) {
        throw new UnreadableException(
            "the checkpoint that begins in line %d is not signed or breaks off"
                .formatted(from + 1));
      }
      checkpoints.add(parse(lines.subList(from, signed - 1), lines.subList(signed, at), from + 1));
      if (at < lines.size() && !lines.get(at++).isEmpty()) {
        throw new UnreadableException("in line %d a checkpoint does not end".formatted(at));
      }
    }
    return checkpoints;
  }

  private static Checkpoint parse(List<String> body, List<String> signatures, int line)
      throws UnreadableException {
    if (body.size() < 5
        || body.size() > 6
        || (body.size() == 6 && !body.get(5).startsWith(NEXT))
        || !SIZE.matcher(body.get(1)).matches()
        || !HEAD.matcher(body.get(3)).matches()
        || !TIME.matcher(body.get(4)).matches()) {
      throw new UnreadableException("in line %d begins no checkpoint".formatted(line));
    }
    try {
      byte[] root = Base64.getDecoder().decode(body.get(2));
      if (root.length != Hashes.SIZE) {
        throw new UnreadableException("in line %d stands no root".formatted(line + 2));
      }
      List<SignatureLine> signers = new ArrayList<>();
      for (String signature : signatures) {
        signers.add(signature(signature));
      }
      return new Checkpoint(
          String.join("\n", body) + "\n",
          body.get(0),
          Long.parseLong(body.get(1)),
          root,
          HexFormat.of().parseHex(body.get(3), "commit ".length(), body.get(3).length()),
          body.get(4).substring("time ".length()),
          body.size() == 6 ? Optional.of(body.get(5).substring(NEXT.length())) : Optional.empty(),
          signers);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(
          "the checkpoint that begins in line %d is damaged".formatted(line));
    }
  }

  /** Throws IllegalArgumentException when it is none. */
  static SignatureLine signature(String line) {
    String[] parts = line.substring(DASH.length()).split(" ", -1);
    byte[] bytes = parts.length == 2 ? Base64.getDecoder().decode(parts[1]) : new byte[0];
    if (bytes.length < 5) {
      throw new IllegalArgumentException("no signature");
    }
    byte[] signature = new byte[bytes.length - 4];
    System.arraycopy(bytes, 4, signature, 0, signature.length);
    return new SignatureLine(line, parts[0], HexFormat.of().formatHex(bytes, 0, 4), signature);
  }

  /** Whether this key signed it and nothing was changed after. */
  boolean isSignedBy(VerifierKey key) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    return signatures.stream()
        .anyMatch(
            line ->
                line.name().equals(key.name())
                    && line.keyId().equals(key.id())
                    && key.verifies(signed, line.signature()));
  }
}
