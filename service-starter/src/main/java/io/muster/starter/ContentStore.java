package io.muster.starter;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.muster.eventlog.LogDatabase;
import io.muster.eventlog.codec.KeyRing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * Bytes that are evidence as they came: the body of an alert, later an attachment or a report. They
 * are found by their SHA-256, which an event may name, and lie sealed under a key of the aggregate
 * they belong to: destroying that key makes them unreadable while the hash in the log stays valid.
 * The same bytes of the same owner are kept once.
 */
public final class ContentStore {

  /** Its collection, in the log's database; it belongs into every backup of the log. */
  public static final String COLLECTION = "content";

  /** The largest content that is given in one piece, in bytes: what fits into one document. */
  public static final int LARGEST = 15 << 20;

  private final MongoCollection<Document> contents;
  private final SharedWrites writes;
  private final KeyRing keys;
  private final PieceStores places;

  /** A store in the log's database. */
  public ContentStore(MongoDatabase database, KeyRing keys) {
    this(database, keys, new ContentProperties(MongoPieces.NAME, null, null));
  }

  /** One that keeps what is streamed in where the operator says. */
  ContentStore(MongoDatabase database, KeyRing keys, ContentProperties settings) {
    this.contents = LogDatabase.durable(database).getCollection(COLLECTION);
    this.writes = new SharedWrites(contents);
    this.keys = keys;
    List<PieceStore> known = new ArrayList<>();
    known.add(new MongoPieces(contents));
    if (settings.folder() != null) {
      known.add(new FolderPieces(settings.path()));
    }
    if (settings.s3() != null) {
      known.add(new S3Pieces(S3Clients.of(settings.s3()), settings.s3().bucket()));
    }
    this.places = new PieceStores(settings.store(), known);
  }

  /**
   * What was kept.
   *
   * @param sha256 of the bytes, in lower-case hex
   * @param mediaType as the sender said, unchecked; null when it did not
   * @param receivedAt when the bytes first came in, UTC
   */
  public record Content(String sha256, String mediaType, Instant receivedAt, byte[] bytes) {}

