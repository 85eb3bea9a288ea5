package io.muster.reporting.clock;

import io.muster.contracts.regulation.EntityTrait;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * One version of one time limit of a regime, as data.
 *
 * @param id stable; its versions follow one another
 * @param report what has to be filed by then, as in {@code dora.initial}
 * @param name of the report for people
 * @param validFrom first day the law applies; null for a proposal
 * @param validTo last day; null while it applies
 * @param switchedOn false for what is shipped but is not law, or was not seen
 * @param authority who receives it
 * @param article where it stands
 * @param start what starts it: a fact's name, {@code submitted:REPORT} or {@code
 *     lastSubmitted:REPORT}
 * @param limits the earliest of these that apply is the limit; none when there is no fixed one
 * @param promptly how fast it has to be where there is no fixed limit
 * @param eachTime whether every new start asks for another report
 * @param onceSubmitted only after this report was filed; null: always
 * @param unlessSubmitted not after this report was filed; null: always
 * @param when answers of the decision that have to be so
 * @param onlyFor entities it is for; empty: for all
 * @param notFor entities it is not for
 * @param weekend what becomes of a limit on a day that is no working day
 * @param weekendArticle where that stands
 * @param noReliefFor entities whose limit stays nevertheless
 * @param noReliefArticle where that stands
 * @param zone zone its days are counted in; null: the entity's
 * @param calendar whose holidays count; null: the entity's jurisdiction's
 * @param dayEnds hour at which a limit in days ends, as in {@code 17:30}; null: at the same hour as
 *     it began
 * @param delay the fact that may put it off; null: nothing can
 * @param delayArticle where that stands
 * @param note what else to know; null for nothing
 */
@Schema(
    name = "RegulatoryRule",
    requiredProperties = {
      "id",
      "version",
      "report",
      "name",
      "switchedOn",
      "authority",
      "article",
      "start",
      "limits",
      "eachTime",
      "when",
      "onlyFor",
      "notFor",
      "weekend",
      "noReliefFor"
    })
record Rule(
    String id,
    int version,
    String report,
    String name,
    LocalDate validFrom,
    LocalDate validTo,
    Boolean switchedOn,
    String authority,
    String article,
    String start,
    List<Limit> limits,
    String promptly,
    boolean eachTime,
    String onceSubmitted,
    String unlessSubmitted,
    List<Condition> when,
    List<EntityTrait> onlyFor,
    List<EntityTrait> notFor,
    Weekend weekend,
    String weekendArticle,
    List<EntityTrait> noReliefFor,
    String noReliefArticle,
    String zone,
    String calendar,
    String dayEnds,
    String delay,
    String delayArticle,
    String note) {
  Rule {
    switchedOn = switchedOn == null || switchedOn;
    limits = limits == null ? List.of() : List.copyOf(limits);
    when = when == null ? List.of() : List.copyOf(when);
    onlyFor = onlyFor == null ? List.of() : List.copyOf(onlyFor);
    notFor = notFor == null ? List.of() : List.copyOf(notFor);
    noReliefFor = noReliefFor == null ? List.of() : List.copyOf(noReliefFor);
    weekend = weekend == null ? Weekend.STAYS : weekend;
  }

  /** What becomes of a limit on a Saturday, a Sunday or a public holiday. */
  enum Weekend {
    /** Nothing. */
    STAYS,
    /** It moves to noon, local time, of the next working day. */
    NOON_OF_NEXT_WORKING_DAY
  }

  /**
   * A length of time from a moment.
   *
   * @param from as {@link Rule#start}
   * @param within {@code PT4H}: elapsed hours; {@code P1M}: same day of another month; {@code
   *     P60D}: calendar days; {@code 4BD}: business days; {@code YEAR_END+P60D}: days after the end
   *     of the year
   * @param words the same for people
   * @param notBefore this limit counts only when that moment is no later than it; null: always
   */
  @Schema(
      name = "RuleLimit",
      requiredProperties = {"from", "within", "words"})
  record Limit(String from, String within, String words, String notBefore) {}

  /**
   * An answer that has to be so; one that was not given counts as no.
   *
   * @param holds for a question of yes or no
   * @param atLeast for a figure
   * @param below for a figure
   * @param orUnknown whether a figure that was not given counts as well
   */
  @Schema(name = "RuleCondition", requiredProperties = "criterion")
  record Condition(
      String criterion, Boolean holds, Double atLeast, Double below, boolean orUnknown) {}

  /** As deadlines name it, as in {@code dora.initial/1}. */
  String ref() {
    return id + "/" + version;
  }

  /** Whether it asks for a report, or for another one in its place. */
  boolean speaksOf(String filed) {
    return report.equals(filed) || filed.equals(unlessSubmitted);
  }

  boolean isFor(List<EntityTrait> traits) {
    return (onlyFor.isEmpty() || traits.stream().anyMatch(onlyFor::contains))
        && traits.stream().noneMatch(notFor::contains);
  }

  boolean isLawOn(LocalDate day) {
    return switchedOn
        && (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }
}
