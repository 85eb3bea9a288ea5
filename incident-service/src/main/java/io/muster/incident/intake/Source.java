package io.muster.incident.intake;

import io.muster.incident.insight.ReportedChange;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.AlertBatch;
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

  /**
   * Whether its key is part of a mail address, which keeps no difference of upper and lower case.
   */
  default boolean keyIsAddress() {
    return false;
  }

  /** Whether this installation takes it at all; by default yes. */
  default boolean available() {
    return true;
  }

  /** The integration key in what came in; by default wherever a tool can put one. */
  default Optional<String> key(Delivery delivery) {
    return delivery.key();
  }

  /**
   * What the tool says of itself and not of any alert, such as that its address wants to be
   * confirmed. It is asked once the key was checked and the body kept, before anything is read.
   *
   * @return nothing when there are alerts to read
   * @throws Refused when what it sent proves not to be its own
   */
  default Optional<Aside> aside(Delivery delivery) {
    return Optional.empty();
  }

  /**
   * Whether what it sends is kept as it came; by default yes. Not for what comes without end and
   * proves nothing by itself.
   */
  default boolean keepsBodies() {
    return true;
  }

  /**
   * Reads a body into alerts. Unknown fields are passed over, and missing ones done without.
   *
   * @throws Refused 400 when it is nothing this tool sends, naming where
   */
  List<AlertBatch> read(Delivery delivery);

  /**
   * Reads a body into changes somebody made, for tools that tell of any. Asked after the alerts, of
   * which there may be none.
   *
   * @throws Refused 400 when it is nothing this tool sends, naming where
   */
  default List<ReportedChange> changes(Delivery delivery) {
    return List.of();
  }

  /**
   * Whether it shows that all is well with the tool; asked of what was read without trouble. By
   * default that anything came is enough.
   */
  default boolean beats(Delivery delivery) {
    return true;
  }

  /**
   * Everything read of it is durable. The last thing done before the tool is told so; when it
   * fails, the tool is told to come again, and it is done once more.
   */
  default void done(Delivery delivery) {}

  /** Tells the tool that everything it sent is durable; by default with the counts. */
  default Answer accepted(Delivery delivery, Taken taken) {
    return Answer.json(202, Accepted.of(taken));
  }

  /** Tells the tool why nothing was done; by default as a problem of Muster's own. */
  default Answer refused(Refused why) {
    return Answer.problem(path(), why);
  }

  /** The status for who shows a key of an integration that was disabled. */
  default int disabledStatus() {
    return 401;
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
