package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What incidents ask of people: how often they are called, how often by night, and how evenly.
 *
 * @param pages that left in the period; what somebody's acknowledgement made needless is none
 * @param nightPages of those, from 22:00 to 7:00 by the clock of whoever was called
 * @param interruptedHours clock hours in which somebody was called, added up over people
 * @param fairness Gini coefficient of interrupted hours over those who were called: 0, all the
 *     same, to nearly 1, all on one; null for fewer than two people
 * @param peopleHours time people spent: in a role until it was released or the incident resolved,
 *     and each hour in which they were called; of one person, nothing counts twice
 * @param cost of those, by the rate; null when no rate is set
 * @param currency of the rate; null when no rate is set
 * @param people those who were called, who was interrupted most first
 */
@Schema(
    name = "AnalyticsLoad",
    requiredProperties = {"pages", "nightPages", "interruptedHours", "peopleHours", "people"})
record Load(
    int pages,
    int nightPages,
    int interruptedHours,
    Double fairness,
    double peopleHours,
    Double cost,
    String currency,
    List<PersonLoad> people) {

  static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);
  static final LocalTime NIGHT_ENDS = LocalTime.of(7, 0);

  /**
   * One person.
   *
   * @param name as the reader may see it
   * @param zone whose clock tells their night
   * @param incidents the incidents they were called for, at most fifty
   */
  @Schema(
      name = "AnalyticsPersonLoad",
      requiredProperties = {
        "personId",
        "name",
        "zone",
        "pages",
        "nightPages",
        "interruptedHours",
        "incidents"
      })
  record PersonLoad(
      String personId,
      String name,
      String zone,
      int pages,
      int nightPages,
      int interruptedHours,
      List<IncidentRow.Ref> incidents) {}

  /** A page that left. */
  record Call(String personId, String incidentId, Instant at) {}

  private static final int MOST = 50;

  /**
   * Of calls and of incidents in which people held roles.
   *
   * @param called the incidents of the calls, by id
   * @param zones of people, by id; others are taken to live by {@code usual}
   * @param names of people, by id
   */
  static Load of(
      List<Call> calls,
      Map<String, IncidentRow> called,
      List<IncidentRow> worked,
      Map<String, ZoneId> zones,
      ZoneId usual,
      Map<String, String> names,
      Rate rate,
      Instant now) {
    Map<String, List<Call>> byPerson = new TreeMap<>();
    calls.forEach(
        call -> byPerson.computeIfAbsent(call.personId(), any -> new ArrayList<>()).add(call));
    List<PersonLoad> people =
        byPerson.entrySet().stream()
            .map(
                e ->
                    person(
                        e.getKey(),
                        names.getOrDefault(e.getKey(), e.getKey()),
                        zones.getOrDefault(e.getKey(), usual),
                        e.getValue(),
                        called))
            .sorted(
                Comparator.comparingInt(PersonLoad::interruptedHours)
                    .thenComparingInt(PersonLoad::pages)
                    .reversed())
            .toList();
    double hours = spent(calls, worked, now).toMinutes() / 60.0;
    return new Load(
        calls.size(),
        people.stream().mapToInt(PersonLoad::nightPages).sum(),
        people.stream().mapToInt(PersonLoad::interruptedHours).sum(),
        gini(people.stream().mapToInt(PersonLoad::interruptedHours).toArray()),
        hours,
        rate.known() ? hours * rate.perHour() : null,
        rate.known() ? rate.currency() : null,
        people);
  }

  private static PersonLoad person(
      String id, String name, ZoneId zone, List<Call> calls, Map<String, IncidentRow> called) {
    Set<ZonedDateTime> hours = new HashSet<>();
    int night = 0;
    for (Call call : calls) {
      ZonedDateTime there = call.at().atZone(zone);
      hours.add(there.truncatedTo(ChronoUnit.HOURS));
      night += byNight(there.toLocalTime()) ? 1 : 0;
    }
    return new PersonLoad(
        id,
        name,
        zone.getId(),
        calls.size(),
        night,
        hours.size(),
        calls.stream()
            .map(call -> called.get(call.incidentId()))
            .distinct()
            .sorted(Comparator.comparingLong(IncidentRow::number).reversed())
            .limit(MOST)
            .map(IncidentRow::ref)
            .toList());
  }

  static boolean byNight(LocalTime time) {
    return !time.isBefore(NIGHT_BEGINS) || time.isBefore(NIGHT_ENDS);
  }

  private static Duration spent(List<Call> calls, List<IncidentRow> worked, Instant now) {
    Map<String, Spans> spent = new TreeMap<>();
    for (IncidentRow row : worked) {
      Instant end = row.resolvedAt() == null ? now : row.resolvedAt();
      for (RoleSpans.RoleSpan span : row.roles()) {
        spent
            .computeIfAbsent(span.personId(), any -> new Spans())
            .add(span.from(), span.to() == null || span.to().isAfter(end) ? end : span.to());
      }
    }
    for (Call call : calls) {
      Instant hour = call.at().truncatedTo(ChronoUnit.HOURS);
      spent
          .computeIfAbsent(call.personId(), any -> new Spans())
          .add(hour, hour.plus(Duration.ofHours(1)));
    }
    return spent.values().stream().map(Spans::length).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Half the mean difference of any two people's, in shares of the mean; null for fewer than two.
   */
  static Double gini(int[] values) {
    long sum = Arrays.stream(values).asLongStream().sum();
    if (values.length < 2 || sum == 0) {
      return null;
    }
    int[] sorted = Arrays.stream(values).sorted().toArray();
    double weighted = 0;
    for (int i = 0; i < sorted.length; i++) {
      weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
    }
    return weighted / ((double) sorted.length * sum);
  }
}
