package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.Personal;
import java.time.Instant;
import java.util.List;

/** What makes somebody in a chat the same person as somebody in Muster. */
public sealed interface ChatAccountEvent extends Event {

  /** What the id of a person's account begins with; the person's id follows. */
  String PREFIX = "chat-account-";

  /** The one chat account of a person. */
  static String accountOf(String personId) {
    return PREFIX + personId;
  }

  /** Derived from the person, who has one. */
  String accountId();

  /** Whose it is: subject in the identity provider. */
  String personId();

  @Override
  default String aggregateId() {
    return accountId();
  }

  /**
   * Signed in to Muster, a person said that somebody in a chat is they; in place of whoever they
   * said before. From then on what that somebody does in the chat is done by them.
   *
   * @param workspaceId the chat's own id of the workspace
   * @param userId the chat's own id of them there
   * @param roles what they might do in Muster when they said so, such as {@code responder}
   * @param until when it has to be said again, UTC
   */
  @EventType(name = "chat-account.linked")
  record Linked(
      String accountId,
      String personId,
      ChatKind kind,
      String workspaceId,
      @Personal(of = "personId") String userId,
      List<String> roles,
      Instant until,
      Actor by,
      Instant at)
      implements ChatAccountEvent {
    public Linked {
      roles = List.copyOf(roles);
    }
  }

  /** Nobody in a chat is that person any more. */
  @EventType(name = "chat-account.unlinked")
  record Unlinked(String accountId, String personId, Actor by, Instant at)
      implements ChatAccountEvent {}
}
