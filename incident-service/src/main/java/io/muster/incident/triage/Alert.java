package io.muster.incident.triage;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.List;

/**
 * One alert as any source told it, in the one form every source is read into.
 *
 * @param key what the source uses to say it is the same alert; at most 255 characters
 * @param action what the source says of it
 * @param name what it is called, never null
 * @param service the affected service, or null
 * @param severity in the scale of alerts
 * @param incidentSeverity how bad an incident opened by it is
 * @param summary one line, never null
 * @param description more of it, or null
 * @param link the source's own page about it, or null
 * @param links where else to look
 * @param startsAt since when, by the source's clock; when it came in, if the source did not say
 * @param endsAt since when it is over, by the source's clock; null while it fires or when unsaid
 * @param context what else the source said, and where it lies as it came
 * @param expiresAt when it is over unless it is heard of again before, by Muster's clock; null when
 *     the source says nothing of the kind; see {@link #expiring}
 * @param steadyStart whether {@code startsAt} is the same in every report of the same time it
 *     fires; see {@link #withSteadyStart}
 */
public record Alert(
    String key,
    Action action,
    String name,
    String service,
    AlertSeverity severity,
    Severity incidentSeverity,
    String summary,
    String description,
    String link,
    List<AlertLink> links,
    Instant startsAt,
    Instant endsAt,
    AlertContext context,
    Instant expiresAt,
    boolean steadyStart) {

  /** An administrator said that it never ends by itself, whatever was to happen before. */
  public static final Instant NEVER = Instant.MAX;

  public Alert {
    links = List.copyOf(links);
  }

  /** An alert that only its source ends. */
  public Alert(
      String key,
      Action action,
      String name,
      String service,
      AlertSeverity severity,
      Severity incidentSeverity,
      String summary,
      String description,
      String link,
      List<AlertLink> links,
      Instant startsAt,
      Instant endsAt,
      AlertContext context) {
    this(
        key,
        action,
        name,
        service,
        severity,
        incidentSeverity,
        summary,
        description,
        link,
        links,
        startsAt,
        endsAt,
        context,
        null,
        false);
  }

  /**
   * The same, over at this time unless it is heard of again before; for a tool that says with each
   * report how long it holds.
   */
  public Alert expiring(Instant at) {
    return with(at, steadyStart);
  }

  /**
   * The same, of a tool that sends when the trouble began with every report of it, and not when the
   * report was made. A later start then means that it was over in between, even if nobody heard of
   * that.
   */
  public Alert withSteadyStart() {
    return with(expiresAt, true);
  }

  private Alert with(Instant expires, boolean steady) {
    return new Alert(
        key,
        action,
        name,
        service,
        severity,
        incidentSeverity,
        summary,
        description,
        link,
        links,
        startsAt,
        endsAt,
        context,
        expires,
        steady);
  }

  /** What a source can say of an alert. */
  public enum Action {
    /** It fires. */
    TRIGGER,
    /** Somebody takes care of it. */
    ACKNOWLEDGE,
    /** It is over. */
    RESOLVE,
    /** There is more to say; it neither began nor ended. Nothing opens for it. */
    UPDATE
  }

  /** Whether it says that it fires. */
  public boolean firing() {
    return action == Action.TRIGGER;
  }
}
