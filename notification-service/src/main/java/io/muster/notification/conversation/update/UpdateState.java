package io.muster.notification.conversation.update;

import io.muster.contracts.Event;
import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateEvent.Declined;
import io.muster.contracts.update.UpdateEvent.Delivered;
import io.muster.contracts.update.UpdateEvent.Published;
import io.muster.contracts.update.UpdateEvent.Undelivered;
import io.muster.contracts.update.UpdateEvent.Written;
import io.muster.contracts.update.UpdateRecipient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a stakeholder update has come.
 *
 * @param written null while nobody wrote it
 * @param published null while it has not gone out
 * @param declined null unless it is not to go out
 * @param outcomes the newest for each recipient, by the recipient's id
 */
public record UpdateState(
    Written written, Published published, Declined declined, Map<String, UpdateEvent> outcomes) {

  /** One nobody wrote yet. */
  static final UpdateState NEW = new UpdateState(null, null, null, Map.of());

  public UpdateState {
    outcomes = Map.copyOf(outcomes);
  }

  /** By what is recorded about it; see {@link io.muster.notification.facts.Facts}. */
  public static UpdateState of(List<Event> events) {
    UpdateState state = NEW;
    for (Event event : events) {
      if (event instanceof UpdateEvent update) {
        state = state.after(update);
      }
    }
    return state;
  }

  UpdateState after(UpdateEvent event) {
    return switch (event) {
      case Written it -> new UpdateState(it, published, declined, outcomes);
      case Published it -> new UpdateState(written, it, declined, outcomes);
      case Declined it -> new UpdateState(written, published, it, outcomes);
      case Delivered it -> with(it.recipientId(), it);
      case Undelivered it -> with(it.recipientId(), it);
    };
  }

  private UpdateState with(String recipientId, UpdateEvent outcome) {
    Map<String, UpdateEvent> now = new HashMap<>(outcomes);
    now.put(recipientId, outcome);
    return new UpdateState(written, published, declined, now);
  }

  /** Whether it waits for somebody's approval. */
  public boolean waits() {
    return written != null && published == null && declined == null;
  }

  /** Whether nothing more happens for a recipient. */
  boolean isOver(String recipientId) {
    return switch (outcomes.get(recipientId)) {
      case null -> false;
      case Undelivered failed -> failed.retryAt() == null;
      default -> true;
    };
  }

  int attempts(String recipientId) {
    return switch (outcomes.get(recipientId)) {
      case Undelivered failed -> failed.attempt();
      case Delivered sent -> sent.attempt();
      case null, default -> 0;
    };
  }

  Optional<UpdateRecipient> recipient(String recipientId) {
    return published == null
        ? Optional.empty()
        : published.recipients().stream().filter(it -> it.id().equals(recipientId)).findFirst();
  }
}
