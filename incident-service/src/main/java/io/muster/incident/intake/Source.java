package io.muster.incident.intake;

import io.muster.incident.triage.Alert;
import io.muster.incident.triage.AlertBatch;
import io.muster.incident.triage.AlertGrouping.Outcome;
import io.muster.starter.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One kind of tool that sends alerts: how to read what it sends, and what it takes for an answer.
 * Everything else is the same for all and done by {@link Intake}.
 */
public interface Source {

  /** Its name in addresses and events, such as {@code alertmanager}; never changed. */
  String kind();

  /** Its name for people. */
  String title();

  /** Where it sends to, below Muster's public address. */
  default String path() {
    return "/intake/" + kind();
  }

  /** Whether its clients take only keys of 32 letters and digits. */
  default boolean wantsShortKeys() {
    return false;
  }

  /** The integration key in what came in; by default wherever a tool can put one. */
  default Optional<String> key(Delivery delivery) {
    return delivery.key();
  }

  /**
   * Reads a body into alerts. Unknown fields are passed over, and missing ones done without.
   *
   * @throws Refused 400 when it is nothing this tool sends, naming where
   */
  List<AlertBatch> read(Delivery delivery);

  /** Tells the tool that everything it sent is durable; by default with the counts. */
  default Answer accepted(List<AlertBatch> read, Outcome outcome) {
    return Answer.json(202, Accepted.of(outcome));
  }

  /** Tells the tool why nothing was done; by default as a problem of Muster's own. */
  default Answer refused(Refused why) {
    return Answer.problem(path(), why);
  }

  /**
   * After how long an alert that is not heard of again is over, unless an administrator says
   * otherwise; by default never. For tools that do not say when something is over. One that says
   * with each report until when it holds sets {@link Alert#expiring} instead.
   */
  default Optional<Duration> autoResolveAfter() {
    return Optional.empty();
  }

  /**
   * Whether the tool is going to say when this alert is over, so that {@link #autoResolveAfter} is
   * not meant for it.
   */
  default boolean saysWhenOver(Alert alert) {
    return false;
  }

  /** The status upon which this tool sends the same again later. */
  default int busyStatus() {
    return 503;
  }
}
