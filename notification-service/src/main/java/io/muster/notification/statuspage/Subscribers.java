package io.muster.notification.statuspage;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Who is told what the status page says. It is kept by what sends and is no read model: while those
 * are dropped and built again, what is posted has to reach everybody all the same.
 */
@Component
class Subscribers {

  private final MongoCollection<Document> confirmed;

  Subscribers(MongoDatabase database) {
    this.confirmed = database.getCollection("notification_status_subscribers");
  }

  void add(String subscriberId) {
    confirmed.replaceOne(
        eq("_id", subscriberId),
        new Document("_id", subscriberId),
        new ReplaceOptions().upsert(true));
  }

  void remove(String subscriberId) {
    confirmed.deleteOne(eq("_id", subscriberId));
  }

  /** The ids of everybody who is told. */
  List<String> all() {
    return confirmed
        .find()
        .sort(Sorts.ascending("_id"))
        .map(row -> row.getString("_id"))
        .into(new ArrayList<>());
  }

  /** How many are told. */
  long count() {
    return confirmed.countDocuments();
  }
}
