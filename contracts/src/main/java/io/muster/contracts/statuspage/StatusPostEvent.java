package io.muster.contracts.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.update.UpdateKind;
import java.time.Instant;
import java.util.List;

/** What the status page says of an incident. What it said is never changed. */
public sealed interface StatusPostEvent extends Event {

  /** What the id of a post begins with; the update's id follows. */
  String PREFIX = "status-";

  /** The post of an update, which is on the page once. */
  static String postOf(String updateId) {
    return PREFIX + updateId;
  }

  /** The post. */
  String postId();

  /** The incident it is about. */
  String incidentId();

  @Override
  default String aggregateId() {
    return postId();
  }

  /**
   * An update that went out stands on the page, in the very words.
   *
   * @param textSha256 the update's
   * @param impacts how the components are; a component no open incident names works
   * @param since when the trouble began as far as was known, UTC
   */
  @EventType(name = "status-post.posted")
  record Posted(
      String postId,
      String incidentId,
      UpdateKind kind,
      @FreeText(of = "postId") String subject,
      @FreeText(of = "postId") String text,
      String textSha256,
      List<StatusImpact> impacts,
      Instant since,
      Actor by,
      Instant at)
      implements StatusPostEvent {
    public Posted {
      impacts = List.copyOf(impacts);
    }
  }
}
