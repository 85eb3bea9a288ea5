package io.muster.notification.conversation.command;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.Actor;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.conversation.ChatAccountEvent.Unlinked;
import io.muster.eventlog.codec.Erased;
import io.muster.notification.facts.Facts;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import io.muster.starter.Sha256;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Says who in Muster somebody in a chat is. It keeps a fingerprint of the chat's id to find the
 * person by; all else is read from the record.
 */
@Component
@ProcessingGroup(Accounts.GROUP)
public class Accounts {

  static final String GROUP = "notification.chat-accounts";
  private static final String COLLECTION = "notification_chat_accounts";
  private static final String MEMBER = "member";

  private final ReadModelWriter writer;
  private final MongoDatabase database;
  private final Facts facts;
  private final Clock clock;

  Accounts(ReadModelWriter writer, MongoDatabase database, Facts facts, Clock clock) {
    this.writer = writer;
    this.database = database;
    this.facts = facts;
    this.clock = clock;
    database.getCollection(COLLECTION).createIndex(Indexes.ascending(MEMBER));
  }

  @EventHandler
  void on(ChatAccountEvent event, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        event.personId(),
        recorded.position(),
        row -> {
          switch (event) {
            case Linked linked -> row.append(MEMBER, print(linked.workspaceId(), linked.userId()));
            case Unlinked _ -> row.remove(MEMBER);
          }
          return row;
        });
  }

  private static String print(String workspaceId, String userId) {
    return Sha256.hex(workspaceId + "/" + userId);
  }

  /** What a person said last about who they are in a chat; nothing when they took it back. */
  public Optional<Linked> ofPerson(String personId) {
    return facts
        .newest(ChatAccountEvent.accountOf(personId))
        .filter(Linked.class::isInstance)
        .map(Linked.class::cast);
  }

  /**
   * Whoever this member is; nothing when nobody said so, or it has to be said again. Others may
   * have said so before, whose word has run out; of two whose word counts it is the first.
   */
  public Optional<Linked> of(Member member) {
    String print = print(member.workspaceId(), member.userId());
    return database
        .getCollection(COLLECTION)
        .find(Filters.eq(MEMBER, print))
        .map(row -> row.getString("_id"))
        .into(new ArrayList<>())
        .stream()
        .flatMap(personId -> ofPerson(personId).stream())
        .filter(it -> print(it.workspaceId(), it.userId()).equals(print))
        .filter(it -> clock.instant().isBefore(it.until()))
        .filter(it -> !Erased.MARK.equals(it.by().name()))
        .min(Comparator.comparing(Linked::at));
  }

  /** Whether they may take part in the work on an incident. */
  public static boolean responds(Linked person) {
    return person.roles().contains("responder") || person.roles().contains("manager");
  }

  /** The person, as whoever acts. */
  public static Actor actor(Linked person) {
    return Actor.person(person.personId(), person.by().name());
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel chatAccountsReadModel() {
      return new ReadModel(GROUP, List.of(COLLECTION));
    }
  }
}
