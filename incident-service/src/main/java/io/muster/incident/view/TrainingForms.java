package io.muster.incident.view;

import io.muster.contracts.incident.Role;
import io.muster.incident.planning.training.TrainingStanding.State;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The forms in which trainings are told and shown. */
final class TrainingForms {

  private TrainingForms() {}

  /** A person, as the reader may see them. */
  @Schema(
      name = "TrainedPerson",
      requiredProperties = {"id", "name"})
  record Who(String id, String name) {}

  /**
   * How one person stands with one course.
   *
   * @param roles which require it of this person; none: it is on record and not required
   * @param validUntil the last day it holds; missing: for good, or nothing is on record
   * @param records what is on record, the one that holds longest first
   */
  @Schema(
      name = "TrainingLine",
      requiredProperties = {"person", "course", "roles", "state", "records"})
  record Line(
      Who person,
      String course,
      List<Role> roles,
      State state,
      LocalDate validUntil,
      List<Record> records) {}

  /**
   * A training on record.
   *
   * @param evidence what shows it; missing when nobody said, and once the person was erased
   */
  @Schema(
      name = "TrainingRecord",
      requiredProperties = {"id", "doneOn", "by", "at"})
  record Record(
      String id, LocalDate doneOn, LocalDate validUntil, String evidence, Who by, Instant at) {}

  /** What a role requires, and of whom. */
  @Schema(
      name = "TrainingRequirement",
      requiredProperties = {"role", "courses", "people"})
  record Requirement(Role role, List<String> courses, List<Who> people) {}

  /** How many lines there are in each state, whatever was asked for. */
  @Schema(
      name = "TrainingCounts",
      requiredProperties = {"missing", "lapsed", "dueSoon", "valid"})
  record Counts(int missing, int lapsed, int dueSoon, int valid) {}

  /**
   * Lines, the worst first.
   *
   * @param total how many there are like that; at most 500 are shown
   * @param dueSoonDays so many days before it lapses a training is due
   */
  @Schema(
      name = "TrainingPage",
      requiredProperties = {"items", "total", "counts", "requirements", "dueSoonDays"})
  record Page(
      List<Line> items,
      int total,
      Counts counts,
      List<Requirement> requirements,
      int dueSoonDays) {}

  /**
   * A training to put on record.
   *
   * @param personId who was trained; whoever asks when left out
   * @param doneOn the day it was completed
   * @param validMonths for how many months from then it holds, 1 to 120; for good when left out
   * @param evidence what shows it, such as the number of a certificate
   */
  @Schema(
      name = "NewTrainingRecord",
      requiredProperties = {"course", "doneOn"},
      example =
          "{\"course\":\"Incident"
              + " commander\",\"doneOn\":\"2026-11-02\",\"validMonths\":12,\"evidence\":\"Certificate"
              + " 4711\"}")
  record NewRecord(
      String course,
      String personId,
      String personName,
      LocalDate doneOn,
      Integer validMonths,
      String evidence) {}

  /** Somebody who has to be trained. */
  @Schema(name = "PersonToTrain", requiredProperties = "id")
  record ToTrain(String id, String name) {}

  /**
   * What a role requires.
   *
   * @param courses at most 20; none: nothing any more
   * @param people those who may be given the role, at most 200
   */
  @Schema(
      name = "NewTrainingRequirement",
      requiredProperties = {"courses", "people"},
      example =
          "{\"courses\":[\"Keeping the record\"],\"people\":[{\"id\":\"rosa\",\"name\":\"Rosa"
              + " Reyes\"}]}")
  record NewRequirement(List<String> courses, List<ToTrain> people) {
    NewRequirement {
      courses = courses == null ? List.of() : List.copyOf(courses);
      people = people == null ? List.of() : List.copyOf(people);
    }
  }
}
