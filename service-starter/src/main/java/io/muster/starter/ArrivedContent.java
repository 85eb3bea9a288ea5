package io.muster.starter;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * Bytes that have arrived and are sealed, and that nobody finds yet: whoever took them in looks at
 * what they are before they are kept. Closing this drops them unless they were.
 */
public final class ArrivedContent implements AutoCloseable {

  private final String id;
  private final Pieces pieces;
  private final ContentStore.Stored stored;
  private final Predicate<Document> keptFirst;
  private boolean settled;

  /**
   * What arrived.
   *
   * @param keptFirst writes what it is made up of; false when the same bytes are kept already
   */
  ArrivedContent(
      String id, Pieces pieces, ContentStore.Stored stored, Predicate<Document> keptFirst) {
    this.id = id;
    this.pieces = pieces;
    this.stored = stored;
    this.keptFirst = keptFirst;
  }

  /** Its hash and its size. */
  public ContentStore.Stored stored() {
    return stored;
  }

  /**
   * Keeps it; when it returns, it is durable and found with {@link ContentStore#write}.
   *
   * @param mediaType as the sender said, unchecked; null when it did not
   * @param receivedAt when it came in, UTC
   */
  public void keep(String mediaType, Instant receivedAt) throws IOException {
    Document manifest =
        new Document("_id", id)
            .append("mediaType", mediaType)
            .append("receivedAt", Date.from(receivedAt))
            .append("size", stored.size())
            .append("pieces", pieces.upload());
    // Where it is not known whether the manifest was kept the pieces stay: it may name them.
    settled = true;
    if (!keptFirst.test(manifest)) {
      pieces.delete();
    }
  }

  @Override
  public void close() throws IOException {
    if (!settled) {
      settled = true;
      pieces.delete();
    }
  }
}
