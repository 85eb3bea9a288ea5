package io.muster.incident.insight.suspect;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import java.time.Instant;
import java.util.List;

/**
 * An incident of a made-up company whose cause is known, as far as a responder could know of it:
 * the map with its gaps, the changes somebody reported, and what alerts.
 *
 * @param needs who needs what, as the map says; some of what is true is missing and some is wrong
 * @param changes of the last three days, in the order they were made
 * @param alerts in the order they fired
 * @param past earlier changes of which it was found out whether they broke something
 * @param culprit the id of the change that caused it
 */
record SimulatedIncident(
    long seed,
    List<Needs> needs,
    List<Made> changes,
    List<Fired> alerts,
    List<Past> past,
    String culprit) {

  SimulatedIncident {
    needs = List.copyOf(needs);
    changes = List.copyOf(changes);
    alerts = List.copyOf(alerts);
    past = List.copyOf(past);
  }

  /** One service needs another. */
  record Needs(String from, String to) {}

  /** A change somebody reported; without a service where nobody said what was changed. */
  record Made(String id, String service, ChangeKind kind, ChangeOutcome outcome, Instant at) {}

  /** An alert; noise has nothing to do with the incident. */
  record Fired(String service, Instant at) {}

  /** What is known of earlier changes. */
  record Past(String service, ChangeKind kind, boolean brokeSomething) {}
}
