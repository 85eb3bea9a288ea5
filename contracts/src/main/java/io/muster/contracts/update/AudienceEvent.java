package io.muster.contracts.update;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What was laid down about who is told of incidents. */
public sealed interface AudienceEvent extends Event {

  /** The audience. */
  String audienceId();

  @Override
  default String aggregateId() {
    return audienceId();
  }

  /**
   * Who is in it from now on.
   *
   * @param name what people call it, such as {@code customers}; a plan names it by this
   */
  @EventType(name = "audience.published")
  record Published(
      String audienceId,
      String name,
      @FreeText(of = "audienceId") AudienceContent content,
      Actor by,
      Instant at)
      implements AudienceEvent {}

  /** It hears of nothing any more. */
  @EventType(name = "audience.retired")
  record Retired(String audienceId, Actor by, Instant at) implements AudienceEvent {}
}
