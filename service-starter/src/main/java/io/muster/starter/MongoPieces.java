package io.muster.starter;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Pieces in the log's database, a document each, so that one backup has both. */
final class MongoPieces implements PieceStore {

  static final String NAME = "mongodb";

  private static final int MOST = 99_999;

  private final MongoCollection<Document> contents;

  MongoPieces(MongoCollection<Document> contents) {
    this.contents = contents;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Writing begin(String content) {
    return new Writing() {
      private int number;

      @Override
      public void add(byte[] sealed) throws IOException {
        if (number > MOST) {
          throw new IOException("A content in the database has at most " + MOST + " pieces.");
        }
        contents.insertOne(
            new Document("_id", id(content, number)).append("sealed", new Binary(sealed)));
        number++;
      }

      @Override
      public void finish() {
        // Each insertion is durable when it returns.
      }

      @Override
      public void abandon() {
        delete(content);
      }
    };
  }

  @Override
  public void read(String content, Reader reader) throws IOException {
    try (MongoCursor<Document> found =
        contents.find(all(content)).sort(Sorts.ascending("_id")).batchSize(2).iterator()) {
      boolean more = true;
      while (more && found.hasNext()) {
        more = reader.take(found.next().get("sealed", Binary.class).getData());
      }
    }
  }

  @Override
  public void delete(String content) {
    contents.deleteMany(all(content));
  }

  private static Bson all(String content) {
    return Filters.and(Filters.gte("_id", id(content, 0)), Filters.lte("_id", id(content, MOST)));
  }

  private static String id(String content, int number) {
    return "%s/%05d".formatted(content, number);
  }
}
