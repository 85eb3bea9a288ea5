package io.muster.incident.triage;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.eventlog.LogDatabase;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Where alerts of sources with a grouping of their own lately fired. An end names the alert, but
 * may lack the labels that led to its group, or come after the grouping changed.
 */
@Component
class AlertPlaces {

  /** An alert fires in one or two groups at a time; the rest are over. */
  private static final int LAST = 20;

  /** Longer than an alert may hold by itself; until then the read model knows as well. */
  private static final long DAYS = 60;

  private static final String GROUPS = "groups";
  private static final String NOTED_AT = "notedAt";

  private final MongoCollection<Document> places;
  private final Clock clock;

  AlertPlaces(MongoDatabase database, Clock clock) {
    this.places = LogDatabase.durable(database).getCollection("incident_alert_places");
    this.clock = clock;
    places.createIndex(
        Indexes.ascending(NOTED_AT), new IndexOptions().expireAfter(DAYS, TimeUnit.DAYS));
  }

  void add(String groupId, String integrationId, Collection<String> alertKeys) {
    Date now = Date.from(clock.instant());
    List<UpdateOneModel<Document>> updates =
        alertKeys.stream()
            .map(
                key ->
                    new UpdateOneModel<Document>(
                        Filters.and(
                            Filters.eq("_id", GroupIds.ofAlert(integrationId, key)),
                            Filters.ne(GROUPS, groupId)),
                        Updates.combine(
                            Updates.pushEach(
                                GROUPS, List.of(groupId), new PushOptions().slice(-LAST)),
                            Updates.set(NOTED_AT, now)),
                        new UpdateOptions().upsert(true)))
            .toList();
    try {
      places.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      requireOnlyKnown(e);
    }
  }

  /** A place that is noted already is met by the attempt to make a second document. */
  private static void requireOnlyKnown(MongoBulkWriteException e) {
    boolean known =
        e.getWriteConcernError() == null
            && e.getWriteErrors().stream()
                .allMatch(
                    error ->
                        ErrorCategory.fromErrorCode(error.getCode())
                            == ErrorCategory.DUPLICATE_KEY);
    if (!known) {
      throw e;
    }
  }

  Set<String> of(String integrationId, Collection<String> alertKeys) {
    Set<String> groups = new HashSet<>();
    List<String> ids = alertKeys.stream().map(key -> GroupIds.ofAlert(integrationId, key)).toList();
    for (Document row : places.find(Filters.in("_id", ids))) {
      groups.addAll(row.getList(GROUPS, String.class));
    }
    return groups;
  }
}
