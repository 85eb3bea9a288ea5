package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerTrouble;

/** Says what keeps Muster from following an issue, and who can do what about it. */
public final class TrackerAdvice {

  private TrackerAdvice() {}

  /** A sentence or two for whoever looks at the action item or at the tracker. */
  public static String of(TrackerTrouble trouble) {
    return switch (trouble) {
      case SETTINGS ->
          "Muster cannot speak to this tracker as the settings are. An administrator sees why under Integrations.";
      case NOT_ADMITTED ->
          "The tracker does not accept the credential, or grants it too little. The operator has to renew it; it is tried again by itself.";
      case NOT_FOUND ->
          "The tracker knows no such project or issue, or hides it from this credential. Look whether it is still there; if not, withdraw this and hand the item over again.";
      case MOVED ->
          "It was moved to another place. Where the whole project moved, an administrator changes the tracker; where the issue alone did, withdraw this and hand the item over to the tracker of the new place.";
      case GONE ->
          "It was deleted there, or issues were switched off. Withdraw this, and hand the item over again if it is still to be tracked.";
      case REFUSED ->
          "The tracker will not take what Muster sent. Its words say why; change the item or have an administrator change the tracker's project.";
      case BUSY ->
          "The tracker asks for patience. It is tried again by itself, no sooner than it wants.";
      case FAILING -> "The tracker fails. It is tried again by itself; nothing is lost.";
      case NO_ANSWER ->
          "The tracker did not answer in time. It is tried again by itself; nothing is lost and nothing is made twice.";
      case PRIVATE ->
          "The incident was made private, so that nothing more of it is sent. What is changed there is still seen here.";
    };
  }

  /** The same for whoever is setting the tracker up. */
  static String onEntry(TrackerTrouble trouble) {
    return switch (trouble) {
      case SETTINGS, NOT_ADMITTED ->
          "Have the operator set a credential that may read and write issues of this project.";
      case NOT_FOUND, MOVED, GONE, REFUSED, PRIVATE ->
          "Name a project that is there, takes issues, and that the credential may see.";
      case BUSY, FAILING, NO_ANSWER ->
          "Look whether the address is right and the tracker runs, then save again.";
    };
  }
}
