package io.muster.notification.oncall;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.oncall.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads what {@link OnCallProjector} keeps. */
@Component
class OnCallView {

  /** A published schedule. */
  record ScheduleRow(
      String id,
      String name,
      Instant startsAt,
      int shiftHours,
      List<String> personIds,
      long version) {

    Rota rota() {
      return new Rota(startsAt, Duration.ofHours(shiftHours), personIds);
    }
  }

  /** A published policy. */
  record PolicyRow(
      String id,
      String name,
      int policyVersion,
      List<String> services,
      List<Level> levels,
      long version) {}

  private final MongoDatabase database;

  OnCallView(MongoDatabase database) {
    this.database = database;
  }

  List<ScheduleRow> schedules() {
    return rows(OnCallProjector.SCHEDULES).stream().map(OnCallView::schedule).toList();
  }

  List<PolicyRow> policies() {
    return rows(OnCallProjector.POLICIES).stream().map(OnCallView::policy).toList();
  }

  /** Those of these people whom no channel reaches. */
  Set<String> unreachable(Collection<String> personIds) {
    Set<String> reachable =
        database
            .getCollection(OnCallProjector.CONTACTS)
            .find(Filters.in("_id", personIds))
            .map(row -> row.getString("_id"))
            .into(new ArrayList<>())
            .stream()
            .collect(Collectors.toSet());
    return personIds.stream().filter(id -> !reachable.contains(id)).collect(Collectors.toSet());
  }

  /** Whose turn it is on a level's first schedule, or the first person it names. */
  static Optional<Rota.Turn> turnOf(Level level, List<ScheduleRow> schedules, Instant at) {
    for (Level.Target target : level.targets()) {
      Optional<Rota.Turn> turn =
          switch (target.kind()) {
            case PERSON -> Optional.of(new Rota.Turn(target.id(), null, null));
            case SCHEDULE -> find(schedules, target.id()).flatMap(row -> row.rota().at(at));
          };
      if (turn.isPresent()) {
        return turn;
      }
    }
    return Optional.empty();
  }

  static Optional<ScheduleRow> find(List<ScheduleRow> schedules, String id) {
    return schedules.stream().filter(row -> row.id().equals(id)).findFirst();
  }

  private List<Document> rows(String collection) {
    return database
        .getCollection(collection)
        .find()
        .sort(Sorts.ascending("name", "_id"))
        .into(new ArrayList<>());
  }

  private static ScheduleRow schedule(Document row) {
    return new ScheduleRow(
        row.getString("_id"),
        row.getString("name"),
        row.getDate("startsAt").toInstant(),
        row.getInteger("shiftHours"),
        row.getList("personIds", String.class),
        row.getLong("version"));
  }

  private static PolicyRow policy(Document row) {
    return new PolicyRow(
        row.getString("_id"),
        row.getString("name"),
        row.getInteger("policyVersion"),
        row.getList("services", String.class),
        row.getList("levels", Document.class).stream().map(OnCallView::level).toList(),
        row.getLong("version"));
  }

  private static Level level(Document level) {
    return new Level(
        level.getList("targets", Document.class).stream()
            .map(
                target ->
                    new Level.Target(
                        Level.Target.Kind.valueOf(target.getString("kind")),
                        target.getString("id")))
            .toList(),
        level.getInteger("ackTimeoutSeconds"));
  }
}
