package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The signed statement which manifest a bundle has.
 *
 * @param text what was signed, byte for byte
 * @param manifest SHA-256 of the manifest
 * @param size how many events the log held that it was made from
 * @param time when that state of the log was signed, ISO 8601
 */
record BundleNote(
    String text,
    byte[] manifest,
    long size,
    String time,
    List<Checkpoint.SignatureLine> signatures) {

  private static final Pattern FORM =
      Pattern.compile(
          "(([^\\n]+)/bundle\\n([0-9a-f]{64})\\nsize (0|[1-9][0-9]{0,17})\\n"
              + "time (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z)\\n)"
              + "\\n((?:\u2014 [^\\n]+\\n)+)");

  static BundleNote parse(String note) throws UnreadableException {
    Matcher form = FORM.matcher(note);
    if (!form.matches()) {
      throw new UnreadableException("is not in its format");
    }
    List<Checkpoint.SignatureLine> signatures = new ArrayList<>();
    try {
      for (String line : form.group(6).lines().toList()) {
        signatures.add(Checkpoint.signature(line));
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("carries a signature that is damaged");
    }
    return new BundleNote(
        form.group(1),
        HexFormat.of().parseHex(form.group(3)),
        Long.parseLong(form.group(4)),
        form.group(5),
        signatures);
  }

  /** The key that signed it, when that is the one whose turn it was at this size of the log. */
  Optional<VerifierKey> signer(List<VerifierKey> keys) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .filter(key -> key.from() <= size)
        .reduce((before, last) -> last)
        .filter(
            key ->
                signatures.stream()
                    .anyMatch(
                        line ->
                            line.name().equals(key.name())
                                && line.keyId().equals(key.id())
                                && key.verifies(signed, line.signature())));
  }
}
