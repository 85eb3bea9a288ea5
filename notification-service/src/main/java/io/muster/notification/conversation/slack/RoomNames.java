package io.muster.notification.conversation.slack;

import io.muster.notification.facts.IncidentNow;
import java.util.Locale;

/**
 * Names of incidents' channels: the number and the first service, never the title. A title may name
 * people or say what should not be read by all, and Slack forgets no name.
 */
final class RoomNames {

  /** Slack takes 80; what stands behind a name that is taken has to fit as well. */
  private static final int LONGEST = 74;

  private RoomNames() {}

  /**
   * A name for an incident's channel.
   *
   * @param time the how-manieth channel of the incident it is, from 1
   */
  static String of(IncidentNow incident, int time) {
    String base = base(incident);
    return time == 1 ? base : base + "-" + time;
  }

  /** The name to try when this one is somebody else's. */
  static String after(String name, IncidentNow incident) {
    String base = base(incident);
    String behind = name.startsWith(base + "-") ? name.substring(base.length() + 1) : "1";
    return base + "-" + (Integer.parseInt(behind) + 1);
  }

  private static String base(IncidentNow incident) {
    String service = incident.services().isEmpty() ? "" : incident.services().getFirst();
    String name =
        (incident.number() + "-" + service).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return name.substring(0, Math.min(name.length(), LONGEST)).replaceAll("-+$", "");
  }
}
