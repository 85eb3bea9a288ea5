package io.muster.starter;

import io.muster.eventlog.codec.KeyRing;
import io.muster.starter.ContentStore.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The pieces one large content lies in. Each is sealed for its place among the others, so that none
 * can be moved, repeated or put into another content.
 */
final class Pieces {

  private static final int PIECE = 1 << 20;

  private final PieceStore store;
  private final KeyRing keys;
  private final String owner;
  private final String upload;

  Pieces(PieceStore store, KeyRing keys, String owner, String upload) {
    this.store = store;
    this.keys = keys;
    this.owner = owner;
    this.upload = upload;
  }

  String upload() {
    return upload;
  }

  /** Nothing when the owner's key was destroyed; nothing is left behind then, nor of a failure. */
  Optional<Stored> put(InputStream bytes, long most) throws IOException {
    PieceStore.Writing writing = store.begin(content());
    Optional<Stored> stored;
    try {
      stored = put(bytes, most, writing);
      if (stored.isPresent()) {
        writing.finish();
      }
    } catch (IOException | RuntimeException | Error e) {
      abandon(writing, e);
      throw e;
    }
    if (stored.isEmpty()) {
      writing.abandon();
    }
    return stored;
  }

  /** Why it failed is said first; that something of it may be left, too. */
  private static void abandon(PieceStore.Writing writing, Throwable why) {
    try {
      writing.abandon();
    } catch (IOException | RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  private Optional<Stored> put(InputStream bytes, long most, PieceStore.Writing writing)
      throws IOException {
    MessageDigest sha256 = sha256();
    long size = 0;
    int number = 0;
    for (byte[] piece = bytes.readNBytes(PIECE);
        piece.length > 0;
        piece = bytes.readNBytes(PIECE)) {
      size += piece.length;
      if (size > most) {
        throw new ContentStore.TooLargeException(most);
      }
      sha256.update(piece);
      Optional<byte[]> closed = keys.sealBytes(KeyRing.aggregate(owner), place(number), "", piece);
      if (closed.isEmpty()) {
        return Optional.empty();
      }
      writing.add(closed.get());
      number++;
    }
    return Optional.of(new Stored(HexFormat.of().formatHex(sha256.digest()), size));
  }

  /** Nothing when the owner's key was destroyed. */
  Optional<Stored> read(OutputStream to) throws IOException {
    Opened opened = new Opened(to);
    store.read(content(), opened);
    return opened.erased
        ? Optional.empty()
        : Optional.of(new Stored(HexFormat.of().formatHex(opened.sha256.digest()), opened.size));
  }

  void delete() throws IOException {
    store.delete(content());
  }

  /** Opens the pieces as they come. */
  private final class Opened implements PieceStore.Reader {

    private final OutputStream to;
    private final MessageDigest sha256 = sha256();
    private long size;
    private int number;
    private boolean erased;

    Opened(OutputStream to) {
      this.to = to;
    }

    @Override
    public boolean take(byte[] sealed) throws IOException {
      Optional<byte[]> piece = keys.openBytes(KeyRing.aggregate(owner), place(number), "", sealed);
      if (piece.isEmpty()) {
        erased = true;
        return false;
      }
      sha256.update(piece.get());
      to.write(piece.get());
      size += piece.get().length;
      number++;
      return true;
    }
  }

  private String content() {
    return owner + "/" + upload;
  }

  private String place(int number) {
    return "content/%s/%05d".formatted(upload, number);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
