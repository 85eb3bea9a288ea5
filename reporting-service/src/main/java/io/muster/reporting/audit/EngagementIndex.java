package io.muster.reporting.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.audit.AuditViewEvent.Viewed;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.reporting.ledger.IndexProgress;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Knows which engagements there are and where each look under them was recorded. It is written by
 * the reader that writes {@link AuditIndex}, in log order: when a look's row is there, everything
 * recorded before the look is in both.
 */
@Component
@ProcessingGroup(AuditIndex.GROUP)
class EngagementIndex {

  static final String ENGAGEMENTS = "reporting_engagements";
  static final String VIEWS = "reporting_audit_views";

  private static final String ENGAGEMENT = "engagementId";
  private static final String POSITION = "position";
  private static final String OPENED = "opened";

  private final MongoCollection<Document> engagements;
  private final MongoCollection<Document> views;
  private final ReadModelWriter writer;
  private final IndexProgress progress = new IndexProgress();

  EngagementIndex(MongoDatabase database, ReadModelWriter writer) {
    this.engagements = database.getCollection(ENGAGEMENTS);
    this.views = database.getCollection(VIEWS);
    this.writer = writer;
    engagements.createIndex(Indexes.descending(OPENED));
    views.createIndex(
        Indexes.compoundIndex(Indexes.ascending(ENGAGEMENT), Indexes.descending(POSITION)));
  }

  @EventHandler
  void on(EngagementEvent event, Recorded recorded) {
    if (event instanceof EngagementEvent.Opened) {
      writer.upsert(
          ENGAGEMENTS,
          event.engagementId(),
          recorded.position(),
          Updates.set(OPENED, recorded.position()));
    }
  }

  @EventHandler
  void on(Viewed event, Recorded recorded) {
    writer.upsert(
        VIEWS,
        event.viewId(),
        recorded.position(),
        Updates.combine(
            Updates.set(ENGAGEMENT, event.engagementId()),
            Updates.set(POSITION, recorded.position())));
    CurrentUnitOfWork.get().root().afterCommit(written -> progress.moved());
  }

  /** Whether a look's row came in time. */
  boolean awaitView(String viewId, Duration patience) {
    return progress.await(() -> views.find(eq(viewId)).first() != null, patience);
  }

  /** Ids of the engagements opened last, the newest first. */
  List<String> newest(int most) {
    return engagements
        .find()
        .sort(Sorts.descending(OPENED))
        .limit(most)
        .map(row -> row.getString("_id"))
        .into(new ArrayList<>());
  }

  /** Where looks under an engagement were recorded before a position, the newest first. */
  List<Long> views(String engagementId, long before, int most) {
    return views
        .find(and(eq(ENGAGEMENT, engagementId), lt(POSITION, before)))
        .sort(Sorts.descending(POSITION))
        .limit(most)
        .map(row -> row.getLong(POSITION))
        .into(new ArrayList<>());
  }
}
