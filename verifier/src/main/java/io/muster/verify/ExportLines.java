package io.muster.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The lines of an export after its first, as bytes. */
final class ExportLines {

  private static final String FORMAT = "muster-event-log";

  /** A commit fits into a database document; escaped, it may be several times as long. */
  private static final int LONGEST = 128 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  private ExportLines(InputStream in) {
    this.in = in;
  }

  /**
   * Reads the first line.
   *
   * @throws UnreadableException when it is not that of an export this program knows
   */
  static ExportLines open(InputStream in) throws IOException {
    ExportLines lines = new ExportLines(in);
    try {
      Map<String, Object> header = Json.readObject(lines.next().orElse(new byte[0]));
      if (FORMAT.equals(header.get("format"))) {
        if (header.get("version") instanceof Long version && version == ExportedCommit.VERSION) {
          return lines;
        }
        throw new UnreadableException(
            "the export has format version %s; this program reads version %d"
                .formatted(header.get("version"), ExportedCommit.VERSION));
      }
    } catch (Json.NotJsonException e) {
      // Falls through: whatever it is, it is no export.
    }
    throw new UnreadableException("this is not an export of a Muster event log");
  }

  /** The next line without its end; empty at the end of the file. */
  Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream longer = null;
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      if (at < end && longer == null) {
        return Optional.of(Arrays.copyOfRange(buffer, from, at++));
      }
      longer = longer == null ? new ByteArrayOutputStream(1 << 12) : longer;
      longer.write(buffer, from, at - from);
      if (longer.size() > LONGEST) {
        throw new UnreadableException("a line of the export is too long to be a commit");
      }
      if (at < end) {
        at++;
        break;
      }
    }
    return Optional.ofNullable(longer).map(ByteArrayOutputStream::toByteArray);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
