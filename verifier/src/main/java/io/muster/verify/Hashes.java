package io.muster.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The hashes of format version 1. One instance belongs to one thread. */
final class Hashes {

  static final int SIZE = 32;

  private static final byte VERSION = 1;
  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;
  private static final byte COMMIT = 0x02;

  private final MessageDigest sha256 = sha256();
  private ByteBuffer input = ByteBuffer.allocate(4096);

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  byte[] leaf(ExportedCommit commit, ExportedEvent event, long sequence) {
    byte[] id = utf8(event.id());
    byte[] aggregateType = utf8(commit.aggregateType());
    byte[] aggregateId = utf8(commit.aggregateId());
    byte[] type = utf8(event.type());
    int size = 38 + id.length + aggregateType.length + aggregateId.length + type.length;
    begin(Math.addExact(Math.addExact(size, event.metadata().length), event.payload().length));
    input.put(LEAF).put(VERSION);
    bytes(id);
    bytes(aggregateType);
    bytes(aggregateId);
    input.putLong(sequence);
    bytes(type);
    input.putInt(event.revision());
    bytes(event.metadata());
    bytes(event.payload());
    return digest();
  }

  byte[] commit(byte[] previous, long position, long recordTimeMillis, List<byte[]> leaves) {
    begin(54 + SIZE * leaves.size());
    input.put(COMMIT).put(VERSION).put(previous);
    input.putLong(position).putLong(recordTimeMillis).putInt(leaves.size());
    leaves.forEach(input::put);
    return digest();
  }

  byte[] node(byte[] left, byte[] right) {
    sha256.update(NODE);
    sha256.update(left);
    return sha256.digest(right);
  }

  /** The root of the tree without leaves. */
  static byte[] emptyRoot() {
    return sha256().digest();
  }

  private void begin(int size) {
    if (input.capacity() < size) {
      input = ByteBuffer.allocate(size);
    }
    input.clear();
  }

  private void bytes(byte[] value) {
    input.putInt(value.length).put(value);
  }

  private byte[] digest() {
    sha256.update(input.array(), 0, input.position());
    return sha256.digest();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
