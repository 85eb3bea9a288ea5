package io.muster.contracts.oncall;

import io.muster.contracts.incident.Severity;
import java.time.LocalTime;
import java.util.List;

/**
 * By which means a person wants to be paged, when, and in which order.
 *
 * @param zone by whose clock the hours are meant, of the IANA time zone database
 * @param rules the first that fits severity and hour holds; where none fits, the default does
 * @param quiet when lesser pages are to make no noise; null for never
 * @param backupId who is paged when this person cannot be reached, and in their quiet hours; null
 *     for nobody
 */
public record ContactRules(String zone, List<Rule> rules, QuietHours quiet, String backupId) {

  public ContactRules {
    rules = List.copyOf(rules);
  }

  /**
   * What is done for some severities at some hours.
   *
   * @param severities those it is for; empty means every one
   * @param from first minute of the day it holds; null with {@code until} for the whole day
   * @param until first minute after it; before {@code from} when it goes past midnight
   * @param steps in the order of their delays
   */
  public record Rule(List<Severity> severities, LocalTime from, LocalTime until, List<Step> steps) {
    public Rule {
      severities = List.copyOf(severities);
      steps = List.copyOf(steps);
    }
  }

  /**
   * One means, tried unless somebody has acknowledged by then.
   *
   * @param afterSeconds after the person's turn came
   */
  public record Step(String methodId, int afterSeconds) {}

  /**
   * Hours of every day in which only the worst makes noise.
   *
   * @param until before {@code from} when they go past midnight
   * @param loudFrom this severity and every worse one ignores the quiet hours
   */
  public record QuietHours(LocalTime from, LocalTime until, Severity loudFrom) {}
}
