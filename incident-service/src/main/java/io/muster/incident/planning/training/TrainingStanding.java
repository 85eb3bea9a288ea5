package io.muster.incident.planning.training;

import io.muster.contracts.incident.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a person stands with a course: the one line an auditor asks for.
 *
 * @param course as the requirement words it, or the newest record where none requires it
 * @param roles which require it of this person; none: it is on record and not required
 * @param validUntil the last day it holds; null for good, and when it is missing
 * @param records what is on record, the one that holds longest first
 */
public record TrainingStanding(
    String personId,
    String course,
    List<Role> roles,
    State state,
    LocalDate validUntil,
    List<TrainingDone> records) {

  /** So long before a training lapses it is shown as due: time to find a course. */
  public static final int DUE_SOON_DAYS = 30;

  private static final Comparator<TrainingDone> HOLDS_LONGEST =
      Comparator.comparing(
              TrainingDone::validUntil, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(TrainingDone::doneOn)
          .thenComparing(TrainingDone::position)
          .reversed();

  public TrainingStanding {
    roles = List.copyOf(roles);
    records = List.copyOf(records);
  }

  /** How it stands, the worst first. */
  public enum State {
    /** It is required, and nothing is on record. */
    MISSING,
    /** It held once. */
    LAPSED,
    /** It lapses within the next 30 days. */
    DUE_SOON,
    /** It holds. */
    VALID
  }

  /** What a role requires, and of whom. */
  public record Requirement(Role role, List<String> courses, List<String> personIds) {
    public Requirement {
      courses = List.copyOf(courses);
      personIds = List.copyOf(personIds);
    }
  }

  /** By which a course is known, however it is written. */
  static String key(String course) {
    return course.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private record Key(String personId, String course) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::personId).thenComparing(Key::course).compare(this, other);
    }
  }

  private static final class Line {
    private String course;
    private final List<Role> roles = new ArrayList<>();
    private final List<TrainingDone> records = new ArrayList<>();
  }

  /**
   * Every line there is to show: the worst first, then by who and what.
   *
   * @param today in UTC
   */
  static List<TrainingStanding> of(
      Collection<Requirement> required, Collection<TrainingDone> done, LocalDate today) {
    Map<Key, Line> lines = new TreeMap<>();
    for (Requirement each : required) {
      for (String personId : each.personIds()) {
        for (String course : each.courses()) {
          Line line = lines.computeIfAbsent(new Key(personId, key(course)), _ -> new Line());
          line.course = course;
          line.roles.add(each.role());
        }
      }
    }
    for (TrainingDone each : done) {
      lines
          .computeIfAbsent(new Key(each.personId(), key(each.course())), _ -> new Line())
          .records
          .add(each);
    }
    return lines.entrySet().stream()
        .map(entry -> standing(entry.getKey().personId(), entry.getValue(), today))
        .sorted(Comparator.comparing(TrainingStanding::state))
        .toList();
  }

  private static TrainingStanding standing(String personId, Line line, LocalDate today) {
    List<TrainingDone> records = line.records.stream().sorted(HOLDS_LONGEST).toList();
    TrainingDone best = records.isEmpty() ? null : records.getFirst();
    return new TrainingStanding(
        personId,
        line.course == null ? best.course() : line.course,
        line.roles,
        state(best, today),
        best == null ? null : best.validUntil(),
        records);
  }

  private static State state(TrainingDone best, LocalDate today) {
    if (best == null) {
      return State.MISSING;
    }
    LocalDate until = best.validUntil();
    if (until == null || today.plusDays(DUE_SOON_DAYS).isBefore(until)) {
      return State.VALID;
    }
    return today.isAfter(until) ? State.LAPSED : State.DUE_SOON;
  }
}
