package io.muster.incident.review;

import io.muster.contracts.Event;
import io.muster.contracts.review.ReviewEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every review, as the log tells of it. */
@Component
public final class ReviewRegister extends LogRegister {

  private final Map<String, Held> reviews = new HashMap<>();

  ReviewRegister(EventLog log, EventCodec codec) {
    super(log, codec, "Review", ReviewEvent.ID_PREFIX);
  }

  /**
   * A review and how far the log had come with it.
   *
   * @param version of the aggregate
   */
  public record Held(ReviewDocument document, long version) {}

  /** All of them, in no order. */
  public synchronized List<Held> all() {
    return List.copyOf(reviews.values());
  }

  /** By id. */
  public synchronized Optional<Held> find(String reviewId) {
    return Optional.ofNullable(reviews.get(reviewId));
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
      reviews.put(
          said.reviewId(),
          new Held(
              ReviewDocument.after(before == null ? null : before.document(), said), sequence));
    }
  }
}
