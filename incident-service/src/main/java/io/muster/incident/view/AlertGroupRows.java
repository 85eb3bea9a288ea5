package io.muster.incident.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertAcknowledged;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Closed;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Resolved;
import io.muster.contracts.alert.AlertGroupEvent.Silenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced;
import io.muster.incident.triage.AlertGroups;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/**
 * Each group of alerts as it stands, for the list of them, but for how many alerts it has, which
 * {@link AlertGroups} knows. The event that opened it is kept as the log holds it, its texts
 * sealed, and opened only for a reader.
 */
@Component
@ProcessingGroup(ViewConfiguration.GROUP)
class AlertGroupRows {

  static final String COLLECTION = "incident_alert_group_rows";

  /** More of a kind in one group say nothing more in a list. */
  private static final int MOST_NAMES = 50;

  private final MongoCollection<Document> rows;
  private final ReadModelWriter writer;

  AlertGroupRows(MongoDatabase database, ReadModelWriter writer) {
    this.rows = database.getCollection(COLLECTION);
    this.writer = writer;
    rows.createIndex(Indexes.descending("openedPosition"));
    rows.createIndex(
        Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("openedPosition")));
    rows.createIndex(Indexes.descending("firedAt"));
    rows.createIndex(Indexes.ascending("incidentId"));
  }

  /** How a group stands. */
  enum State {
    /** It is not over, and called or calls somebody out. */
    FIRING,
    /** It is not over, and silences keep it from calling anybody out. */
    SILENCED,
    /** It is over. */
    OVER
  }

  /** Groups, the newest first. */
  List<Document> find(Bson filter, int limit) {
    return rows.find(filter)
        .sort(Sorts.descending("openedPosition"))
        .limit(limit)
        .into(new ArrayList<>());
  }

  Optional<Document> byId(String id) {
    return Optional.ofNullable(rows.find(Filters.eq("_id", id)).first());
  }

  /** Groups in which an alert began to fire since a moment, or still does; the latest first. */
  List<String> firedSince(Instant since, int limit) {
    List<String> ids = new ArrayList<>();
    rows.find(
            Filters.or(
                Filters.gte("firedAt", Date.from(since)), Filters.ne("state", State.OVER.name())))
        .sort(Sorts.descending("firedAt", "_id"))
        .limit(limit)
        .forEach(row -> ids.add(row.getString("_id")));
    return ids;
  }

  @EventHandler
  void on(AlertGroupEvent event, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        event.groupId(),
        recorded.position(),
        row -> changed(row, event, recorded).append("version", recorded.sequence()));
  }

  private static Document changed(Document row, AlertGroupEvent event, Recorded recorded) {
    Date at = Date.from(event.at());
    return switch (event) {
      case Opened opened -> opened(row, opened, recorded);
      case AlertFired fired ->
          row.append("firedAt", at)
              .append("names", with(row.getList("names", String.class), fired.name()))
              .append("services", with(row.getList("services", String.class), fired.service()));
      case AlertResolved _, AlertAcknowledged _ -> row;
      case Silenced quiet -> row.append("state", State.SILENCED.name());
      case Unsilenced loud -> row.append("state", State.FIRING.name());
      case Closed closed -> over(row, at);
      case Resolved resolved -> over(row, at);
      case Attached move ->
          row.append("incidentId", move.incidentId())
              .append("attachedFrom", move.from())
              .append("moves", move.move());
      case Detached move ->
          row.append("incidentId", move.incidentId())
              .append("attachedFrom", null)
              .append("moves", move.move())
              .append("left", with(row.getList("left", String.class, List.of()), move.from()));
    };
  }

  private static Document opened(Document row, Opened opened, Recorded recorded) {
    return row.append("integrationId", opened.integrationId())
        .append("generation", opened.generation())
        .append("incidentId", opened.incidentId())
        .append("severity", opened.severity().name())
        .append("state", State.FIRING.name())
        .append("flapping", opened.flapping() != null)
        .append("openedAt", Date.from(opened.at()))
        .append("openedPosition", recorded.position())
        .append("services", opened.services())
        .append("names", List.of())
        .append("eventId", recorded.eventId())
        .append("type", recorded.type())
        .append("revision", recorded.revision())
        .append("payload", new Binary(recorded.payload()));
  }

  private static Document over(Document row, Date at) {
    boolean neverCalled = row.getString("state").equals(State.SILENCED.name());
    return row.append("state", State.OVER.name())
        .append("keptQuiet", neverCalled)
        .append("overAt", at);
  }

  private static List<String> with(List<String> names, String name) {
    if (name == null || names.contains(name) || names.size() == MOST_NAMES) {
      return names;
    }
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return more;
  }
}
