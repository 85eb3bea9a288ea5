package io.muster.notification.delivery.telegram;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Actor;
import io.muster.notification.delivery.link.FirstHeard;
import io.muster.starter.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The codes by which a chat in Telegram becomes somebody's, and which presses of a button were
 * heard. A code is known to the person who asked for it, is kept as its hash, and is one chat's
 * once that chat has used it. The database forgets both, and the person's name, once they are over.
 */
@Component
class TelegramLinks {

  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final String PERSON = "personId";
  private static final String NAME = "name";
  private static final String CHAT = "chat";
  private static final String EXPIRES = "expiresAt";
  private static final int CODE_BYTES = 24;

  /** Longer than Telegram goes on telling of the same press. */
  private static final Duration REMEMBERED = Duration.ofDays(2);

  private final MongoCollection<Document> links;
  private final FirstHeard presses;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  TelegramLinks(MongoDatabase database, Clock clock) {
    this.links = database.getCollection("notification_telegram_links");
    this.presses = new FirstHeard(database, "notification_telegram_presses", REMEMBERED, clock);
    this.clock = clock;
    links.createIndex(
        Indexes.ascending(EXPIRES), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
  }

  /** A new code for a person, of letters, digits, dashes and underscores. */
  String codeFor(Actor person) {
    byte[] bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    links.insertOne(
        new Document("_id", Sha256.hex(code))
            .append(PERSON, person.id())
            .append(NAME, person.name())
            .append(EXPIRES, Date.from(clock.instant().plus(LIFETIME))));
    return code;
  }

  /**
   * Whose code it is, as they are called where they signed in, now that a chat has used it; the
   * same again for the same chat, and nothing for another, or where it has expired or never was.
   */
  Optional<Actor> use(String code, String chatId) {
    String chat = Sha256.hex(chatId);
    return Optional.ofNullable(
            links.findOneAndUpdate(
                Filters.and(
                    Filters.eq("_id", Sha256.hex(code)),
                    Filters.gt(EXPIRES, Date.from(clock.instant())),
                    Filters.in(CHAT, null, chat)),
                Updates.set(CHAT, chat),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(row -> Actor.person(row.getString(PERSON), row.getString(NAME)));
  }

  /** When a press was first heard of, UTC: Telegram tells of one again that was not answered. */
  Instant heard(String pressId) {
    return presses.at(pressId);
  }
}
