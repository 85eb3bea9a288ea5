package io.muster.reporting.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
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
import java.util.Arrays;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.bson.conversions.Bson;
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
  private static final String AUDITOR = "auditorId";

  private final MongoCollection<Document> engagements;
  private final MongoCollection<Document> views;
  private final ReadModelWriter writer;
  private final IndexProgress progress = new IndexProgress();

  EngagementIndex(MongoDatabase database, ReadModelWriter writer) {
    this.engagements = database.getCollection(ENGAGEMENTS);
    this.views = database.getCollection(VIEWS);
    this.writer = writer;
    engagements.createIndex(Indexes.descending(OPENED));
    engagements.createIndex(
        Indexes.compoundIndex(Indexes.ascending(AUDITOR), Indexes.descending(OPENED)));
    views.createIndex(
        Indexes.compoundIndex(Indexes.ascending(ENGAGEMENT), Indexes.descending(POSITION)));
  }

  @EventHandler
  void on(EngagementEvent event, Recorded recorded) {
    switch (event) {
      case EngagementEvent.Opened _ ->
          put(event, recorded, Updates.set(OPENED, recorded.position()));
      case EngagementEvent.TakenUp taken ->
          put(event, recorded, Updates.set(AUDITOR, taken.auditor().id()));
      default -> {
        // Nothing else is looked for.
      }
    }
  }

  private void put(EngagementEvent event, Recorded recorded, Bson update) {
    writer.upsert(ENGAGEMENTS, event.engagementId(), recorded.position(), update);
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
    return ids(empty(), most);
  }

  /**
   * Ids of those that may be an auditor's, the newest first: of those they took up, and of those
   * nobody has.
   */
  List<String> newestFor(String auditorId, int most) {
    return ids(in(AUDITOR, Arrays.asList(auditorId, null)), most);
  }

  private List<String> ids(Bson which, int most) {
    return engagements
        .find(which)
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
