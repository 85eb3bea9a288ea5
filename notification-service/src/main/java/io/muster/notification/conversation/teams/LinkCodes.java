package io.muster.notification.conversation.teams;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.notification.conversation.command.Member;
import io.muster.notification.delivery.link.FirstHeard;
import io.muster.starter.Caller;
import io.muster.starter.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The codes by which somebody in Teams says who they are, and which messages were heard. A code is
 * known to the person who asked for it, is kept as its hash, and is one account's once that account
 * has typed it. A person has one at a time. The database forgets all of it, and the person's name,
 * once it is over.
 */
@Component
class LinkCodes {

  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Without those that are taken for others when they are read out. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 8;
  private static final String CODE = "code";
  private static final String NAME = "name";
  private static final String ROLES = "roles";
  private static final String MEMBER = "member";
  private static final String EXPIRES = "expiresAt";

  /** Longer than a message is taken after it was written. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final MongoCollection<Document> codes;
  private final FirstHeard messages;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  LinkCodes(MongoDatabase database, Clock clock) {
    this.codes = database.getCollection("notification_teams_codes");
    this.messages = new FirstHeard(database, "notification_teams_messages", REMEMBERED, clock);
    this.clock = clock;
    codes.createIndex(
        Indexes.ascending(EXPIRES), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
  }

  /** A new code for a person, good for their roles of now; the one before is worth nothing more. */
  String codeFor(Caller person) {
    String code =
        random
            .ints(LENGTH, 0, LETTERS.length())
            .mapToObj(LETTERS::charAt)
            .map(String::valueOf)
            .collect(Collectors.joining());
    codes.replaceOne(
        Filters.eq("_id", person.id()),
        new Document("_id", person.id())
            .append(CODE, Sha256.hex(code))
            .append(NAME, person.actor().name())
            .append(ROLES, person.roles())
            .append(EXPIRES, Date.from(clock.instant().plus(LIFETIME))),
        new ReplaceOptions().upsert(true));
    return code;
  }

  /**
   * Whose code it is, as they were signed in, now that an account has typed it; the same again for
   * the same account, and nothing for another, or where it has expired or never was.
   *
   * @param typed as it was typed: large or small, with or without spaces and dashes
   */
  Optional<Caller> use(String typed, Member member) {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    String account = Sha256.hex(member.workspaceId() + "/" + member.userId());
    return Optional.ofNullable(
            codes.findOneAndUpdate(
                Filters.and(
                    Filters.eq(CODE, Sha256.hex(code)),
                    Filters.gt(EXPIRES, Date.from(clock.instant())),
                    Filters.in(MEMBER, null, account)),
                Updates.set(MEMBER, account),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(LinkCodes::caller);
  }

  private static Caller caller(Document row) {
    HashSet<String> roles = new HashSet<>(row.getList(ROLES, String.class));
    return new Caller(
        Actor.person(row.getString("_id"), row.getString(NAME)),
        roles.contains("manager") ? Authority.MANAGER : Authority.RESPONDER,
        roles);
  }

  /** When a message was first heard, UTC, however often it is told. */
  Instant heard(String mark) {
    return messages.at(Sha256.hex(mark));
  }
}
