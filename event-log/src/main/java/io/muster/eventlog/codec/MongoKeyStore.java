package io.muster.eventlog.codec;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.types.Binary;

/** The {@code keys} collection. Its writes are as durable as the log's: a lost key is lost data. */
final class MongoKeyStore implements KeyStore {

  private static final String ID = "_id";
  private static final String WRAPPED_BY = "by";
  private static final String WRAPPED = "key";

  private final MongoCollection<Document> keys;

  MongoKeyStore(MongoCollection<Document> keys) {
    this.keys = keys;
  }

  @Override
  public Optional<WrappedKey> find(String id) {
    return Optional.ofNullable(keys.find(eq(ID, id)).first()).map(MongoKeyStore::read);
  }

  @Override
  public WrappedKey insertIfAbsent(WrappedKey key) {
    try {
      keys.insertOne(document(key));
      return key;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return find(key.id()).orElseThrow(() -> e);
    }
  }

  @Override
  public void replace(WrappedKey key) {
    // Never brings back a key that is erased while it is being wrapped anew.
    keys.replaceOne(
        new Document(ID, key.id()).append(WRAPPED, new Document("$exists", true)), document(key));
  }

  @Override
  public void erase(String id) {
    keys.replaceOne(eq(ID, id), new Document(ID, id), new ReplaceOptions().upsert(true));
  }

  @Override
  public Stream<WrappedKey> all() {
    return StreamSupport.stream(keys.find().spliterator(), false).map(MongoKeyStore::read);
  }

  private static Document document(WrappedKey key) {
    return new Document(ID, key.id())
        .append(WRAPPED_BY, key.wrappedBy())
        .append(WRAPPED, new Binary(key.wrapped()));
  }

  private static WrappedKey read(Document document) {
    Binary wrapped = document.get(WRAPPED, Binary.class);
    return wrapped == null
        ? new WrappedKey(document.getString(ID), "", new byte[0])
        : new WrappedKey(document.getString(ID), document.getString(WRAPPED_BY), wrapped.getData());
  }
}
