package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.incident.Role;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.reporting.audit.AuditedTraining.Trainee;
import io.muster.reporting.audit.Deviations.Found;
import io.muster.reporting.testing.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditedTrainingTest {

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Person ROSA = new Person("rosa", "Rosa Reyes");
  private static final Person SAM = new Person("sam", "Sam Sand");
  private static final Period SEPTEMBER =
      new Period(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-30"));
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

  private static TrainingRequirementEvent.Set requires(String at, Person... people) {
    return new TrainingRequirementEvent.Set(
        Role.COMMANDER,
        List.of("Incident commander"),
        List.of(people),
        MINA,
        Instant.parse(at + "T10:00:00Z"));
  }

  private static TrainingEvent.Recorded done(String id, String day, Integer months) {
    return new TrainingEvent.Recorded(
        id,
        " incident  Commander ",
        ROSA,
        LocalDate.parse(day),
        months,
        null,
        MINA,
        Instant.parse("2026-12-01T00:00:00Z"));
  }

  private static List<Trainee> in(Period period, Instant now, Event... events) {
    AuditedTraining training = new AuditedTraining();
    Story.of(events).entries().forEach(training::add);
    return training.in(period, now);
  }

  private static List<String> found(Event... events) {
    return in(SEPTEMBER, LATER, events).stream()
        .filter(trainee -> trainee.id().equals("rosa"))
        .flatMap(trainee -> trainee.found().stream())
        .map(Found::sentence)
        .toList();
  }

  @Test
  void a_training_that_lapses_within_the_period_is_found_on_its_first_day_without() {
    assertThat(found(requires("2026-01-01", ROSA), done("t1", "2025-09-10", 12)))
        .containsExactly(
            "As commander they have to hold “Incident commander”. On 2026-09-11 they did not: it had held until 2026-09-10.");
  }

  @Test
  void one_that_follows_without_a_gap_or_holds_for_good_is_no_exception() {
    assertThat(
            found(
                requires("2026-01-01", ROSA),
                done("t1", "2025-09-10", 12),
                done("t2", "2026-09-11", 12)))
        .isEmpty();
    assertThat(found(requires("2026-01-01", ROSA), done("t1", "2020-01-01", null))).isEmpty();
    assertThat(
            found(
                requires("2026-01-01", ROSA),
                done("t1", "2025-09-10", 12),
                done("t2", "2026-09-13", 12)))
        .hasSize(1);
  }

  @Test
  void nothing_on_record_counts_from_when_it_was_required() {
    List<Trainee> people = in(SEPTEMBER, LATER, requires("2026-09-15", ROSA, SAM));
    assertThat(people).extracting(Trainee::id).containsExactly("rosa", "sam");
    Found found = people.getLast().found().getFirst();
    assertThat(found.sentence()).endsWith("On 2026-09-15 they did not: nothing was on record.");
    assertThat(found.at()).isEqualTo("2026-09-15T10:00:00Z");
    assertThat(found.position()).isEqualTo(1);
    assertThat(people.getFirst().roles()).containsExactly(Role.COMMANDER);
  }

  @Test
  void a_record_that_was_a_mistake_holds_no_more() {
    assertThat(
            found(
                requires("2026-01-01", ROSA),
                done("t1", "2026-01-01", 24),
                new TrainingEvent.Withdrawn("t1", "another course", MINA, LATER)))
        .hasSize(1);
  }

  @Test
  void nobody_is_asked_of_whom_nothing_was_required_in_the_period() {
    Event[] events = {requires("2026-01-01", ROSA), requires("2026-08-31", SAM)};
    assertThat(in(SEPTEMBER, LATER, events)).extracting(Trainee::id).containsExactly("sam");
    assertThat(in(SEPTEMBER, Instant.parse("2026-08-01T00:00:00Z"), events))
        .as("what has not been yet is not judged")
        .isEmpty();
  }
}
