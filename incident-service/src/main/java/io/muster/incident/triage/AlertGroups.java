package io.muster.incident.triage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
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
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which groups of alerts there are, and which alerts of each still fire. An alert has a row of its
 * own, so that one that joins a large group costs no more than the first of it.
 */
@Component
@ProcessingGroup("incident.view")
public class AlertGroups {

  /** Its collection. */
  public static final String COLLECTION = "incident_alert_groups";

  /** The alerts in the groups, whether they still fire. */
  public static final String ALERTS = "incident_grouped_alerts";

  /** Where the group belonged before each move, in order. */
  private static final String MOVES = "moves";

  /** With a window of a minute, an alert that fires for hours leaves that many behind. */
  private static final int MOST_OPEN = 100;

  private final MongoCollection<Document> groups;
  private final MongoCollection<Document> alerts;
  private final ReadModelWriter writer;

  AlertGroups(MongoDatabase database, ReadModelWriter writer) {
    this.groups = database.getCollection(COLLECTION);
    this.alerts = database.getCollection(ALERTS);
    this.writer = writer;
    groups.createIndex(Indexes.ascending("keyId", "generation"));
    groups.createIndex(Indexes.ascending("incidentId"));
    alerts.createIndex(Indexes.ascending("groupId", "firing"));
    alerts.createIndex(
        Indexes.ascending("integrationId", "alertKey"),
        new IndexOptions().partialFilterExpression(Filters.eq("firing", true)));
  }

  /** Alerts behind an incident: how many there were, and how many still fire. */
  public record Counts(int total, int firing) {
    /** No alert at all. */
    public static final Counts NONE = new Counts(0, 0);

    private Counts and(Counts other) {
      return new Counts(total + other.total, firing + other.firing);
    }
  }

  /** Counts by incident; an incident nobody's alert opened is not in it. */
  public Map<String, Counts> counts(Collection<String> incidentIds) {
    Map<String, String> incidentOf = new HashMap<>();
    groups
        .find(Filters.in("incidentId", incidentIds))
        .projection(Projections.include("incidentId"))
        .forEach(group -> incidentOf.put(group.getString("_id"), group.getString("incidentId")));
    Map<String, Counts> counts = new HashMap<>();
    ofGroups(incidentOf.keySet())
        .forEach((group, some) -> counts.merge(incidentOf.get(group), some, Counts::and));
    return counts;
  }

  /** Counts by group; a group in which no alert is known to have fired is not in it. */
  public Map<String, Counts> ofGroups(Collection<String> groupIds) {
    Map<String, Counts> counts = new HashMap<>();
    if (groupIds.isEmpty()) {
      return counts;
    }
    for (Document some :
        alerts.aggregate(
            List.of(
                Aggregates.match(Filters.in("groupId", groupIds)),
                Aggregates.group(
                    new Document("group", "$groupId").append("firing", "$firing"),
                    Accumulators.sum("alerts", 1))))) {
      Document of = some.get("_id", Document.class);
      int number = some.getInteger("alerts");
      counts.merge(
          of.getString("group"),
          new Counts(number, of.getBoolean("firing") ? number : 0),
          Counts::and);
    }
    return counts;
  }

  /**
   * The incident that had a group at some time, once the read model knows the group.
   *
   * @param position in the log, of an event of the group
   */
  public Optional<String> incidentOf(String groupId, long position) {
    return writer
        .find(COLLECTION, groupId)
        .map(
            group ->
                group.getList(MOVES, Document.class, List.of()).stream()
                    .filter(move -> move.getLong("position") > position)
                    .findFirst()
                    .map(move -> move.getString("from"))
                    .orElseGet(() -> group.getString("incidentId")));
  }

