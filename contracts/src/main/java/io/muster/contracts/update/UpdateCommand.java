package io.muster.contracts.update;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;
import java.util.List;

/** What can be asked of one stakeholder update. Each but {@link Write} is safe to give twice. */
public sealed interface UpdateCommand extends Command {

  /** The update. */
  String updateId();

  @Override
  default String aggregateId() {
    return updateId();
  }

  /**
   * Write it. It goes out at once unless it has to be approved. Refused when it was written before.
   *
   * @param recipients the places it goes to when it goes out at once; empty when it is to be
   *     approved first
   */
  record Write(
      String updateId,
      String incidentId,
      UpdateKind kind,
      String subject,
      String text,
      List<String> audienceIds,
      String corrects,
      boolean approval,
      boolean aboutPrivate,
      List<UpdateRecipient> recipients,
      Actor by)
      implements UpdateCommand {
    public Write {
      audienceIds = List.copyOf(audienceIds);
      recipients = List.copyOf(recipients);
    }
  }

  /** Approve it, so that it goes out. Changes nothing when it went out before. */
  record Approve(String updateId, boolean aboutPrivate, List<UpdateRecipient> recipients, Actor by)
      implements UpdateCommand {
    public Approve {
      recipients = List.copyOf(recipients);
    }
  }

  /** Say that it is not to go out. Changes nothing when that was said before. */
  record Decline(String updateId, String reason, Actor by) implements UpdateCommand {}

  /** Record that a provider took it over for one recipient. */
  record RecordDelivered(String updateId, String recipientId, int attempt, String receipt, Actor by)
      implements UpdateCommand {}

  /** Record that none did. */
  record RecordUndelivered(
      String updateId, String recipientId, int attempt, String error, Instant retryAt, Actor by)
      implements UpdateCommand {}
}
