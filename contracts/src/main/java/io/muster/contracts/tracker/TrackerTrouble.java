package io.muster.contracts.tracker;

/** What keeps Muster from following an issue. */
public enum TrackerTrouble {
  /** The settings do not let Muster speak to the tracker, or it was retired. */
  SETTINGS,
  /** The tracker does not know the credential, or grants it too little. */
  NOT_ADMITTED,
  /** There is no such project or issue, or none for this credential. */
  NOT_FOUND,
  /** It was moved elsewhere. */
  MOVED,
  /** It was deleted, or issues were switched off. */
  GONE,
  /** The tracker will not take what it was sent. */
  REFUSED,
  /** The tracker asks for patience. */
  BUSY,
  /** The tracker fails. */
  FAILING,
  /** No answer came in time. */
  NO_ANSWER,
  /** The incident was made private; nothing more of it is sent. */
  PRIVATE
}
