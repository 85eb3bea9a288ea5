package io.muster.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of RFC 9162 over the leaf hashes, grown leaf by leaf. It keeps only the roots of
 * the perfect subtrees it consists of, so that a log of any length is checked in constant memory.
 */
final class MerkleTree {

  private final Hashes hashes;
  private final List<byte[]> peaks = new ArrayList<>();
  private long size;

  MerkleTree(Hashes hashes) {
    this.hashes = hashes;
  }

  void add(byte[] leaf) {
    byte[] hash = leaf;
    for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
      hash = hashes.node(peaks.removeLast(), hash);
    }
    peaks.add(hash);
    size++;
  }

  byte[] root() {
    if (peaks.isEmpty()) {
      return Hashes.emptyRoot();
    }
    byte[] root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = hashes.node(peaks.get(i), root);
    }
    return root;
  }

  /**
   * Whether the leaf stands at this index of a tree of this size with this root (RFC 9162,
   * 2.1.3.2).
   */
  static boolean includes(long size, byte[] root, long index, byte[] leaf, List<byte[]> proof) {
    if (index < 0 || index >= size) {
      return false;
    }
    Hashes hashes = new Hashes();
    long node = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = hashes.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = hashes.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /** Whether the second tree is the first with leaves added at its end (RFC 9162, 2.1.4.2). */
  static boolean continues(
      long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) {
    if (first < 0 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
    }
    if (first == 0) {
      return proof.isEmpty() && Arrays.equals(firstRoot, Hashes.emptyRoot());
    }
    List<byte[]> path = new ArrayList<>(proof);
    if (Long.bitCount(first) == 1) {
      path.addFirst(firstRoot);
    }
    if (path.isEmpty()) {
      return false;
    }
    long node = first - 1;
    long last = second - 1;
    while ((node & 1) == 1) {
      node >>>= 1;
      last >>>= 1;
    }
    Hashes hashes = new Hashes();
    byte[] older = path.getFirst();
    byte[] newer = path.getFirst();
    for (byte[] sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        older = hashes.node(sibling, older);
        newer = hashes.node(sibling, newer);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        newer = hashes.node(newer, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(older, firstRoot) && Arrays.equals(newer, secondRoot);
  }
}
