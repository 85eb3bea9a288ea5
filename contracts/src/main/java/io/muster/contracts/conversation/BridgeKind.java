package io.muster.contracts.conversation;

/** How people get into a bridge call. */
public enum BridgeKind {
  /** A room of a Jitsi server, by its link. */
  JITSI,
  /** A Zoom meeting, by its link. */
  ZOOM,
  /** A telephone conference that is always there. */
  NUMBER,
  /** A meeting in Microsoft Teams, by its link. */
  TEAMS,
  /** A meeting in Google Meet, by its link. */
  MEET
}
