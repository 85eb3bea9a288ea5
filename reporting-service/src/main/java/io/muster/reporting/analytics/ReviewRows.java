package io.muster.reporting.analytics;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.review.ReviewEvent;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import io.muster.starter.Rereading;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One row for each review, fed by it alone, which says where in the log its words are. */
@Component
@ProcessingGroup(ReviewRows.GROUP)
class ReviewRows {

  static final String GROUP = "reporting.lessons";
  static final String REVIEWS = "reporting_lessons_reviews";

  private static final int AT_ONCE = 5_000;

  private final MongoCollection<Document> reviews;
  private final ReadModelWriter writer;

  ReviewRows(MongoDatabase database, ReadModelWriter writer) {
    this.reviews = database.getCollection(REVIEWS);
    this.writer = writer;
    reviews.createIndex(Indexes.ascending(PublishedReview.INCIDENT));
  }

  @EventHandler
  void on(ReviewEvent event, Recorded recorded) {
    PublishedReview.changeBy(event, recorded.position())
        .ifPresent(
            change ->
                writer.upsert(
                    REVIEWS,
                    event.reviewId(),
                    recorded.position(),
                    row -> {
                      change.accept(row);
                      return row;
                    }));
  }

  /** The published ones of these incidents, in no order. */
  List<PublishedReview> of(List<String> incidentIds) {
    List<PublishedReview> found = new ArrayList<>();
    for (int from = 0; from < incidentIds.size(); from += AT_ONCE) {
      List<String> some = incidentIds.subList(from, Math.min(incidentIds.size(), from + AT_ONCE));
      found.addAll(
          Rereading.whole(
              () ->
                  reviews
                      .find(
                          and(in(PublishedReview.INCIDENT, some), exists(PublishedReview.POSITION)))
                      .map(PublishedReview::of)
                      .into(new ArrayList<>())));
    }
    return found;
  }
}
