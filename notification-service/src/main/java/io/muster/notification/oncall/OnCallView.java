package io.muster.notification.oncall;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.oncall.Condition;
import io.muster.contracts.oncall.Level;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads what {@link OnCallProjector} keeps. */
@Component
class OnCallView {

  /** A published team. */
  record TeamRow(String id, String name, List<String> memberIds, long version) {}

  /** A published policy. */
  record PolicyRow(
      String id,
      String name,
      int policyVersion,
      List<String> services,
      List<Level> levels,
      AckTimeout ackTimeout,
      int repeat,
      long version) {}

  private final MongoDatabase database;

  OnCallView(MongoDatabase database) {
    this.database = database;
  }

  /** The ids of all schedules, by name. */
  List<String> schedules() {
    return rows(OnCallProjector.SCHEDULES).stream().map(row -> row.getString("_id")).toList();
  }

  /** The ids of a team's schedules, by name. */
  List<String> schedulesOf(String teamId) {
    return rows(OnCallProjector.SCHEDULES).stream()
        .filter(row -> teamId.equals(row.getString("teamId")))
        .map(row -> row.getString("_id"))
        .toList();
  }

  /** All teams, by name. */
  List<TeamRow> teams() {
    return rows(OnCallProjector.TEAMS).stream()
        .map(
            row ->
                new TeamRow(
                    row.getString("_id"),
                    row.getString("name"),
                    row.getList("memberIds", String.class),
                    row.getLong("version")))
        .toList();
  }

  /** Everybody who was ever away. */
  List<String> everAway() {
    return ids(OnCallProjector.AWAY);
  }

  /** Everybody of whom it is known how they are reached. */
  List<String> reachable() {
    return ids(OnCallProjector.CONTACTS);
  }

  private List<String> ids(String collection) {
    return rows(collection).stream().map(row -> row.getString("_id")).toList();
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

  private List<Document> rows(String collection) {
    return database
        .getCollection(collection)
        .find()
        .sort(Sorts.ascending("name", "_id"))
        .into(new ArrayList<>());
  }

  private static PolicyRow policy(Document row) {
    return new PolicyRow(
        row.getString("_id"),
        row.getString("name"),
        row.getInteger("policyVersion"),
        row.getList("services", String.class),
        row.getList("levels", Document.class).stream().map(OnCallView::level).toList(),
        row.get("ackTimeout", Document.class) == null
            ? null
            : timeout(row.get("ackTimeout", Document.class)),
        row.getInteger("repeat"),
        row.getLong("version"));
  }

  private static AckTimeout timeout(Document timeout) {
    return new AckTimeout(
        timeout.getList("after", Document.class).stream()
            .map(
                after ->
                    new AckTimeout.After(
                        Severity.valueOf(after.getString("severity")), after.getInteger("seconds")))
            .toList(),
        timeout.getInteger("answerWithinSeconds"));
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
        level.getInteger("ackTimeoutSeconds"),
        // Rows of before levels had these say nothing of them.
        level.containsKey("calling")
            ? Level.Calling.valueOf(level.getString("calling"))
            : Level.Calling.EVERYBODY,
        level.get("only", Document.class) == null
            ? null
            : condition(level.get("only", Document.class)));
  }

  private static Condition condition(Document only) {
    return new Condition(
        only.getList("severities", String.class).stream().map(Severity::valueOf).toList(),
        only.getList("days", String.class).stream().map(DayOfWeek::valueOf).toList(),
        time(only, "from"),
        time(only, "until"),
        only.getString("zone"));
  }

  private static LocalTime time(Document only, String field) {
    return only.getString(field) == null ? null : LocalTime.parse(only.getString(field));
  }
}
