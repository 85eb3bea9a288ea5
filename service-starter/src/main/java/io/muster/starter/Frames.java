package io.muster.starter;

import java.io.DataInputStream;
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
   */
  static void read(InputStream from, PieceStore.Reader reader) throws IOException {
    DataInputStream in = new DataInputStream(from);
    boolean more = true;
    while (more) {
      byte[] head = in.readNBytes(Integer.BYTES);
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
    byte[] piece = in.readNBytes(length);
    if (piece.length < length) {
      throw new PieceStore.DamagedPiecesException();
    }
    return piece;
  }
}
