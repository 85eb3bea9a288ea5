package io.muster.notification.view;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is asked and answered about a policy in hindsight. */
final class HindsightAnswers {

  private HindsightAnswers() {}

  /**
   * What is tried.
   *
   * @param levels as they might be published
   * @param repeat how often they are gone through again, 0 to 9; 0 when left out
   */
  @Schema(name = "HindsightBody")
  record Body(@Schema(requiredMode = RequiredMode.REQUIRED) List<Level> levels, Integer repeat) {}

  /**
   * One incident, with who was called and who would have been, each by when first.
   *
   * @param answeredBy who took it on; null when nobody did
   */
  record Case(
      String number,
      Severity severity,
      Instant began,
      String answeredBy,
      Map<String, Instant> before,
      Map<String, Instant> after) {

    /** Whether who took it on was called for it, and would not have been. */
    boolean missed() {
      return answeredBy != null && before.containsKey(answeredBy) && !after.containsKey(answeredBy);
    }

    boolean differs() {
      return !before.keySet().equals(after.keySet());
    }
  }

  /**
   * How often people are called.
   *
   * @param calls each person once for each incident
   * @param woken those of them between 22:00 and 7:00 by the person's own clock
   */
  @Schema(name = "HindsightCount")
  record Count(
      @Schema(requiredMode = RequiredMode.REQUIRED) int calls,
      @Schema(requiredMode = RequiredMode.REQUIRED) int woken) {}

  /**
   * One incident for which others would have been called.
   *
   * @param number such as INC-142
   * @param spared who was called and would not have been
   * @param added who was not called and would have been
   * @param missed whether who took it on is among those spared
   */
  @Schema(name = "HindsightCase")
  record Shown(
      @Schema(requiredMode = RequiredMode.REQUIRED) String number,
      @Schema(requiredMode = RequiredMode.REQUIRED) Severity severity,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant at,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<PagingAnswers.Person> spared,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<PagingAnswers.Person> added,
      @Schema(requiredMode = RequiredMode.REQUIRED) boolean missed) {}

  /**
   * The comparison.
   *
   * @param incidents how many were looked at
   * @param leftOut how many older ones of the same time were not
   * @param missed how many were taken on by somebody who would not have been called
   * @param items those for which others would have been called, oldest first
   */
  @Schema(name = "Hindsight")
  record Answer(
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant from,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant until,
      @Schema(requiredMode = RequiredMode.REQUIRED) int incidents,
      @Schema(requiredMode = RequiredMode.REQUIRED) int leftOut,
      @Schema(requiredMode = RequiredMode.REQUIRED) Count before,
      @Schema(requiredMode = RequiredMode.REQUIRED) Count after,
      @Schema(requiredMode = RequiredMode.REQUIRED) int saved,
      @Schema(requiredMode = RequiredMode.REQUIRED) int added,
      @Schema(requiredMode = RequiredMode.REQUIRED) int missed,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Shown> items) {}

  static Answer of(
      Instant from,
      Instant until,
      int leftOut,
      List<Case> cases,
      Map<String, String> names,
      Nights nights) {
    List<Shown> items = cases.stream().filter(Case::differs).map(it -> shown(it, names)).toList();
    return new Answer(
        from,
        until,
        cases.size(),
        leftOut,
        count(cases.stream().map(Case::before).toList(), nights),
        count(cases.stream().map(Case::after).toList(), nights),
        items.stream().mapToInt(it -> it.spared().size()).sum(),
        items.stream().mapToInt(it -> it.added().size()).sum(),
        (int) cases.stream().filter(Case::missed).count(),
        items);
  }

  private static Count count(List<Map<String, Instant>> called, Nights nights) {
    int calls = called.stream().mapToInt(Map::size).sum();
    long woken =
        called.stream()
            .flatMap(it -> it.entrySet().stream())
            .filter(it -> nights.wakes(it.getKey(), it.getValue()))
            .count();
    return new Count(calls, (int) woken);
  }

  private static Shown shown(Case it, Map<String, String> names) {
    return new Shown(
        it.number(),
        it.severity(),
        it.began(),
        people(it.before(), person -> !it.after().containsKey(person), names),
        people(it.after(), person -> !it.before().containsKey(person), names),
        it.missed());
  }

  private static List<PagingAnswers.Person> people(
      Map<String, Instant> called, Predicate<String> which, Map<String, String> names) {
    return called.keySet().stream()
        .filter(which)
        .map(id -> new PagingAnswers.Person(id, names.get(id)))
        .toList();
  }
}
