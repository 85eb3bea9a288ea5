package io.muster.reporting.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The Merkle tree over the leaf hashes of the log, as it grows: only the roots of the perfect
 * subtrees it consists of are kept, at most one for each bit of its size.
 */
final class GrowingTree {

  private static final String SIZE = "size";
  private static final String PEAKS = "peaks";

  private final List<byte[]> peaks;
  private long size;

  GrowingTree() {
    this(new ArrayList<>(), 0);
  }

  private GrowingTree(List<byte[]> peaks, long size) {
    this.peaks = peaks;
    this.size = size;
  }

  /** A tree that was kept; whoever reads it checks its root, as a database can be changed. */
  static GrowingTree read(Document document) {
    List<byte[]> peaks = new ArrayList<>();
    document.getList(PEAKS, Binary.class).forEach(peak -> peaks.add(peak.getData()));
    return new GrowingTree(peaks, document.getLong(SIZE));
  }

  Document write(String id) {
    return new Document("_id", id)
        .append(SIZE, size)
        .append(PEAKS, peaks.stream().map(Binary::new).toList());
  }

  GrowingTree copy() {
    return new GrowingTree(new ArrayList<>(peaks), size);
  }

  long size() {
    return size;
  }

  void add(byte[] leaf) {
    byte[] hash = leaf;
    for (long carry = size; (carry & 1) == 1; carry >>>= 1) {
      hash = node(peaks.removeLast(), hash);
    }
    peaks.add(hash);
    size++;
  }

  byte[] root() {
    return peaks.reversed().stream()
        .reduce((right, left) -> node(left, right))
        .orElseGet(() -> sha256().digest());
  }

  private static byte[] node(byte[] left, byte[] right) {
    MessageDigest sha256 = sha256();
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
