package io.muster.eventlog.codec;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * The key database: data keys in {@code keys}, the key-encryption keys there have been in {@code
 * generations}. Its writes are as durable as the log's: a lost key is lost data.
 */
final class MongoKeyStore implements KeyStore {

  private static final String ID = "_id";
  private static final String WRAPPED_BY = "by";
  private static final String WRAPPED = "key";
  private static final String NAME = "name";
  private static final String RETIRED = "retired";

  private final MongoCollection<Document> keys;
  private final MongoCollection<Document> generations;

  MongoKeyStore(MongoDatabase database) {
    this.keys = database.getCollection("keys");
    this.generations = database.getCollection("generations");
  }

  @Override
  public Optional<WrappedKey> find(String id) {
    return Optional.ofNullable(keys.find(eq(ID, id)).first()).map(MongoKeyStore::read);
  }

  @Override
  public WrappedKey insertIfAbsent(WrappedKey key) {
    return insert(keys, document(key)) ? key : find(key.id()).orElseThrow();
  }

  @Override
  public void replace(List<Change> changes) {
    List<WriteModel<Document>> writes = new ArrayList<>(changes.size());
    for (Change change : changes) {
      writes.add(new ReplaceOneModel<>(asItWas(change.from()), document(change.to())));
    }
    if (!writes.isEmpty()) {
      keys.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  /** A key that was destroyed, or wrapped anew by somebody else, is not touched. */
  private static Bson asItWas(WrappedKey key) {
    return and(eq(ID, key.id()), eq(WRAPPED, new Binary(key.wrapped())));
  }

  @Override
  public void destroy(String id) {
    keys.replaceOne(eq(ID, id), new Document(ID, id), new ReplaceOptions().upsert(true));
  }

  @Override
  public Stream<WrappedKey> notWrappedBy(String keyEncryptionKey) {
    return StreamSupport.stream(
            keys.find(and(exists(WRAPPED), ne(WRAPPED_BY, keyEncryptionKey))).spliterator(), false)
        .map(MongoKeyStore::read);
  }

  @Override
  public List<Generation> generations() {
    return generations
        .find()
        .sort(Sorts.ascending(ID))
        .map(
            found ->
                new Generation(
                    found.getInteger(ID), found.getString(NAME), found.getBoolean(RETIRED, false)))
        .into(new ArrayList<>());
  }

  @Override
  public boolean begin(Generation next) {
    return insert(generations, new Document(ID, next.number()).append(NAME, next.name()));
  }

  @Override
  public void retire(int number) {
    generations.updateOne(eq(ID, number), Updates.set(RETIRED, true));
  }

  private static boolean insert(MongoCollection<Document> collection, Document document) {
    try {
      collection.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
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
