package io.muster.incident.triage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.eventlog.LogDatabase;
import io.muster.starter.SharedCalls;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Recent ends in the database, under a hash of whose they are. They go by themselves. */
@Component
class StoredEnds extends RecentEnds {

  private static final String STARTS_AT = "startsAt";
  private static final String ENDS_AT = "endsAt";
  private static final String HEARD_AT = "heardAt";
  private static final int BYTES_OF_ID = 100;

  private final MongoCollection<Document> ends;
  private final Clock clock;
  private final SharedCalls<Set<String>, Map<String, Ended>> readings =
      new SharedCalls<>(ids -> ids.size() * BYTES_OF_ID, this::read);

  StoredEnds(MongoDatabase database, Clock clock) {
    this.ends = LogDatabase.durable(database).getCollection("incident_alert_ends");
    this.clock = clock;
    ends.createIndex(
        Indexes.ascending(HEARD_AT), new IndexOptions().expireAfter(1L, TimeUnit.HOURS));
  }

  @Override
  Map<String, Ended> latest(String integrationId, Set<String> alertKeys) {
    Map<String, String> keyById =
        alertKeys.stream()
            .collect(
                Collectors.toMap(key -> GroupIds.ofAlert(integrationId, key), Function.identity()));
    Map<String, Ended> latest = new HashMap<>();
    readings.ask(keyById.keySet()).forEach((id, end) -> latest.put(keyById.get(id), end));
    return latest;
  }

  private List<Map<String, Ended>> read(List<Set<String>> asked) {
    Date since = Date.from(clock.instant().minus(AlertGroup.LATE_COPIES));
    Set<String> ids = asked.stream().flatMap(Set::stream).collect(Collectors.toSet());
    Map<String, Ended> found = new HashMap<>();
    for (Document row :
        ends.find(Filters.and(Filters.in("_id", ids), Filters.gte(HEARD_AT, since)))) {
      found.put(
          row.getString("_id"),
          new Ended(row.getDate(STARTS_AT).toInstant(), row.getDate(ENDS_AT).toInstant()));
    }
    return asked.stream().map(some -> of(some, found)).toList();
  }

  private static Map<String, Ended> of(Set<String> ids, Map<String, Ended> found) {
    Map<String, Ended> some = new HashMap<>(found);
    some.keySet().retainAll(ids);
    return some;
  }

  @Override
  void keep(String integrationId, Map<String, Ended> byKey) {
    Date now = Date.from(clock.instant());
    List<UpdateOneModel<Document>> updates =
        byKey.entrySet().stream()
            .map(
                end ->
                    new UpdateOneModel<Document>(
                        Filters.eq("_id", GroupIds.ofAlert(integrationId, end.getKey())),
                        Updates.combine(
                            Updates.max(STARTS_AT, Date.from(end.getValue().startsAt())),
                            Updates.max(ENDS_AT, upToTheNextMilli(end.getValue().endsAt())),
                            Updates.max(HEARD_AT, now)),
                        new UpdateOptions().upsert(true)))
            .toList();
    ends.bulkWrite(updates, new BulkWriteOptions().ordered(false));
  }

  /** A date holds milliseconds; an alert that ended within the one it began in began before. */
  private static Date upToTheNextMilli(Instant instant) {
    return Date.from(instant.plusNanos(999_999));
  }
}
