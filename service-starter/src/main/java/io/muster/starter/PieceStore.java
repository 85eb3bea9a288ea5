package io.muster.starter;

import java.io.IOException;

/**
 * Where the sealed pieces of large contents lie. What it is given is ciphertext already, so that it
 * needs no trust beyond giving back what it was given; what it loses or changes is noticed by
 * whoever opens it.
 */
interface PieceStore {

  /** How the manifest of a content names this store; never changed once contents lie there. */
  String name();

  /** Begins to take a content in, under a name nothing lies under yet. */
  Writing begin(String content) throws IOException;

  /**
   * Gives the pieces of a content in the order in which they were added, none when there are none.
   *
   * @throws DamagedPiecesException when what lies there cannot be what was added
   * @throws UnreachableException when the store cannot be reached, which says nothing of what lies
   *     there
   */
  void read(String content, Reader reader) throws IOException;

  /**
   * Whether the store is there at all but empty, as a folder is whose disk is not mounted. What
   * lies in it according to the log's database is then away, not lost, and nothing may go there.
   */
  default boolean isBare() throws IOException {
    return false;
  }

  /** Removes a content for good; one that is not there changes nothing. */
  void delete(String content) throws IOException;

  /** Takes the pieces of one content in. */
  interface Writing {
    void add(byte[] sealed) throws IOException;

    /** When it returns, all that was added is durable. */
    void finish() throws IOException;

    /** Leaves nothing behind of what was added. */
    void abandon() throws IOException;
  }

  /** Takes a piece. */
  interface Reader {
    /**
     * The next piece.
     *
     * @return whether more are wanted
     */
    boolean take(byte[] sealed) throws IOException;
  }

  /** The store cannot be reached at the moment, or does not take what it is given. */
  final class UnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String what, Throwable cause) {
      super(what, cause);
    }
  }

  /** What lies there is not what was added. */
  final class DamagedPiecesException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedPiecesException() {
      super("A stored content ends in the middle of a piece, or is none.");
    }
  }
}
