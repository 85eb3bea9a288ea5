package io.muster.contracts.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What was laid down about the status page itself. */
public sealed interface StatusPageEvent extends Event {

  /** There is one page. */
  String ID = "status-page";

  /** Always {@link #ID}; it names the key the page's texts are sealed with. */
  String pageId();

  @Override
  default String aggregateId() {
    return pageId();
  }

  /** Anybody can read the page from now on, with these components. */
  @EventType(name = "status-page.laid-out")
  record LaidOut(
      String pageId, @FreeText(of = "pageId") StatusPageContent content, Actor by, Instant at)
      implements StatusPageEvent {}

  /** There is no page any more. */
  @EventType(name = "status-page.taken-down")
  record TakenDown(String pageId, Actor by, Instant at) implements StatusPageEvent {}
}
