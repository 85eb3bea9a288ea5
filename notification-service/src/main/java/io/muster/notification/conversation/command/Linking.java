package io.muster.notification.conversation.command;

import io.muster.contracts.conversation.ChatAccountCommand.LinkAccount;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.conversation.ChatKind;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes somebody in a chat and a person in Muster the same, once both ends are proved. */
@Component
public class Linking {

  /** Roles may change; what somebody may do in the chat is looked at again this often. */
  private static final Duration COUNTS = Duration.ofDays(30);

  private final Accounts accounts;
  private final CommandSender sender;
  private final Clock clock;

  Linking(Accounts accounts, CommandSender sender, Clock clock) {
    this.accounts = accounts;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Links them for 30 days, with the roles the person has now; in place of whoever they were in a
   * chat before.
   *
   * @param caller the person, as they were signed in
   * @throws Refused when somebody else's word that they are this one still counts
   */
  public WriteResult link(Caller caller, ChatKind kind, Member member, WriteContext context) {
    accounts
        .of(member)
        .map(Linked::personId)
        .filter(personId -> !personId.equals(caller.id()))
        .ifPresent(
            _ -> {
              throw Refused.conflict(
                  "chat-account-taken",
                  "Somebody else in Muster said that this one in the chat is they. Have them take that back first.");
            });
    return sender.send(
        new LinkAccount(
            ChatAccountEvent.accountOf(caller.id()),
            caller.id(),
            kind,
            member.workspaceId(),
            member.userId(),
            Stream.of("responder", "manager").filter(caller::is).toList(),
            clock.instant().plus(COUNTS),
            caller.actor()),
        caller,
        context);
  }
}
