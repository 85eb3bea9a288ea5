package io.muster.incident.insight.suspect;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import io.muster.contracts.incident.IncidentEvent.CauseWithdrawn;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What each incident was found to be caused by; without what people wrote about it. */
@Component
@ProcessingGroup("incident.view")
public class CauseRows {

  /** Its collection. */
  public static final String COLLECTION = "incident_causes";

  private final MongoCollection<Document> rows;
  private final ReadModelWriter writer;

  CauseRows(MongoDatabase database, ReadModelWriter writer) {
    this.rows = database.getCollection(COLLECTION);
    this.writer = writer;
    rows.createIndex(Indexes.ascending("service", "changeKind"));
  }

  /**
   * What an incident was caused by, as far as people said.
   *
   * @param position of the event that says so, where its words are
   * @param changeId null unless it was a change
   * @param service null when unknown
   */
  public record Cause(
      long position, CauseKind kind, String changeId, String service, Instant markedAt) {}

  /** Nothing while nobody said so, or it was taken back. */
  public Optional<Cause> of(String incidentId) {
    return Optional.ofNullable(
            rows.find(Filters.and(Filters.eq("_id", incidentId), Filters.exists("kind"))).first())
        .map(
            row ->
                new Cause(
                    row.get("lastPosition", Number.class).longValue(),
                    CauseKind.valueOf(row.getString("kind")),
                    row.getString("changeId"),
                    row.getString("service"),
                    row.getDate("at").toInstant()));
  }

  /** How many changes of a kind of a service caused an incident, drills apart. */
  public record Count(String service, ChangeKind kind, int causes) {}

  /** Of these services, by kind. */
  public List<Count> counts(Collection<String> services) {
    List<Count> counts = new ArrayList<>();
    rows.aggregate(
            List.of(
                Aggregates.match(
                    Filters.and(
                        Filters.in("service", services),
                        Filters.not(Filters.regex("_id", "^" + DrillIds.PREFIX)),
                        Filters.eq("kind", CauseKind.CHANGE.name()),
                        Filters.ne("changeKind", null))),
                Aggregates.group(
                    new Document("service", "$service").append("kind", "$changeKind"),
                    Accumulators.sum("causes", 1))))
        .forEach(
            row -> {
              Document of = row.get("_id", Document.class);
              counts.add(
                  new Count(
                      of.getString("service"),
                      ChangeKind.valueOf(of.getString("kind")),
                      row.getInteger("causes")));
            });
    return counts;
  }

  @EventHandler
  void on(CauseMarked marked, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        marked.incidentId(),
        recorded.position(),
        row ->
            row.append("kind", marked.kind().name())
                .append("changeId", marked.changeId())
                .append(
                    "changeKind", marked.changeKind() == null ? null : marked.changeKind().name())
                .append("service", marked.service())
                .append("at", Date.from(marked.at())));
  }

  @EventHandler
  void on(CauseWithdrawn withdrawn, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        withdrawn.incidentId(),
        recorded.position(),
        row -> {
          List.of("kind", "changeId", "changeKind", "service").forEach(row::remove);
          return row;
        });
  }
}
