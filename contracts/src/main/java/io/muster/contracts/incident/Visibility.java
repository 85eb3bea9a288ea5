package io.muster.contracts.incident;

/** Who may see an incident. */
public enum Visibility {
  /** Everybody whose role lets them read incidents. */
  PUBLIC,

  /** Only those named on it. To all others, whatever their role, it does not exist. */
  PRIVATE
}