  /**
   * Keeps bytes; when it returns, they are durable. Giving the same again changes nothing. Of an
   * owner whose key was destroyed nothing is kept any more.
   *
   * @param owner id of the aggregate under whose key the bytes are sealed
   * @return the SHA-256 of the bytes, in lower-case hex
   * @throws IllegalArgumentException when there are more than {@link #LARGEST}
   */
  public String put(String owner, String mediaType, Instant receivedAt, byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "Content of %d bytes is larger than %d.".formatted(bytes.length, LARGEST));
    }
    String sha256 = Sha256.hex(bytes);
    keys.sealBytes(KeyRing.aggregate(owner), place(sha256), "", bytes)
        .map(closed -> document(id(owner, sha256), mediaType, receivedAt, closed))
        .ifPresent(writes::insert);
    return sha256;
  }

  /**
   * What an owner keeps under this hash.
   *
   * @return nothing when it was never put, or the owner's key was destroyed
   * @throws IllegalStateException when what is stored is not what was put: somebody changed it
   */
  public Optional<Content> find(String owner, String sha256) {
    Document found = contents.find(Filters.eq("_id", id(owner, sha256))).first();
    if (found == null) {
      return Optional.empty();
    }
    byte[] closed = found.get("sealed", Binary.class).getData();
    return keys.openBytes(KeyRing.aggregate(owner), place(sha256), "", closed)
        .map(
            bytes -> {
              if (!Sha256.hex(bytes).equals(sha256)) {
                throw new IllegalStateException("Content " + sha256 + " has another hash.");
              }
              return new Content(
                  sha256,
                  found.getString("mediaType"),
                  found.getDate("receivedAt").toInstant(),
                  bytes);
            });
  }

  /**
   * What was streamed in.
   *
   * @param sha256 of the bytes, in lower-case hex
   * @param size in bytes
   */
  public record Stored(String sha256, long size) {}

  /** More came than was agreed; nothing of it is kept. */
  public static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long most) {
      super("More than " + most + " bytes came.");
    }
  }

  /**
   * Takes bytes in as they come, however many, without holding more than a piece of them in memory.
   * They are durable when it returns, but nobody finds them before they are {@linkplain
   * ArrivedContent#keep kept}.
   *
   * @param most how many bytes at most
   * @return nothing when the owner's key was destroyed
   * @throws TooLargeException when more come
   * @throws IOException when the sender is gone, or the place new contents go to cannot be reached
   */
  public Optional<ArrivedContent> receive(String owner, InputStream bytes, long most)
      throws IOException {
    PieceStore place = places.chosen();
    if (place.isBare() && contents.find(places.there()).first() != null) {
      throw new PieceStore.UnreachableException(
          "The place contents lie in is empty, and was not.", null);
    }
    Pieces pieces = new Pieces(place, keys, owner, UUID.randomUUID().toString());
    return pieces
        .put(bytes, most)
        .map(
            stored ->
                new ArrivedContent(
                    id(owner, stored.sha256()),
                    pieces,
                    stored,
                    manifest -> insertedFirst(places.said(manifest))));
  }

  /**
   * Keeps bytes as they come; when it returns, they are durable. They are found again with {@link
   * #write}.
   *
   * @param most how many bytes at most
   * @return nothing when the owner's key was destroyed
   * @throws TooLargeException when more come
   * @throws IOException as {@link #receive} does
   */
  public Optional<Stored> put(
      String owner, String mediaType, Instant receivedAt, InputStream bytes, long most)
      throws IOException {
    Optional<ArrivedContent> arrived = receive(owner, bytes, most);
    if (arrived.isPresent()) {
      arrived.get().keep(mediaType, receivedAt);
    }
    return arrived.map(ArrivedContent::stored);
  }

  /** False when the same bytes are kept already. */
  private boolean insertedFirst(Document manifest) {
    try {
      contents.insertOne(manifest);
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  /** What is kept is not what was put: it does not open with its key, or has another hash. */
  public static final class DamagedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DamagedException(String sha256, Throwable cause) {
      super("Content " + sha256 + " is damaged.", cause);
    }

    DamagedException(String sha256) {
      super("Content " + sha256 + " has another hash.");
    }
  }

  /**
   * Writes what an owner keeps under this hash, after all of it was read once and found to be what
   * was put.
   *
   * @return false when it was never put, or the owner's key was destroyed; nothing is written then
   * @throws DamagedException when what is stored is not what was put: somebody changed it
   * @throws IllegalStateException when its place is not set up here
   */
  public boolean write(String owner, String sha256, OutputStream to) throws IOException {
    Optional<Stored> found = copy(owner, sha256, OutputStream.nullOutputStream());
    if (found.isEmpty()) {
      return false;
    }
    if (!found.get().sha256().equals(sha256)) {
      throw new DamagedException(sha256);
    }
    return copy(owner, sha256, to).isPresent();
  }

  /**
   * Writes what lies under this hash in one go, whatever it is; a piece of it is held at a time.
   *
   * @return what was written, for the caller to compare; nothing when it was never put, or the
   *     owner's key was destroyed
   * @throws DamagedException when what lies there does not open; some may have been written
   * @throws IllegalStateException when its place is not set up here, which is no damage
   * @throws IOException when the receiver is gone, or the place of the pieces cannot be reached
   */
  public Optional<Stored> copy(String owner, String sha256, OutputStream to) throws IOException {
    Document found = contents.find(Filters.eq("_id", id(owner, sha256))).first();
    if (found == null) {
      return Optional.empty();
    }
    Pieces pieces = found.containsKey("sealed") ? null : pieces(owner, found);
    try {
      if (pieces != null) {
        return pieces.read(to);
      }
      byte[] closed = found.get("sealed", Binary.class).getData();
      Optional<byte[]> whole = keys.openBytes(KeyRing.aggregate(owner), place(sha256), "", closed);
      if (whole.isEmpty()) {
        return Optional.empty();
      }
      to.write(whole.get());
      return Optional.of(new Stored(Sha256.hex(whole.get()), whole.get().length));
    } catch (PieceStore.DamagedPiecesException | IllegalStateException e) {
      throw new DamagedException(sha256, e);
    }
  }

  /** Whether an owner keeps something under this hash; whether it still opens is not looked at. */
  public boolean isKept(String owner, String sha256) {
    return contents.countDocuments(Filters.eq("_id", id(owner, sha256))) > 0;
  }

  /** Whether an owner's key was destroyed, so that nothing of theirs can be read any more. */
  public boolean isErased(String owner) {
    return keys.isDestroyed(KeyRing.aggregate(owner));
  }

  /**
   * Removes what an owner keeps under this hash, for good. What is not there changes nothing.
   *
   * @throws IOException when its place cannot be reached; it is still found then
   */
  public void delete(String owner, String sha256) throws IOException {
    Bson one = Filters.eq("_id", id(owner, sha256));
    Document found = contents.find(one).first();
    if (found != null) {
      if (!found.containsKey("sealed")) {
        pieces(owner, found).delete();
      }
      contents.deleteOne(one);
    }
  }

  private Pieces pieces(String owner, Document manifest) {
    return new Pieces(places.of(manifest), keys, owner, manifest.getString("pieces"));
  }

  private static Document document(String id, String mediaType, Instant receivedAt, byte[] closed) {
    return new Document("_id", id)
        .append("mediaType", mediaType)
        .append("receivedAt", Date.from(receivedAt))
        .append("sealed", new Binary(closed));
  }

  private static String id(String owner, String sha256) {
    return owner + "/" + sha256;
  }

  private static String place(String sha256) {
    return "content/" + sha256;
  }
}
