package io.muster.reporting.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.xerial.snappy.Snappy;

/**
 * The files of a database that has stopped, byte by byte; its journal both as it lies there and
 * with each record decompressed, as the engine always compresses it.
 */
public final class DatabaseFiles implements AutoCloseable {

  private static final int RECORD_ALIGNMENT = 128;
  private static final int RECORD_HEADER = 16;
  private static final int COMPRESSED = 1;

  private final List<byte[]> contents = new ArrayList<>();

  private DatabaseFiles() {}

  /** All files below a directory. */
  public static DatabaseFiles in(Path directory) throws IOException {
    DatabaseFiles found = new DatabaseFiles();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(file);
        found.contents.add(content);
        if (file.getFileName().toString().startsWith("WiredTigerLog.")) {
          found.contents.addAll(records(content));
        }
      }
    }
    return found;
  }

  /** How many bytes there are to search. */
  public long bytes() {
    return contents.stream().mapToLong(content -> content.length).sum();
  }

  /** How often a text occurs: as UTF-8, as UTF-16 either way round, or inside Base64. */
  public long count(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    long count =
        count(utf8)
            + count(text.getBytes(StandardCharsets.UTF_16LE))
            + count(text.getBytes(StandardCharsets.UTF_16BE));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + utf8.length];
      System.arraycopy(utf8, 0, shifted, shift, utf8.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The first and the last characters depend on the neighbours.
      count +=
          count(
              encoded
                  .substring(shift == 0 ? 0 : shift + 1, encoded.length() - 1)
                  .getBytes(StandardCharsets.US_ASCII));
    }
    return count;
  }

  /** How often these very bytes occur. */
  public long count(byte[] wanted) {
    long count = 0;
    for (byte[] content : contents) {
      for (int i = 0; i <= content.length - wanted.length; i++) {
        if (content[i] == wanted[0]
            && Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
          count++;
        }
      }
    }
    return count;
  }

  /** A record: length, checksum, flags, length in memory, then its body, behind an own length. */
  private static List<byte[]> records(byte[] journal) throws IOException {
    List<byte[]> records = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(journal).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at + RECORD_HEADER <= journal.length) {
      int length = bytes.getInt(at);
      if (length >= RECORD_HEADER + Long.BYTES
          && length <= journal.length - at
          && (bytes.getShort(at + Long.BYTES) & COMPRESSED) != 0) {
        int body = at + RECORD_HEADER;
        records.add(
            Snappy.uncompress(
                Arrays.copyOfRange(
                    journal, body + Long.BYTES, body + Long.BYTES + (int) bytes.getLong(body))));
      }
      at += RECORD_ALIGNMENT * Math.max(1, Math.ceilDiv(length, RECORD_ALIGNMENT));
    }
    return records;
  }

  @Override
  public void close() {
    contents.clear();
  }
}
