package io.muster.reporting.analytics;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import io.muster.starter.Rereading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * One small row for each page, each change and each person's zone. People stand there by id, and no
 * row holds a text anybody wrote.
 */
@Component
@ProcessingGroup(IncidentRows.GROUP)
class WorkRows {

  static final String PAGES = "reporting_analytics_pages";
  static final String CHANGES = "reporting_analytics_changes";
  static final String PEOPLE = "reporting_analytics_people";

  private static final String PERSON = "person";
  private static final String INCIDENT = "incidentId";
  private static final String LEFT = "left";
  private static final String KIND = "kind";
  private static final String SERVICE = "service";
  private static final String ENVIRONMENT = "environment";
  private static final String OUTCOME = "outcome";
  private static final String OCCURRED = "occurred";
  private static final String ZONE = "zone";

  private final MongoCollection<Document> pages;
  private final MongoCollection<Document> changes;
  private final MongoCollection<Document> people;
  private final ReadModelWriter writer;

  WorkRows(MongoDatabase database, ReadModelWriter writer) {
    this.pages = database.getCollection(PAGES);
    this.changes = database.getCollection(CHANGES);
    this.people = database.getCollection(PEOPLE);
    this.writer = writer;
    pages.createIndex(Indexes.ascending(LEFT));
    changes.createIndex(Indexes.ascending(KIND, OCCURRED));
  }

  /** A page that was only planned called nobody. */
  @EventHandler
  void on(PageEvent event, Recorded recorded) {
    if (event instanceof PageEvent.Requested requested) {
      writer.upsert(
          PAGES,
          event.pageId(),
          recorded.position(),
          row -> row.append(PERSON, requested.personId()).append(INCIDENT, requested.incidentId()));
    } else if (event instanceof PageEvent.AttemptStarted started && started.attempt() == 1) {
      writer.upsert(
          PAGES,
          event.pageId(),
          recorded.position(),
          row -> row.append(LEFT, Date.from(started.at())));
    }
  }

  @EventHandler
  void on(ChangeEvent event, Recorded recorded) {
    writer.upsert(
        CHANGES,
        event.changeId(),
        recorded.position(),
        row ->
            switch (event) {
              case ChangeEvent.Recorded e ->
                  row.append(KIND, e.kind().name())
                      .append(SERVICE, e.service())
                      .append(ENVIRONMENT, e.environment())
                      .append(OUTCOME, e.outcome().name())
                      .append(OCCURRED, Date.from(e.occurredAt()));
              case ChangeEvent.Concluded e -> row.append(OUTCOME, e.outcome().name());
            });
  }

  @EventHandler
  void on(ContactEvent.RulesSet event, Recorded recorded) {
    writer.upsert(
        PEOPLE,
        event.personId(),
        recorded.position(),
        row -> row.append(ZONE, event.rules() == null ? null : event.rules().zone()));
  }

  /** Pages that left from one moment on and before another. */
  List<Load.Call> calls(Instant from, Instant to) {
    return Rereading.whole(
        () ->
            pages
                .find(and(gte(LEFT, Date.from(from)), lt(LEFT, Date.from(to))))
                .map(
                    row ->
                        new Load.Call(
                            row.getString(PERSON),
                            row.getString(INCIDENT),
                            row.getDate(LEFT).toInstant()))
                .into(new ArrayList<>()));
  }

  /** Deployments that happened from one moment on and before another and did not fail to run. */
  List<Deployments.Deployment> deployments(Instant from, Instant to) {
    return Rereading.whole(
        () ->
            changes
                .find(
                    and(
                        eq(KIND, ChangeKind.DEPLOYMENT.name()),
                        gte(OCCURRED, Date.from(from)),
                        lt(OCCURRED, Date.from(to)),
                        in(OUTCOME, ChangeOutcome.SUCCEEDED.name(), ChangeOutcome.UNKNOWN.name())))
                .map(
                    row ->
                        new Deployments.Deployment(
                            row.getString("_id"),
                            row.getString(SERVICE),
                            row.getString(ENVIRONMENT),
                            row.getDate(OCCURRED).toInstant()))
                .into(new ArrayList<>()));
  }

  /** The zones of those among these people who said theirs, by id. */
  Map<String, ZoneId> zones(Collection<String> personIds) {
    Map<String, ZoneId> zones = new HashMap<>();
    for (Document row :
        Rereading.whole(() -> people.find(in("_id", personIds)).into(new ArrayList<>()))) {
      zone(row.getString(ZONE), zone -> zones.put(row.getString("_id"), zone));
    }
    return zones;
  }

  private static void zone(String name, Consumer<ZoneId> found) {
    if (name == null) {
      return;
    }
    try {
      found.accept(ZoneId.of(name));
    } catch (DateTimeException e) {
      // A zone this Java does not know: the person counts by the reader's.
    }
  }
}
