package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.incident.Severity;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.intake.Integrations;
import io.muster.incident.triage.AlertGroups;
import io.muster.incident.triage.AlertGroups.Counts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/** Finds groups of alerts, and shows them as far as the reader may see them. */
@Component
class AlertGroupSearch {

  /** Titles are sealed in the read model and opened one by one to be compared. */
  private static final int CHUNK = 200;

  private static final String FROM = "attachedFrom";

  private final AlertGroupRows rows;
  private final AlertGroups groups;
  private final VisibleIncidents incidents;
  private final Integrations integrations;
  private final EventCodec codec;

  AlertGroupSearch(
      AlertGroupRows rows,
      AlertGroups groups,
      VisibleIncidents incidents,
      Integrations integrations,
      EventCodec codec) {
    this.rows = rows;
    this.groups = groups;
    this.incidents = incidents;
    this.integrations = integrations;
    this.codec = codec;
  }

  /**
   * What is asked for; null means any.
   *
   * @param incidentId has them now
   * @param words must all occur in the title, the names of the alerts or the services
   */
  record Query(
      AlertGroupRows.State state,
      String integrationId,
      String service,
      String incidentId,
      String words) {}

  /** At most {@code limit} groups that opened before a position, the newest first. */
  List<Document> find(Query query, long before, int limit, Sight sight) {
    if (query.words() == null || query.words().isBlank()) {
      return rows.find(filter(query, before), limit);
    }
    String[] words = query.words().strip().toLowerCase(Locale.ROOT).split("\\s+");
    List<Document> found = new ArrayList<>();
    long from = before;
    while (found.size() < limit) {
      List<Document> chunk = rows.find(filter(query, from), CHUNK);
      chunk.stream()
          .filter(row -> matches(row, words, sight))
          .limit(limit - (long) found.size())
          .forEach(found::add);
      if (chunk.size() < CHUNK) {
        return found;
      }
      from = chunk.getLast().getLong("openedPosition");
    }
    return found;
  }

  private static Bson filter(Query query, long before) {
    List<Bson> filters = new ArrayList<>();
    filters.add(Filters.lt("openedPosition", before));
    if (query.state() != null) {
      filters.add(Filters.eq("state", query.state().name()));
    }
    if (query.integrationId() != null) {
      filters.add(Filters.eq("integrationId", query.integrationId()));
    }
    if (query.incidentId() != null) {
      filters.add(Filters.eq("incidentId", query.incidentId()));
    }
    if (query.service() != null && !query.service().isBlank()) {
      filters.add(Filters.eq("services", query.service().strip()));
    }
    return Filters.and(filters);
  }

  private boolean matches(Document row, String[] words, Sight sight) {
    String text =
        (sight.texts() ? opened(row).title() : "")
            + " "
            + String.join(" ", row.getList("names", String.class))
            + " "
            + String.join(" ", row.getList("services", String.class));
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!lower.contains(word)) {
        return false;
      }
    }
    return true;
  }

  List<GroupForms.Row> shown(List<Document> page, Sight sight) {
    Map<String, String> numbers =
        incidents.numbers(
            page.stream()
                .flatMap(row -> Stream.of(row.getString("incidentId"), row.getString(FROM)))
                .filter(Objects::nonNull)
                .toList(),
            sight);
    Map<String, String> names =
        integrations.names(page.stream().map(row -> row.getString("integrationId")).toList());
    Map<String, Counts> counts =
        groups.ofGroups(page.stream().map(row -> row.getString("_id")).toList());
    return page.stream()
        .map(
            row ->
                shown(
                    row,
                    counts.getOrDefault(row.getString("_id"), Counts.NONE),
                    numbers,
                    names,
                    sight))
        .toList();
  }

  private GroupForms.Row shown(
      Document row,
      Counts alerts,
      Map<String, String> numbers,
      Map<String, String> names,
      Sight sight) {
    String integrationId = row.getString("integrationId");
    return new GroupForms.Row(
        row.getString("_id"),
        sight.texts() ? opened(row).title() : null,
        AlertGroupRows.State.valueOf(row.getString("state")),
        integrationId,
        names.get(integrationId),
        row.getInteger("generation"),
        Severity.valueOf(row.getString("severity")),
        row.getList("services", String.class),
        row.getList("names", String.class),
        alerts.firing(),
        alerts.total(),
        row.getBoolean("flapping"),
        row.getBoolean("keptQuiet", false),
        row.getDate("openedAt").toInstant(),
        instant(row.getDate("overAt")),
        ref(row.getString("incidentId"), numbers),
        ref(row.getString(FROM), numbers),
        row.getLong("version"));
  }

  private static GroupForms.IncidentRef ref(String id, Map<String, String> numbers) {
    String number = id == null ? null : numbers.get(id);
    return number == null ? null : new GroupForms.IncidentRef(id, number);
  }

  private Opened opened(Document row) {
    return (Opened)
        codec.decode(
            row.getString("eventId"),
            row.getString("type"),
            row.getInteger("revision"),
            row.get("payload", Binary.class).getData());
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
