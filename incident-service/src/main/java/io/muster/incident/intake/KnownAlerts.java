package io.muster.incident.intake;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
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
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.triage.AlertGroups;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/**
 * Alerts of sources whose clients read them back: by id, key and number, open or closed. Each time
 * an alert fires anew after its end it has another id. Texts stay sealed until somebody reads them.
 */
@Component
@ProcessingGroup("incident.view")
public class KnownAlerts {

  /** Its collection. */
  public static final String COLLECTION = "incident_known_alerts";

  /** The products Muster stands in for that let their clients read. */
  private static final Set<String> READ_BACK = Set.of("opsgenie", "alertmanager-v2");

  private final MongoCollection<Document> alerts;
  private final ReadModelWriter writer;
  private final EventCodec codec;

  KnownAlerts(MongoDatabase database, ReadModelWriter writer, EventCodec codec) {
    this.alerts = database.getCollection(COLLECTION);
    this.writer = writer;
    this.codec = codec;
    alerts.createIndex(Indexes.ascending("integrationId", "alias", "tiny"));
    alerts.createIndex(Indexes.ascending("integrationId", "tiny"));
    alerts.createIndex(Indexes.ascending("groupId"));
  }

  /**
   * One alert.
   *
   * @param fired as it fired first
   * @param alias its key within the source
   * @param tinyId a short number, unique in this installation
   * @param count how often it fired
   */
  public record Row(
      String id,
      String alias,
      long tinyId,
      String incidentId,
      boolean open,
      boolean acknowledged,
      int count,
      Instant updatedAt,
      AlertFired fired) {}

  /** One of this integration. */
  public Optional<Row> byId(String integrationId, String id) {
    return newest(Filters.and(Filters.eq("_id", id), Filters.eq("integrationId", integrationId)));
  }

  /** Of several the newest. */
  public Optional<Row> byAlias(String integrationId, String alias) {
    return newest(
        Filters.and(Filters.eq("integrationId", integrationId), Filters.eq("alias", alias)));
  }

  /** One of this integration. */
  public Optional<Row> byTinyId(String integrationId, long tinyId) {
    return newest(
        Filters.and(Filters.eq("integrationId", integrationId), Filters.eq("tiny", tinyId)));
  }

  private Optional<Row> newest(Bson filter) {
    return Optional.ofNullable(alerts.find(filter).sort(Sorts.descending("tiny")).first())
        .map(this::row);
  }

  /**
   * The newest first.
   *
   * @param open null for all
   * @param alias null for all
   */
  public List<Row> find(String integrationId, Boolean open, String alias, int offset, int limit) {
    List<Row> found = new ArrayList<>();
    alerts
        .find(filter(integrationId, open, alias))
        .sort(Sorts.descending("tiny"))
        .skip(offset)
        .limit(limit)
        .forEach(row -> found.add(row(row)));
    return found;
  }

  /** As {@link #find} finds. */
  public long count(String integrationId, Boolean open, String alias) {
    return alerts.countDocuments(filter(integrationId, open, alias));
  }

  private static Bson filter(String integrationId, Boolean open, String alias) {
    List<Bson> filters = new ArrayList<>();
    filters.add(Filters.eq("integrationId", integrationId));
    if (open != null) {
      filters.add(Filters.eq("open", open));
    }
    if (alias != null) {
      filters.add(Filters.eq("alias", alias));
    }
    return Filters.and(filters);
  }

  @EventHandler
  void on(AlertGroupEvent event, Recorded recorded) {
    long position = recorded.position();
    switch (event) {
      case AlertFired fired -> {
        if (READ_BACK.contains(fired.context().source())) {
          fired(fired, recorded);
        }
      }
      case AlertAcknowledged seen ->
          change(seen.groupId(), seen.alertKey(), position, Updates.set("acknowledged", true));
      case AlertResolved over ->
          change(over.groupId(), over.alertKey(), position, Updates.set("open", false));
      case Closed closed -> changeAll(closed.groupId(), position, Updates.set("open", false));
      case Attached move -> moved(move.groupId(), move.incidentId(), position);
      case Detached move -> moved(move.groupId(), move.incidentId(), position);
      case Opened _, Resolved _ -> {
        // Each alert of it says so.
      }
      case Silenced _, Unsilenced _ -> {
        // To its source it is an alert like any other.
      }
    }
  }

  private void moved(String groupId, String incidentId, long position) {
    changeAll(groupId, position, Updates.set("incidentId", incidentId));
  }

  private void fired(AlertFired fired, Recorded recorded) {
    Document group = writer.find(AlertGroups.COLLECTION, fired.groupId()).orElseThrow();
    writer.upsert(
        COLLECTION,
        id(fired.groupId(), fired.alertKey()),
        recorded.position(),
        Updates.combine(
            Updates.setOnInsert("groupId", fired.groupId()),
            Updates.setOnInsert("integrationId", group.getString("integrationId")),
            Updates.setOnInsert("incidentId", group.getString("incidentId")),
            Updates.setOnInsert("alias", fired.alertKey()),
            Updates.setOnInsert("tiny", recorded.position()),
            Updates.setOnInsert("eventId", recorded.eventId()),
            Updates.setOnInsert("type", recorded.type()),
            Updates.setOnInsert("revision", recorded.revision()),
            Updates.setOnInsert("payload", new Binary(recorded.payload())),
            Updates.set("open", true),
            Updates.set("acknowledged", false),
            Updates.inc("count", 1),
            Updates.set("updatedAt", Date.from(fired.at()))));
  }

  /** Does nothing for an alert whose source does not read back. */
  private void change(String groupId, String alertKey, long position, Bson change) {
    writer.update(COLLECTION, id(groupId, alertKey), position, change);
  }

  private void changeAll(String groupId, long position, Bson change) {
    writer
        .ids(COLLECTION, Filters.eq("groupId", groupId))
        .forEach(id -> writer.update(COLLECTION, id, position, change));
  }

  static String id(String groupId, String alertKey) {
    return UUID.nameUUIDFromBytes((groupId + "\n" + alertKey).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private Row row(Document row) {
    return new Row(
        row.getString("_id"),
        row.getString("alias"),
        row.getLong("tiny"),
        row.getString("incidentId"),
        row.getBoolean("open"),
        row.getBoolean("acknowledged"),
        row.getInteger("count"),
        row.getDate("updatedAt").toInstant(),
        (AlertFired)
            codec.decode(
                row.getString("eventId"),
                row.getString("type"),
                row.getInteger("revision"),
                row.get("payload", Binary.class).getData()));
  }
}
