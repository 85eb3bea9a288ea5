package io.muster.incident.triage.noise;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.alert.AlertGroupEvent.Silenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Each problem alerts reported, with how many alerts of which rule and service, and of each
 * incident whether anybody did anything about it.
 */
@Component
@ProcessingGroup(NoiseRows.GROUP)
class NoiseRows {

  static final String GROUP = "incident.noise";

  private static final String GROUPS = "incident_noise_groups";
  private static final String INCIDENTS = "incident_noise_incidents";

  private final MongoCollection<Document> groups;
  private final MongoCollection<Document> incidents;
  private final ReadModelWriter writer;

  NoiseRows(MongoDatabase database, ReadModelWriter writer) {
    this.groups = database.getCollection(GROUPS);
    this.incidents = database.getCollection(INCIDENTS);
    this.writer = writer;
    groups.createIndex(Indexes.ascending("openedAt"));
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel noiseReadModel() {
      return new ReadModel(GROUP, List.of(GROUPS, INCIDENTS));
    }
  }

  /** The problems that began in a period, in no order; those of drills are no noise. */
  Iterable<Document> groupsOpened(Instant from, Instant to) {
    return groups.find(
        Filters.and(
            Filters.gte("openedAt", Date.from(from)),
            Filters.lt("openedAt", Date.from(to)),
            Filters.not(Filters.regex("integrationId", "^" + DrillIds.PREFIX))));
  }

  /** By id; what is not in it has not been heard of yet. */
  Map<String, Document> incidents(Collection<String> ids) {
    Map<String, Document> rows = new HashMap<>();
    for (Document row : incidents.find(Filters.in("_id", ids))) {
      rows.put(row.getString("_id"), row);
    }
    return rows;
  }

  @EventHandler
  void on(AlertGroupEvent event, Recorded recorded) {
    if (event instanceof AlertGroupEvent.Opened opened) {
      writer.upsert(
          GROUPS,
          opened.groupId(),
          recorded.position(),
          row ->
              row.append("integrationId", opened.integrationId())
                  .append("incidentId", opened.incidentId())
                  .append("generation", opened.generation())
                  .append("openedAt", Date.from(opened.at()))
                  .append("alerts", 0)
                  .append("rules", List.of())
                  .append("services", List.of()));
    } else if (event instanceof AlertFired fired) {
      writer.upsert(GROUPS, fired.groupId(), recorded.position(), row -> withOneMore(row, fired));
    } else if (event instanceof Silenced || event instanceof Unsilenced) {
      boolean quiet = event instanceof Silenced;
      writer.upsert(
          GROUPS, event.groupId(), recorded.position(), row -> row.append("silenced", quiet));
    } else if (event instanceof Attached || event instanceof Detached) {
      boolean there = event instanceof Attached;
      writer.upsert(
          GROUPS, event.groupId(), recorded.position(), row -> row.append("attached", there));
    }
  }

  private static Document withOneMore(Document row, AlertFired fired) {
    return row.append("alerts", row.getInteger("alerts") + 1)
        .append("rules", counted(row.getList("rules", Document.class), fired.name()))
        .append("services", counted(row.getList("services", Document.class), fired.service()));
  }

  private static List<Document> counted(List<Document> counts, String name) {
    if (name == null) {
      return counts;
    }
    List<Document> more = new ArrayList<>(counts);
    for (Document count : more) {
      if (name.equals(count.getString("name"))) {
        count.append("alerts", count.getInteger("alerts") + 1);
        return more;
      }
    }
    more.add(new Document("name", name).append("alerts", 1));
    return more;
  }

  /** Somebody may have taken care of it in the tool the alert came from; that counts as well. */
  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    boolean acknowledged = event instanceof Acknowledged;
    boolean acted = acknowledged || !(event instanceof Opened) && bySomebody(event.by());
    boolean resolved = event instanceof Resolved;
    writer.upsert(
        INCIDENTS,
        event.incidentId(),
        recorded.position(),
        row ->
            row.append("acknowledged", row.getBoolean("acknowledged", false) || acknowledged)
                .append("acted", row.getBoolean("acted", false) || acted)
                .append("resolved", row.getBoolean("resolved", false) || resolved));
  }

  private static boolean bySomebody(Actor actor) {
    return actor.kind() == Actor.Kind.PERSON || actor.kind() == Actor.Kind.CLIENT;
  }
}
