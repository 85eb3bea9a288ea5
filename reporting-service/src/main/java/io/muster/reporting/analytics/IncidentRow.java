package io.muster.reporting.analytics;

import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * One incident as figures are made of it.
 *
 * @param openedAt when it was opened, UTC
 * @param severity as it is now
 * @param services affected, as it is known now
 * @param source the integration whose alerts opened it, by id, or {@code DECLARED}
 * @param cause what caused it, as it is known now; its key is {@link Cause#UNKNOWN} when nobody has
 *     said
 * @param acknowledgedAt when somebody first took it on; null when nobody has
 * @param resolvedAt when it was resolved and did not come back by now; else null
 * @param moments what is known of its times, as last corrected
 * @param phase it is in
 * @param phases how long it was in each phase that it has left, in milliseconds
 * @param changeId the change that caused it; null when it was none, or is not known
 * @param roles who held a role in it, and when
 * @param touched whether a person or a partner did anything about it
 */
record IncidentRow(
    String id,
    long number,
    Instant openedAt,
    Severity severity,
    List<String> services,
    String source,
    Cause cause,
    Instant acknowledgedAt,
    Instant resolvedAt,
    Map<Moment, Instant> moments,
    Phase phase,
    Map<Phase, Long> phases,
    String changeId,
    List<RoleSpans.RoleSpan> roles,
    boolean touched) {

  static IncidentRow of(Document row) {
    return of(row, new HashMap<>());
  }

  /** One of many: what is the same in several is there once. */
  static IncidentRow of(Document row, Map<Object, Object> same) {
    Map<Moment, Instant> moments = new EnumMap<>(Moment.class);
    row.get(IncidentCourse.MOMENTS, new Document())
        .forEach((name, value) -> moments.put(Moment.valueOf(name), ((Date) value).toInstant()));
    Map<Phase, Long> phases = new EnumMap<>(Phase.class);
    row.get(IncidentCourse.PHASES, new Document())
        .forEach((name, value) -> phases.put(Phase.valueOf(name), (Long) value));
    return new IncidentRow(
        row.getString("_id"),
        row.getLong(IncidentCourse.NUMBER),
        row.getDate(IncidentCourse.OPENED).toInstant(),
        Severity.valueOf(row.getString(IncidentCourse.SEVERITY)),
        once(same, List.copyOf(row.getList(IncidentCourse.SERVICES, String.class, List.of()))),
        once(same, row.getString(IncidentCourse.SOURCE)),
        once(same, new Cause(row.get(IncidentCourse.CAUSE, Cause.UNKNOWN))),
        instant(row, IncidentCourse.ACKNOWLEDGED),
        instant(row, IncidentCourse.RESOLVED),
        moments,
        Phase.valueOf(row.getString(IncidentCourse.PHASE)),
        phases,
        row.getString(IncidentCourse.CHANGE),
        RoleSpans.of(row),
        row.getBoolean(IncidentCourse.TOUCHED, false));
  }

  @SuppressWarnings("unchecked")
  private static <T> T once(Map<Object, Object> same, T value) {
    T known = (T) same.putIfAbsent(value, value);
    return known == null ? value : known;
  }

  private static Instant instant(Document row, String name) {
    return Optional.ofNullable(row.getDate(name)).map(Date::toInstant).orElse(null);
  }

  /** When the trouble began, as far as anybody knows. */
  Instant began() {
    return moments.getOrDefault(Moment.OCCURRED, openedAt);
  }

  /** What people call it. */
  String called() {
    return "INC-" + number;
  }

  Ref ref() {
    return new Ref(id, called());
  }

  /**
   * An incident to open.
   *
   * @param number what people call it, as in INC-142
   */
  @Schema(
      name = "AnalyticsIncidentRef",
      requiredProperties = {"incidentId", "number"})
  record Ref(String incidentId, String number) {}
}
