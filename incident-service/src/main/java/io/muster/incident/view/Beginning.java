package io.muster.incident.view;

import io.muster.contracts.evidence.EvidenceContent;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Keeps the first bytes of what is written to it, however much comes. */
final class Beginning extends OutputStream {

  private static final int TEXT = 16 << 10;
  private static final int HEX = 1 << 10;

  private final byte[] first = new byte[TEXT];
  private int length;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    int taken = Math.min(count, TEXT - length);
    System.arraycopy(bytes, from, first, length, taken);
    length += taken;
  }

  EvidenceForms.Glance glance(EvidenceContent content) {
    byte[] seen = Arrays.copyOf(first, length);
    return new EvidenceForms.Glance(
        isText(seen) ? new String(seen, StandardCharsets.UTF_8) : null,
        HexFormat.of().formatHex(seen, 0, Math.min(length, HEX)),
        content.size() <= length,
        content.sha256());
  }

  /** What holds control characters other than those of lines is no text to read. */
  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1b) {
        return false;
      }
    }
    return true;
  }
}
