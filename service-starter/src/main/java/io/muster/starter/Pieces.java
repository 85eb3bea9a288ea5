package io.muster.starter;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.eventlog.codec.KeyRing;
import io.muster.starter.ContentStore.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * The pieces one large content lies in. Each is sealed for its place among the others, so that none
 * can be moved, repeated or put into another content.
 */
final class Pieces {

  private static final int PIECE = 1 << 20;
  private static final int MOST = 99_999;

  private final MongoCollection<Document> contents;
  private final KeyRing keys;
  private final String owner;
  private final String upload;

  Pieces(MongoCollection<Document> contents, KeyRing keys, String owner, String upload) {
    this.contents = contents;
    this.keys = keys;
    this.owner = owner;
    this.upload = upload;
  }

  String upload() {
    return upload;
  }

  Optional<Stored> put(InputStream bytes, long most) throws IOException {
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
      contents.insertOne(
          new Document("_id", id(number)).append("sealed", new Binary(closed.get())));
      number++;
    }
    return Optional.of(new Stored(HexFormat.of().formatHex(sha256.digest()), size));
  }

  /** Nothing when the owner's key was destroyed. */
  Optional<Stored> read(OutputStream to) throws IOException {
    MessageDigest sha256 = sha256();
    long size = 0;
    int number = 0;
    for (Document found : contents.find(mine()).sort(Sorts.ascending("_id")).batchSize(2)) {
      byte[] closed = found.get("sealed", Binary.class).getData();
      Optional<byte[]> piece = keys.openBytes(KeyRing.aggregate(owner), place(number), "", closed);
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      sha256.update(piece.get());
      to.write(piece.get());
      size += piece.get().length;
      number++;
    }
    return Optional.of(new Stored(HexFormat.of().formatHex(sha256.digest()), size));
  }

  void delete() {
    contents.deleteMany(mine());
  }

  private Bson mine() {
    return Filters.and(Filters.gte("_id", id(0)), Filters.lte("_id", id(MOST)));
  }

  private String id(int number) {
    return "%s/%s/%05d".formatted(owner, upload, number);
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
