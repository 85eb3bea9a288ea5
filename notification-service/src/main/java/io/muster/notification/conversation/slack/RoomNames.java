package io.muster.notification.conversation.slack;

import io.muster.notification.facts.IncidentNow;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of incidents' channels: the number and the first service, never the title. A title may name
 * people or say what should not be read by all, and Slack forgets no name.
 */
final class RoomNames {

  /** Slack takes 80; what stands behind a name that is taken has to fit as well. */
  private static final int LONGEST = 74;

  private static final Pattern NUMBERED = Pattern.compile("(.*)-(\\d{1,5})");

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

  /** The name to try when this one is somebody else's; the first service may have changed since. */
  static String after(String name, IncidentNow incident) {
    String base = base(incident);
    Matcher numbered = NUMBERED.matcher(name);
    boolean ours = numbered.matches() && numbered.group(1).equals(base);
    return base + "-" + (ours ? Integer.parseInt(numbered.group(2)) + 1 : 2);
  }

  private static String base(IncidentNow incident) {
    String service = incident.services().isEmpty() ? "" : incident.services().getFirst();
    String name =
        (incident.number() + "-" + service).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return name.substring(0, Math.min(name.length(), LONGEST)).replaceAll("-+$", "");
  }
}
