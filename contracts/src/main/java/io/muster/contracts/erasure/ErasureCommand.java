package io.muster.contracts.erasure;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.util.List;

/** What can be asked of a person's erasure. Each is safe to give twice. */
public sealed interface ErasureCommand extends Command {

  /** Whose data it is about. */
  String personId();

  @Override
  default String aggregateId() {
    return ErasureEvent.idFor(personId());
  }

  /** Ask for it; see {@link ErasureEvent.Requested}. Under legal hold it is refused at once. */
  record RequestErasure(String personId, String reason, long events, long incidents, Actor by)
      implements ErasureCommand {}

  /** Agree to it. */
  record ApproveErasure(String personId, Actor by) implements ErasureCommand {}

  /** Decline it. */
  record RefuseErasure(String personId, String reason, Actor by) implements ErasureCommand {}

  /** A legal hold was set after the approval and before the key was destroyed. */
  record StopErasure(String personId, List<String> holdIds, Actor by) implements ErasureCommand {
    public StopErasure {
      holdIds = List.copyOf(holdIds);
    }
  }

  /** See {@link ErasureEvent.KeyDestroyed}. */
  record RecordKeyDestroyed(String personId, int keyGeneration, Actor by)
      implements ErasureCommand {}

  /** See {@link ErasureEvent.KeysRewrapped}. */
  record RecordKeysRewrapped(String personId, Actor by) implements ErasureCommand {}

  /** See {@link ErasureEvent.Completed}. */
  record CompleteErasure(String personId, Actor by) implements ErasureCommand {}
}
