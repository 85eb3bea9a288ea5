package io.muster.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree that keeps its leaves and every perfect subtree, to make proofs from. It takes some
 * 100 bytes of memory an event.
 */
final class LeafTree {

  private final Hashes hashes = new Hashes();

  /** Roots of the perfect subtrees with 1, 2, 4 … leaves, from left to right. */
  private final List<List<byte[]>> levels = new ArrayList<>();

  LeafTree() {
    levels.add(new ArrayList<>());
  }

  void add(byte[] leaf) {
    byte[] hash = leaf;
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<byte[]> row = levels.get(level);
      row.add(hash);
      if (row.size() % 2 == 1) {
        return;
      }
      hash = hashes.node(row.get(row.size() - 2), row.getLast());
    }
  }

  int size() {
    return levels.getFirst().size();
  }

  byte[] root(int size) {
    return size == 0 ? Hashes.emptyRoot() : subtree(0, size);
  }

  /** Shows that a leaf stands in the tree of the first {@code size} leaves (RFC 9162, 2.1.3.1). */
  List<byte[]> inclusion(int index, int size) {
    List<byte[]> path = new ArrayList<>();
    inclusion(index, 0, size, path);
    return path;
  }

  /** Shows that one tree is the beginning of another (RFC 9162, 2.1.4.1). */
  List<byte[]> consistency(int first, int second) {
    List<byte[]> path = new ArrayList<>();
    if (first > 0 && first < second) {
      consistency(first, 0, second, true, path);
    }
    return path;
  }

  private void inclusion(int index, int from, int size, List<byte[]> path) {
    if (size == 1) {
      return;
    }
    int left = left(size);
    if (index < left) {
      inclusion(index, from, left, path);
      path.add(subtree(from + left, size - left));
    } else {
      inclusion(index - left, from + left, size - left, path);
      path.add(subtree(from, left));
    }
  }

  private void consistency(int first, int from, int size, boolean known, List<byte[]> path) {
    if (first == size) {
      if (!known) {
        path.add(subtree(from, size));
      }
      return;
    }
    int left = left(size);
    if (first <= left) {
      consistency(first, from, left, known, path);
      path.add(subtree(from + left, size - left));
    } else {
      consistency(first - left, from + left, size - left, false, path);
      path.add(subtree(from, left));
    }
  }

  private byte[] subtree(int from, int size) {
    if (Integer.bitCount(size) == 1) {
      return levels.get(Integer.numberOfTrailingZeros(size)).get(from / size);
    }
    int left = left(size);
    return hashes.node(subtree(from, left), subtree(from + left, size - left));
  }

  /** The largest power of two below the size. */
  private static int left(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
