package io.muster.incident.triage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
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

/** Which groups of alerts there are, and how many alerts of each still fire. */
@Component
@ProcessingGroup("incident.view")
public class AlertGroups {

  /** Its collection. */
  public static final String COLLECTION = "incident_alert_groups";

  /** Where the group belonged before each move, in order. */
  private static final String MOVES = "moves";

  /** With a window of a minute, an alert that fires for hours leaves that many behind. */
  private static final int MOST_OPEN = 100;

  private final MongoCollection<Document> groups;
  private final ReadModelWriter writer;

  AlertGroups(MongoDatabase database, ReadModelWriter writer) {
    this.groups = database.getCollection(COLLECTION);
    this.writer = writer;
    groups.createIndex(Indexes.ascending("keyId", "generation"));
    groups.createIndex(Indexes.ascending("incidentId"));
    groups.createIndex(Indexes.ascending("integrationId", "firing"));
  }

  /** Alerts behind an incident: how many there were, and how many still fire. */
  public record Counts(int total, int firing) {
    /** No alert at all. */
    public static final Counts NONE = new Counts(0, 0);
  }

  /** Counts by incident; an incident nobody's alert opened is not in it. */
  public Map<String, Counts> counts(Collection<String> incidentIds) {
    Map<String, Counts> counts = new HashMap<>();
    for (Document group :
        groups
            .find(Filters.in("incidentId", incidentIds))
            .projection(Projections.include("incidentId", "firing", "ended"))) {
      int firing = group.getList("firing", String.class).size();
      counts.merge(
          group.getString("incidentId"),
          new Counts(firing + group.getList("ended", String.class).size(), firing),
          (a, b) -> new Counts(a.total() + b.total(), a.firing() + b.firing()));
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
    for (Document group :
        groups
            .find(
                Filters.and(
                    Filters.eq("integrationId", integrationId), Filters.in("firing", alertKeys)))
            .projection(Projections.include("firing"))) {
      Set<String> keys = new HashSet<>(group.getList("firing", String.class));
      keys.retainAll(Set.copyOf(alertKeys));
      firing.put(group.getString("_id"), keys);
    }
    return firing;
  }

  @EventHandler
  void on(AlertGroupEvent event, Recorded recorded) {
    String id = event.aggregateId();
    long position = recorded.position();
    switch (event) {
      case Opened opened -> writer.upsert(COLLECTION, id, position, ignored -> row(opened));
      case AlertFired fired ->
          writer.upsert(
              COLLECTION, id, position, row -> moved(row, fired.alertKey(), "ended", "firing"));
      // It goes on firing; that the event was read has to be told, as the live stream waits for it.
      case AlertAcknowledged _, Silenced _, Unsilenced _ ->
          writer.upsert(COLLECTION, id, position, row -> row);
      case AlertResolved resolved ->
          writer.upsert(
              COLLECTION, id, position, row -> moved(row, resolved.alertKey(), "firing", "ended"));
      case Closed closed -> writer.upsert(COLLECTION, id, position, AlertGroups::closed);
      case Resolved resolved ->
          writer.upsert(COLLECTION, id, position, Updates.set("state", "RESOLVED"));
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
        .append("state", "OPEN")
        .append("firing", List.of())
        .append("ended", List.of());
  }

  private static Document closed(Document row) {
    Document closed = row;
    for (String key : row.getList("firing", String.class)) {
      closed = moved(closed, key, "firing", "ended");
    }
    return closed.append("state", "CLOSED");
  }

  private static Document moved(Document row, String key, String from, String to) {
    List<String> left = new ArrayList<>(row.getList(from, String.class));
    List<String> joined = new ArrayList<>(row.getList(to, String.class));
    left.remove(key);
    if (!joined.contains(key)) {
      joined.add(key);
    }
    return row.append(from, left).append(to, joined);
  }
}
