package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerKind;
import io.muster.contracts.tracker.TrackerTrouble;
import io.muster.starter.BoundSecrets;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which trackers Muster can speak to, how, and by which secret. */
@Component
public final class TrackerConnections {

  private final Map<TrackerKind, TrackerProtocol> protocols = new EnumMap<>(TrackerKind.class);
  private final BoundSecrets secrets;
  private final TrackerProperties properties;

  TrackerConnections(List<TrackerProtocol> protocols, TrackerProperties properties) {
    protocols.forEach(each -> each.kinds().forEach(kind -> this.protocols.put(kind, each)));
    this.secrets = properties.bound();
    this.properties = properties;
  }

  /** The names of the secrets the operator set. */
  public Set<String> secretNames() {
    return secrets.names();
  }

  /** Where a tracker may tell of changes, below Muster's own address. */
  public static String hookPath(String trackerId) {
    return TrackerHooks.BASE + "/" + trackerId;
  }

  /** The operator's setting with which a tracker proves that it is the one who tells. */
  public static String hookSetting(String secret) {
    return "MUSTER_TRACKER_HOOKS_" + secret.toUpperCase(Locale.ROOT);
  }

  /** Whether that is set, so that it is listened to. */
  public boolean listensTo(Described tracker) {
    return properties.hook(tracker.secret()).isPresent();
  }

  /**
   * Refuses a tracker whose settings cannot be right; nothing is sent.
   *
   * @throws Refused 422 with the field that will not do
   */
  public void require(Described tracker) {
    to(tracker);
  }

  /**
   * Speaks to a tracker, and refuses it unless its project is there, takes issues and lets us in.
   *
   * @throws Refused 422 with the field that will not do, and the tracker's own words
   */
  public void tryOut(Described tracker) {
    try {
      to(tracker).look();
    } catch (TrackerTroubleException e) {
      throw Refused.invalid(
          pointer(e.trouble()),
          "The tracker says: %s. %s".formatted(e.getMessage(), TrackerAdvice.onEntry(e.trouble())));
    }
  }

  private static String pointer(TrackerTrouble trouble) {
    return switch (trouble) {
      case SETTINGS, NOT_ADMITTED -> "/secret";
      case NOT_FOUND, MOVED, GONE, REFUSED, PRIVATE -> "/project";
      case BUSY, FAILING, NO_ANSWER -> "/url";
    };
  }

  /** A connection; nothing is sent yet. */
  TrackerConnection to(Described tracker) {
    if (tracker.kind() == null) {
      throw Refused.invalid(
          "/kind", "Name one of %s.".formatted(Arrays.toString(TrackerKind.values())));
    }
    if (tracker.project() == null) {
      throw Refused.invalid("/project", "Name the project issues are made in.");
    }
    URI base = BoundSecrets.address(tracker.url());
    return protocols.get(tracker.kind()).connect(tracker, base, secrets.of(tracker.secret(), base));
  }
}
