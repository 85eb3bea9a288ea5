package io.muster.notification.conversation.update;

import io.muster.contracts.update.UpdateCommand;
import io.muster.contracts.update.UpdateCommand.Approve;
import io.muster.contracts.update.UpdateCommand.Decline;
import io.muster.contracts.update.UpdateCommand.RecordDelivered;
import io.muster.contracts.update.UpdateCommand.RecordUndelivered;
import io.muster.contracts.update.UpdateCommand.Write;
import io.muster.contracts.update.UpdateEvent;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One thing audiences are told about an incident. It goes out once, in the very words that were
 * written and, where that is asked, approved by somebody else.
 */
@Aggregate(type = "StakeholderUpdate", cache = "aggregateCache")
class StakeholderUpdate {

  /** Somebody else's update has the number. */
  static final String NUMBER_TAKEN = "update-number-taken";

  static final int LONGEST_SUBJECT = 200;
  static final int LONGEST_TEXT = 8000;
  private static final int LONGEST_REASON = 1000;

  @AggregateIdentifier private String id;
  private UpdateState state = UpdateState.NEW;

  StakeholderUpdate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void write(Write command, Clock clock) {
    if (id != null) {
      throw Refused.conflict(NUMBER_TAKEN, "Another update has this number already.");
    }
    require(command);
    String hash = hashOf(command);
    AggregateLifecycle.apply(
        new UpdateEvent.Written(
            command.updateId(),
            command.incidentId(),
            command.kind(),
            command.subject().strip(),
            command.text().strip(),
            hash,
            command.audienceIds(),
            command.corrects(),
            command.approval(),
            command.aboutPrivate(),
            command.by(),
            clock.instant()));
    if (!command.approval()) {
      AggregateLifecycle.apply(
          new UpdateEvent.Published(
              command.updateId(),
              command.incidentId(),
              hash,
              command.recipients(),
              command.aboutPrivate(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void approve(Approve command, Clock clock) {
    if (state.published() != null) {
      return;
    }
    if (state.declined() != null) {
      throw Refused.conflict(
          "update-declined", "It was said that this update is not to go out. Write another.");
    }
    if (command.by().id().equals(state.written().by().id())) {
      throw Refused.forbidden(
          "own-update", "You wrote this update, so somebody else has to approve it.");
    }
    AggregateLifecycle.apply(
        new UpdateEvent.Published(
            id,
            state.written().incidentId(),
            state.written().textSha256(),
            command.recipients(),
            command.aboutPrivate(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void decline(Decline command, Clock clock) {
    if (state.declined() != null) {
      return;
    }
    if (state.published() != null) {
      throw Refused.conflict(
          "update-published", "It has gone out. Put it right with another update.");
    }
    if (command.reason() == null
        || command.reason().isBlank()
        || command.reason().length() > LONGEST_REASON) {
      throw Refused.invalid("/reason", "Say why, in 1 to 1000 characters.");
    }
    AggregateLifecycle.apply(
        new UpdateEvent.Declined(
            id,
            state.written().incidentId(),
            command.reason().strip(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void delivered(RecordDelivered command, Clock clock) {
    if (isPending(command.recipientId())) {
      AggregateLifecycle.apply(
          new UpdateEvent.Delivered(
              id,
              state.written().incidentId(),
              command.recipientId(),
              command.attempt(),
              command.receipt(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void undelivered(RecordUndelivered command, Clock clock) {
    boolean known =
        command.retryAt() != null && command.attempt() <= state.attempts(command.recipientId());
    if (isPending(command.recipientId()) && !known) {
      AggregateLifecycle.apply(
          new UpdateEvent.Undelivered(
              id,
              state.written().incidentId(),
              command.recipientId(),
              command.attempt(),
              command.error(),
              command.retryAt(),
              command.by(),
              clock.instant()));
    }
  }

  private boolean isPending(String recipientId) {
    return state.recipient(recipientId).isPresent() && !state.isOver(recipientId);
  }

  @EventSourcingHandler
  void on(UpdateEvent event) {
    id = event.updateId();
    state = state.after(event);
  }

  private static void require(Write command) {
    that(command.kind() != null, "/kind", "Say which kind of update it is.");
    that(
        isText(command.subject(), LONGEST_SUBJECT)
            && command.subject().strip().chars().noneMatch(Character::isISOControl),
        "/subject",
        "A subject is one line of 1 to 200 characters.");
    that(
        isText(command.text(), LONGEST_TEXT)
            && command.text().chars().allMatch(StakeholderUpdate::isPlain),
        "/text",
        "Write 1 to 8000 characters, no control characters but line breaks and tabs.");
    that(!command.audienceIds().isEmpty(), "/audienceIds", "Say whom it is for.");
  }

  /** XML has no way to write others, so a single one would break the feed of the status page. */
  static boolean isPlain(int c) {
    return c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c) && c < 0xFFFE;
  }

  private static boolean isText(String text, int longest) {
    return text != null && !text.isBlank() && text.length() <= longest;
  }

  private static void that(boolean holds, String pointer, String otherwise) {
    if (!holds) {
      throw Refused.invalid(pointer, otherwise);
    }
  }

  private static String hashOf(UpdateCommand.Write command) {
    return Sha256.hex(
        "%s\n%s\n%s\n"
            .formatted(command.kind(), command.subject().strip(), command.text().strip()));
  }
}
