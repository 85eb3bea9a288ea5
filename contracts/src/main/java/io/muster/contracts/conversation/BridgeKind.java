package io.muster.contracts.conversation;

/** How people get into a bridge call. */
public enum BridgeKind {
  /** A room of a Jitsi server, by its link. */
  JITSI,
  /** A Zoom meeting, by its link. */
  ZOOM,
  /** A telephone conference that is always there. */
  NUMBER
}
