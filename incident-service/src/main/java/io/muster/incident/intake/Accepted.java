package io.muster.incident.intake;

import io.muster.incident.triage.AlertGrouping.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What became of the alerts, for sources that do not care.
 *
 * @param received alerts in the message
 * @param opened problems that were new
 * @param updated alerts that were news
 * @param duplicates alerts that said nothing new
 * @param changes changes in the message, whether news or not; missing when it told of none
 */
@Schema(requiredProperties = {"received", "opened", "updated", "duplicates"})
public record Accepted(int received, int opened, int updated, int duplicates, Integer changes) {

  /** As counted. */
  public static Accepted of(Taken taken) {
    Outcome outcome = taken.outcome();
    return new Accepted(
        outcome.received(),
        outcome.opened(),
        outcome.updated(),
        outcome.duplicates(),
        taken.changes() == 0 ? null : taken.changes());
  }
}
