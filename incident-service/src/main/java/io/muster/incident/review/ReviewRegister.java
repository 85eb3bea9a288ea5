package io.muster.incident.review;

import io.muster.contracts.Event;
import io.muster.contracts.review.ReviewEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Every review, as the log tells of it. How far each has come and its action items are kept in
 * memory; what people wrote in the others' parts is read from the log when somebody asks, so that
 * thousands of reviews cost little and what was erased there is gone at once.
 */
@Component
public final class ReviewRegister extends LogRegister {

  private static final int COMMITS_AT_ONCE = 200;

  private final EventLog log;
  private final EventCodec codec;
  private final Map<String, Held> reviews = new HashMap<>();

  ReviewRegister(EventLog log, EventCodec codec) {
    super(log, codec, "Review", ReviewEvent.ID_PREFIX);
    this.log = log;
    this.codec = codec;
  }

  /**
   * A review and how far the log had come with it.
   *
   * @param version of the aggregate
   */
  public record Held(ReviewDocument document, long version) {}

  /** All of them, in no order, without the texts of their parts. */
  public synchronized List<Held> all() {
    return List.copyOf(reviews.values());
  }

  /** By id, without the texts of its parts. */
  public synchronized Optional<Held> find(String reviewId) {
    return Optional.ofNullable(reviews.get(reviewId));
  }

  /** By id, with all that it says and that was published of it. */
  public Optional<Held> whole(String reviewId) {
    Held held = null;
    EventLog.Page page;
    do {
      long next = held == null ? 0 : held.version() + 1;
      page = log.readAggregate(reviewId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          ReviewDocument before = held == null ? null : held.document();
          ReviewEvent said = (ReviewEvent) codec.decode(event);
          held = new Held(ReviewDocument.after(before, said), event.sequence());
        }
      }
    } while (page.more());
    return Optional.ofNullable(held);
  }

  @Override
  protected void forget() {
    reviews.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    ReviewEvent said = (ReviewEvent) event;
    Held before = reviews.get(said.reviewId());
    if (before == null || before.version() < sequence) {
      ReviewDocument known = before == null ? null : before.document();
      reviews.put(
          said.reviewId(), new Held(ReviewDocument.after(known, said).withoutTexts(), sequence));
    }
  }
}
