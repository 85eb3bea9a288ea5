package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;
import java.util.List;

/** What can be asked of a person's chat account. Each is safe to give twice. */
public sealed interface ChatAccountCommand extends Command {

  /** The account that decides. */
  String accountId();

  @Override
  default String aggregateId() {
    return accountId();
  }

  /** Say who one is in a chat. Replaces what was said before. */
  record LinkAccount(
      String accountId,
      String personId,
      ChatKind kind,
      String workspaceId,
      String userId,
      List<String> roles,
      Instant until,
      Actor by)
      implements ChatAccountCommand {
    public LinkAccount {
      roles = List.copyOf(roles);
    }
  }

  /** Be nobody in any chat. Changes nothing for who is nobody. */
  record UnlinkAccount(String accountId, Actor by) implements ChatAccountCommand {}
}