  /**
   * The oldest generation that is open, or else the newest. A hint: there may be newer ones the
   * read model has not seen yet.
   */
  Optional<Integer> firstGeneration(String keyId) {
    Optional<Integer> newest = Optional.empty();
    Optional<Integer> open = Optional.empty();
    for (Document group :
        groups
            .find(Filters.eq("keyId", keyId))
            .projection(Projections.include("generation", "state"))
            .sort(Sorts.descending("generation"))
            .limit(MOST_OPEN)) {
      Optional<Integer> generation = Optional.of(group.getInteger("generation"));
      newest = newest.isPresent() ? newest : generation;
      open = group.getString("state").equals("OPEN") ? generation : open;
    }
    return open.isPresent() ? open : newest;
  }

  /** The groups in which these alerts fire, with the keys of those that do. */
  Map<String, Set<String>> firingIn(String integrationId, Collection<String> alertKeys) {
    Map<String, Set<String>> firing = new HashMap<>();
    for (Document alert :
        alerts
            .find(
                Filters.and(
                    Filters.eq("integrationId", integrationId),
                    Filters.in("alertKey", alertKeys),
                    Filters.eq("firing", true)))
            .projection(Projections.include("groupId", "alertKey"))) {
      firing
          .computeIfAbsent(alert.getString("groupId"), group -> new HashSet<>())
          .add(alert.getString("alertKey"));
    }
    return firing;
  }

  @EventHandler
  void on(AlertGroupEvent event, Recorded recorded) {
    String id = event.aggregateId();
    long position = recorded.position();
    // The live stream tells of an event once the group's row has seen it; its alerts have to be
    // there by then.
    writer.first(ALERTS);
    switch (event) {
      case Opened opened -> writer.upsert(COLLECTION, id, position, ignored -> row(opened));
      case AlertFired fired -> fires(id, fired.alertKey(), true, position);
      // It goes on firing.
      case AlertAcknowledged _, Silenced _, Unsilenced _ -> read(id, position);
      case AlertResolved resolved -> fires(id, resolved.alertKey(), false, position);
      case Closed closed -> {
        writer
            .ids(ALERTS, Filters.and(Filters.eq("groupId", id), Filters.eq("firing", true)))
            .forEach(alert -> writer.update(ALERTS, alert, position, Updates.set("firing", false)));
        writer.upsert(COLLECTION, id, position, row -> row.append("state", "CLOSED"));
      }
      case Resolved resolved ->
          writer.upsert(COLLECTION, id, position, row -> row.append("state", "RESOLVED"));
      case Attached move ->
          writer.upsert(
              COLLECTION,
              id,
              position,
              row -> moved(row, position, move.from(), move.incidentId()));
      case Detached move ->
          writer.upsert(
              COLLECTION,
              id,
              position,
              row -> moved(row, position, move.from(), move.incidentId()));
    }
  }

  private void fires(String groupId, String alertKey, boolean firing, long position) {
    String integrationId =
        writer.find(COLLECTION, groupId).orElseThrow().getString("integrationId");
    writer.upsert(
        ALERTS,
        new AlertDeadlines.Place(groupId, alertKey).id(),
        position,
        Updates.combine(
            Updates.set("groupId", groupId),
            Updates.set("integrationId", integrationId),
            Updates.set("alertKey", alertKey),
            Updates.set("firing", firing)));
    read(groupId, position);
  }

  /** Nothing changed in the row, but the live stream waits for the event to have been read. */
  private void read(String groupId, long position) {
    writer.upsert(COLLECTION, groupId, position, row -> row);
  }

  private static Document moved(Document row, long position, String from, String to) {
    List<Document> moves = new ArrayList<>(row.getList(MOVES, Document.class, List.of()));
    moves.add(new Document("position", position).append("from", from));
    return row.append(MOVES, moves).append("incidentId", to);
  }

  private static Document row(Opened opened) {
    return new Document("keyId", GroupIds.ofKey(opened.integrationId(), opened.groupingKey()))
        .append("integrationId", opened.integrationId())
        .append("generation", opened.generation())
        .append("incidentId", opened.incidentId())
        .append("state", "OPEN");
  }
}
