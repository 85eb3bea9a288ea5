package io.muster.incident.triage;

import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredEvent;
import io.muster.starter.CommandSender;
import io.muster.starter.WriteResult;
import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/** The groups of alerts in the log. */
@Component
class LoggedGroups implements GroupLedger {

  /** Each try meets a state somebody else has just written, so losing this often means overload. */
  private static final int TRIES = 8;

  private final CommandSender sender;
  private final AlertGroups groups;
  private final EventLog log;

  LoggedGroups(CommandSender sender, AlertGroups groups, EventLog log) {
    this.sender = sender;
    this.groups = groups;
    this.log = log;
  }

  @Override
  public int firstGeneration(String keyId) {
    return groups.newestGeneration(keyId).orElse(1);
  }

  @Override
  public boolean exists(String groupId) {
    return log.lastSequence(groupId).isPresent();
  }

  /** Sources deliver in parallel; whoever loses the race for a group looks at it again. */
  @Override
  public List<String> send(AlertGroupCommand command) {
    for (int tries = 1; ; tries++) {
      try {
        return types(sender.sendSystem(command));
      } catch (ConcurrencyException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private List<String> types(WriteResult result) {
    if (!result.changed()) {
      return List.of();
    }
    return log.commitOf(result.id(), result.version()).stream()
        .flatMap(commit -> commit.events().stream())
        .map(StoredEvent::type)
        .toList();
  }
}
