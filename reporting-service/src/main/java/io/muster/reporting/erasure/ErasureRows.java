package io.muster.reporting.erasure;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.ErasureEvent.Approved;
import io.muster.contracts.erasure.ErasureEvent.KeyDestroyed;
import io.muster.contracts.erasure.ErasureEvent.KeysRewrapped;
import io.muster.contracts.erasure.ScrubEvent;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Which erasures there are, and which of them have steps left to take. Knows ids only. */
@Component
@ProcessingGroup(ErasureRows.GROUP)
class ErasureRows {

  static final String GROUP = "reporting.erasure";
  static final String COLLECTION = "reporting_erasures";

  private static final String PERSON = "personId";
  private static final String UNDER_WAY = "underWay";

  private final MongoCollection<Document> rows;
  private final ReadModelWriter writer;
  private volatile Runnable listener = () -> {};

  ErasureRows(MongoDatabase database, ReadModelWriter writer) {
    this.rows = database.getCollection(COLLECTION);
    this.writer = writer;
    rows.createIndex(Indexes.ascending(UNDER_WAY));
  }

  @EventHandler
  void on(ErasureEvent event, Recorded recorded) {
    boolean underWay =
        event instanceof Approved
            || event instanceof KeyDestroyed
            || event instanceof KeysRewrapped;
    writer.upsert(
        COLLECTION,
        event.erasureId(),
        recorded.position(),
        Updates.combine(Updates.set(PERSON, event.personId()), Updates.set(UNDER_WAY, underWay)));
    changed();
  }

  @EventHandler
  void on(ScrubEvent event) {
    changed();
  }

  /** Tells when an erasure may have a step to take, once what is read here shows it. */
  void onChange(Runnable listener) {
    this.listener = listener;
  }

  private void changed() {
    CurrentUnitOfWork.get().root().afterCommit(written -> listener.run());
  }

  /** People whose erasure has steps left. */
  List<String> underWay() {
    return people(Filters.eq(UNDER_WAY, true), 1_000);
  }

  /** People whose erasure was ever asked for, the most recently moved first. */
  List<String> newest(int limit) {
    return people(Filters.empty(), limit);
  }

  private List<String> people(Bson filter, int limit) {
    return rows.find(filter)
        .sort(Sorts.descending("lastPosition"))
        .limit(limit)
        .map(row -> row.getString(PERSON))
        .into(new ArrayList<>());
  }
}
