package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.MaintenanceEvent.Planned;
import io.muster.contracts.statuspage.StatusPageContent;
import io.muster.contracts.statuspage.StatusPageEvent;
import io.muster.contracts.statuspage.StatusPostEvent.Posted;
import io.muster.contracts.update.UpdateKind;
import io.muster.notification.facts.Facts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what the status page says now, from the log. */
@Component
class StatusPages {

  private final Facts facts;
  private final StatusIndex index;
  private final Clock clock;

  StatusPages(Facts facts, StatusIndex index, Clock clock) {
    this.facts = facts;
    this.index = index;
    this.clock = clock;
  }

  /** What was laid out; nothing while there is no page. */
  Optional<StatusPageContent> content() {
    return facts
        .newest(StatusPageEvent.ID)
        .filter(StatusPageEvent.LaidOut.class::isInstance)
        .map(event -> ((StatusPageEvent.LaidOut) event).content());
  }

  /** The page; nothing while there is none. */
  Optional<PageNow> now() {
    Instant now = clock.instant();
    return content().map(content -> PageNow.of(content, now, postsUntil(now), works(now)));
  }

  /** Whether the page says of an incident that it goes on. */
  boolean tellsOf(String incidentId) {
    return postsUntil(clock.instant()).stream()
        .filter(post -> post.incidentId().equals(incidentId))
        .findFirst()
        .filter(newest -> newest.kind() != UpdateKind.RESOLVED)
        .isPresent();
  }

  Optional<Posted> post(String postId) {
    return facts.first(postId).filter(Posted.class::isInstance).map(Posted.class::cast);
  }

  private List<Posted> postsUntil(Instant now) {
    return index.postsSince(now.minus(Duration.ofDays(PageNow.DAYS))).stream()
        .flatMap(id -> post(id).stream())
        .toList();
  }

  /** Planned works that are not over. */
  List<Planned> works(Instant now) {
    return index.worksEndingAfter(now).stream()
        .flatMap(id -> facts.newest(id).stream())
        .filter(Planned.class::isInstance)
        .map(Planned.class::cast)
        .toList();
  }
}
