package io.muster.starter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Pieces one after the other in one file or object, each with its length before it. */
final class Frames {

  /** What a piece may be long at most; more is damage, and must not become memory. */
  private static final int LONGEST = 2 << 20;

  private Frames() {}

  /** What stands before a piece. */
  static byte[] head(byte[] piece) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(piece.length).array();
  }

  /**
   * Gives the pieces in order.
   *
   * @throws PieceStore.DamagedPiecesException when it ends in the middle of one, or is none
   * @throws PieceStore.UnreachableException when they cannot be read on
   */
  static void read(InputStream in, PieceStore.Reader reader) throws IOException {
    boolean more = true;
    while (more) {
      byte[] head = next(in, Integer.BYTES);
      if (head.length == 0) {
        return;
      }
      more = reader.take(piece(head, in));
    }
  }

  private static byte[] piece(byte[] head, InputStream in) throws IOException {
    int length = head.length < Integer.BYTES ? -1 : ByteBuffer.wrap(head).getInt();
    if (length < 0 || length > LONGEST) {
      throw new PieceStore.DamagedPiecesException();
    }
    byte[] piece = next(in, length);
    if (piece.length < length) {
      throw new PieceStore.DamagedPiecesException();
    }
    return piece;
  }

  /** Told apart from a receiver that is gone. */
  private static byte[] next(InputStream in, int bytes) throws IOException {
    try {
      return in.readNBytes(bytes);
    } catch (IOException e) {
      throw new PieceStore.UnreachableException("A stored content cannot be read on.", e);
    }
  }
}
