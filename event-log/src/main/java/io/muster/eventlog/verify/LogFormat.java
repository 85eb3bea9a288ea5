package io.muster.eventlog.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The hashes of the log, exactly as docs/log-format.md writes them down. */
public final class LogFormat {

  /** The format written today; every commit carries the version it was written in. */
  public static final int VERSION = 1;

  private static final byte LEAF = 0x00;
  private static final byte COMMIT = 0x02;

  private LogFormat() {}

  /** 32 zero bytes: they stand where the first commit names the commit before it. */
  public static byte[] genesis() {
    return new byte[32];
  }

  /** The hash that covers one event alone: who it is, what it belongs to and every byte of it. */
  public static byte[] leafHash(
      String eventId,
      String aggregateType,
      String aggregateId,
      long sequence,
      String type,
      int revision,
      byte[] metadata,
      byte[] payload) {
    return sha256(
        out -> {
          out.writeByte(LEAF);
          out.writeByte(VERSION);
          text(out, eventId);
          text(out, aggregateType);
          text(out, aggregateId);
          out.writeLong(sequence);
          text(out, type);
          out.writeInt(revision);
          bytes(out, metadata);
          bytes(out, payload);
        });
  }

  /** The hash that covers one commit and, through the previous hash, everything before it. */
  public static byte[] commitHash(
      byte[] previousHash, long position, Instant recordTime, List<byte[]> leafHashes) {
    return sha256(
        out -> {
          out.writeByte(COMMIT);
          out.writeByte(VERSION);
          out.write(previousHash);
          out.writeLong(position);
          out.writeLong(recordTime.toEpochMilli());
          out.writeInt(leafHashes.size());
          for (byte[] leaf : leafHashes) {
            out.write(leaf);
          }
        });
  }

  /**
   * The first eight bytes of a commit's hash: enough for a reader to notice that its past has
   * changed.
   */
  public static byte[] shortHash(byte[] hash) {
    return Arrays.copyOf(hash, 8);
  }

  private static void text(DataOutputStream out, String value) throws IOException {
    bytes(out, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(DataOutputStream out, byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  private static byte[] sha256(Parts parts) {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(buffer)) {
      parts.write(out);
      return MessageDigest.getInstance("SHA-256").digest(buffer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private interface Parts {
    void write(DataOutputStream out) throws IOException;
  }
}
