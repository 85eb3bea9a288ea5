package io.muster.notification.conversation.slack;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.starter.Sha256;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * What each channel was last told, as fingerprints, so that Slack is not told the same again.
 * Should it be lost, everything is said once more, to the same effect.
 */
@Component
class Told {

  private static final String COLLECTION = "notification_chat_told";

  private final MongoCollection<Document> rows;

  Told(MongoDatabase database) {
    this.rows = database.getCollection(COLLECTION);
  }

  /** Does something unless it was done with the same content before. */
  void once(String channelId, String part, Object content, Runnable tell) {
    String print = Sha256.hex(content.toString());
    Document row = rows.find(Filters.eq("_id", channelId)).first();
    if (row == null || !print.equals(row.getString(part))) {
      tell.run();
      rows.updateOne(
          Filters.eq("_id", channelId), Updates.set(part, print), new UpdateOptions().upsert(true));
    }
  }

  /** A channel that is archived is told nothing any more. */
  void forget(String channelId) {
    rows.deleteOne(Filters.eq("_id", channelId));
  }
}
