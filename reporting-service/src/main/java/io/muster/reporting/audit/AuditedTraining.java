package io.muster.reporting.audit;

import io.muster.contracts.Person;
import io.muster.contracts.incident.Role;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.reporting.audit.Deviations.Found;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who had to be trained in what so that they may hold a role in incidents, and who was; told from
 * the log. A training holds by the days it is on record for, whenever it was recorded.
 */
final class AuditedTraining {

  private final List<Required> required = new ArrayList<>();
  private final Map<String, Done> done = new LinkedHashMap<>();
  private final Map<String, TreeSet<Long>> positions = new HashMap<>();

  /** What a role required, from one word of it to the next; {@code until} null: to this day. */
  private record Required(
      Role role,
      List<String> courses,
      List<Person> people,
      long position,
      Instant from,
      Instant until) {

    boolean heldIn(Instant begin, Instant end) {
      return from.isBefore(end) && (until == null || until.isAfter(begin)) && !courses.isEmpty();
    }
  }

  /** Last day null: it holds for good. */
  private record Done(String personId, String course, LocalDate first, LocalDate last) {

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(first) && (last == null || !day.isAfter(last));
    }
  }

  /**
   * Somebody whom a role's requirement named.
   *
   * @param name as it was said last; null once they were erased
   * @param roles which required something of them
   * @param positions of everything on record of their training, in the order of the log
   */
  record Trainee(
      String id, String name, List<Role> roles, List<Found> found, List<Long> positions) {}

  /** Events of requirements and records, those of each aggregate oldest first. */
  void add(LogEntry entry) {
    switch (entry.event().orElse(null)) {
      case TrainingRequirementEvent.Set set -> require(set, entry.position());
      case TrainingEvent.Recorded e -> {
        done.put(
            e.recordId(),
            new Done(
                e.person().id(),
                key(e.course()),
                e.doneOn(),
                e.validMonths() == null ? null : e.doneOn().plusMonths(e.validMonths())));
        standsAt(e.person().id(), entry.position());
      }
      case TrainingEvent.Withdrawn e -> {
        Done mistaken = done.remove(e.recordId());
        if (mistaken != null) {
          standsAt(mistaken.personId(), entry.position());
        }
      }
      case null, default -> {
        // Says nothing of who is trained.
      }
    }
  }

  private void require(TrainingRequirementEvent.Set set, long position) {
    required.replaceAll(
        each ->
            each.role() == set.role() && each.until() == null
                ? new Required(
                    each.role(),
                    each.courses(),
                    each.people(),
                    each.position(),
                    each.from(),
                    set.at())
                : each);
    required.add(new Required(set.role(), set.courses(), set.people(), position, set.at(), null));
    set.people().forEach(person -> standsAt(person.id(), position));
  }

  private void standsAt(String personId, long position) {
    positions.computeIfAbsent(personId, _ -> new TreeSet<>()).add(position);
  }

  private static String key(String course) {
    return course.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /**
   * Everybody of whom something was required in a period, by their id.
   *
   * @param now up to when it is judged, UTC; what the period holds after that is not
   */
  List<Trainee> in(Period period, Instant now) {
    Instant end = now.isBefore(period.ends()) ? now : period.ends();
    List<Required> held =
        required.stream().filter(each -> each.heldIn(period.begins(), end)).toList();
    Map<String, Person> people = new HashMap<>();
    held.forEach(each -> each.people().forEach(person -> people.put(person.id(), person)));
    return people.values().stream()
        .sorted(Comparator.comparing(Person::id))
        .map(person -> trainee(person, held, period.begins(), end))
        .toList();
  }

  private Trainee trainee(Person person, List<Required> held, Instant begin, Instant end) {
    List<Required> ofThem =
        held.stream()
            .filter(each -> each.people().stream().anyMatch(it -> it.id().equals(person.id())))
            .toList();
    Map<String, Found> found = new LinkedHashMap<>();
    for (Required each : ofThem) {
      Instant from = each.from().isAfter(begin) ? each.from() : begin;
      Instant until = each.until() == null || each.until().isAfter(end) ? end : each.until();
      for (String course : each.courses()) {
        lacking(person.id(), course, day(from), day(until.minusMillis(1)))
            .ifPresent(
                day ->
                    found.putIfAbsent(
                        each.role() + " " + key(course), found(person.id(), course, each, day)));
      }
    }
    return new Trainee(
        person.id(),
        person.name(),
        ofThem.stream().map(Required::role).distinct().sorted().toList(),
        List.copyOf(found.values()),
        List.copyOf(positions.get(person.id())));
  }

  /** The first of some days on which nothing they were trained in holds. */
  private Optional<LocalDate> lacking(
      String personId, String course, LocalDate from, LocalDate to) {
    List<Done> ofThem = trainings(personId, course);
    LocalDate day = from;
    while (!day.isAfter(to)) {
      LocalDate asked = day;
      List<Done> holding = ofThem.stream().filter(each -> each.holdsOn(asked)).toList();
      if (holding.isEmpty()) {
        return Optional.of(day);
      }
      if (holding.stream().anyMatch(each -> each.last() == null)) {
        return Optional.empty();
      }
      day =
          holding.stream().map(Done::last).max(Comparator.naturalOrder()).orElseThrow().plusDays(1);
    }
    return Optional.empty();
  }

  private List<Done> trainings(String personId, String course) {
    return done.values().stream()
        .filter(each -> each.personId().equals(personId) && each.course().equals(key(course)))
        .toList();
  }

  private Found found(String personId, String course, Required by, LocalDate day) {
    String lapsed =
        trainings(personId, course).stream()
            .map(Done::last)
            .filter(last -> last != null && last.isBefore(day))
            .max(Comparator.naturalOrder())
            .map("it had held until %s."::formatted)
            .orElse("nothing was on record.");
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Found(
        Deviation.TRAINING_LAPSED,
        "As %s they have to hold “%s”. On %s they did not: %s"
            .formatted(Words.of(by.role()), course, day, lapsed),
        at.isBefore(by.from()) ? by.from() : at,
        by.position());
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
