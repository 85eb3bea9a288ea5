package io.muster.contracts.action;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What happened to a place where actions can be taken. */
public sealed interface ActionTargetEvent extends Event {

  /** How the ids of targets begin. */
  String ID_PREFIX = "action-target-";

  /** The target. */
  String targetId();

  @Override
  default String aggregateId() {
    return targetId();
  }

  /**
   * An administrator set it up or changed it. What was proposed before acts on it no more, since
   * somebody approved something else.
   *
   * @param version counts from 1
   * @param url where it is spoken to
   * @param secret the name of the setting it knows us by; never the secret itself
   * @param service what is acted on, as the dependency map calls it; null when it is said each time
   */
  @EventType(name = "action-target.described")
  record Described(
      String targetId,
      int version,
      @FreeText(of = "targetId") String name,
      ActionProvider provider,
      String url,
      String secret,
      String service,
      List<OfferedAction> actions,
      Actor by,
      Instant at)
      implements ActionTargetEvent {
    public Described {
      actions = actions == null ? List.of() : List.copyOf(actions);
    }
  }

  /** Nothing is begun there any more. */
  @EventType(name = "action-target.retired")
  record Retired(String targetId, @FreeText(of = "targetId") String reason, Actor by, Instant at)
      implements ActionTargetEvent {}
}
