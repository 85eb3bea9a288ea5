package io.muster.notification.reach;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.oncall.ContactRules.QuietHours;
import io.muster.contracts.oncall.ContactRules.Rule;
import io.muster.contracts.oncall.ContactRules.Step;
import io.muster.contracts.oncall.MethodKind;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The forms in which people say how they are reached. Times of day are by the zone of the rules.
 */
final class ReachForms {

  private static final String TIME = "time";

  private ReachForms() {}

  /**
   * One more way to reach me.
   *
   * @param address an e-mail address, a phone number with its country's code, a topic, the address
   *     of a workflow of Teams, or for PUSH the browser's push subscription as JSON, with its name
   *     as {@code browser}
   */
  @Schema(
      name = "NewContactMethod",
      requiredProperties = {"kind", "address"})
  record MethodBody(MethodKind kind, @Schema(example = "+49 151 23456789") String address) {}

  /** The code that came over a method. */
  @Schema(name = "ContactCode", requiredProperties = "code")
  record CodeBody(@Schema(example = "048213") String code) {}

  /**
   * One means.
   *
   * @param afterSeconds after the person's turn came; unless somebody has acknowledged by then
   */
  @Schema(
      name = "ContactStep",
      requiredProperties = {"methodId", "afterSeconds"})
  record StepForm(
      @Schema(example = "email") String methodId, @Schema(example = "120") int afterSeconds) {}

  /**
   * What is done for some severities at some hours.
   *
   * @param severities those it is for; empty means every one
   * @param from first minute of the day; left out with {@code until} for the whole day
   * @param until first minute after it; before {@code from} when it goes past midnight
   * @param steps in the order of their delays
   */
  @Schema(
      name = "ContactRule",
      requiredProperties = {"severities", "steps"})
  record RuleForm(
      List<Severity> severities,
      @Schema(type = "string", format = TIME, example = "22:00") LocalTime from,
      @Schema(type = "string", format = TIME, example = "07:00") LocalTime until,
      List<StepForm> steps) {

    Rule toContract(String at) {
      return new Rule(
          listed(at + "/severities", severities),
          from,
          until,
          listed(at + "/steps", steps).stream()
              .map(step -> new Step(step.methodId(), step.afterSeconds()))
              .toList());
    }

    static RuleForm of(Rule rule) {
      return new RuleForm(
          rule.severities(),
          rule.from(),
          rule.until(),
          rule.steps().stream()
              .map(step -> new StepForm(step.methodId(), step.afterSeconds()))
              .toList());
    }
  }

  /**
   * Hours of every day in which only the worst makes noise.
   *
   * @param loudFrom this severity and every worse one ignores them
   */
  @Schema(
      name = "QuietHours",
      requiredProperties = {"from", "until", "loudFrom"})
  record QuietForm(
      @Schema(type = "string", format = TIME, example = "22:00") LocalTime from,
      @Schema(type = "string", format = TIME, example = "07:00") LocalTime until,
      @Schema(example = "SEV2") Severity loudFrom) {}

  /**
   * By which rules I am paged.
   *
   * @param zone of the IANA time zone database
   * @param rules the first that fits severity and hour holds; where none fits, the default does
   * @param quiet left out for never
   * @param backupId who is paged when I cannot be reached, and in my quiet hours; left out for
   *     nobody
   */
  @Schema(
      name = "ContactRules",
      requiredProperties = {"zone", "rules"})
  record RulesForm(
      @Schema(example = "Europe/Berlin") String zone,
      List<RuleForm> rules,
      QuietForm quiet,
      @Schema(example = "00000000-0000-4000-8000-000000000002") String backupId) {

    ContactRules toContract() {
      if (zone == null) {
        throw Refused.invalid("/zone", "Say by whose clock the hours are meant.");
      }
      List<RuleForm> all = listed("/rules", rules);
      return new ContactRules(
          zone,
          IntStream.range(0, all.size())
              .mapToObj(i -> all.get(i).toContract("/rules/" + i))
              .toList(),
          quiet == null ? null : new QuietHours(quiet.from(), quiet.until(), quiet.loudFrom()),
          backupId);
    }

    static RulesForm of(ContactRules rules) {
      QuietHours quiet = rules.quiet();
      return new RulesForm(
          rules.zone(),
          rules.rules().stream().map(RuleForm::of).toList(),
          quiet == null ? null : new QuietForm(quiet.from(), quiet.until(), quiet.loudFrom()),
          rules.backupId());
    }
  }

  private static <T> List<T> listed(String pointer, List<T> values) {
    if (values == null || values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values;
  }
}
