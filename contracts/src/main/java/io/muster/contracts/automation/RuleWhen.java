package io.muster.contracts.automation;

/**
 * What has to happen in an incident for a rule to be asked: one kind of event each, and at the end
 * what does not happen for so many minutes; see {@link RuleContent.Lasting}.
 */
public enum RuleWhen {
  /** It began for us. */
  OPENED,
  /** Somebody took it on. */
  ACKNOWLEDGED,
  /** It turned out better or worse than thought. */
  SEVERITY_CHANGED,
  /** Work went on, or back, to another phase. */
  PHASE_CHANGED,
  /** A role was given to somebody, or handed over to them. */
  ROLE_ASSIGNED,
  /** A role is free again. */
  ROLE_RELEASED,
  /** Alerts that had opened, or belonged to, another incident came to it. */
  ALERTS_ATTACHED,
  /** The trouble is over. */
  RESOLVED,
  /** The trouble was not over after all. */
  REOPENED,
  /** Nobody has taken it on since it began, was reopened, or an acknowledgement lapsed. */
  NOT_ACKNOWLEDGED_FOR,
  /** Nobody has written into the timeline since it began, was reopened, or somebody last did. */
  NO_UPDATE_FOR,
  /** Work has been in one phase for that long. */
  PHASE_LASTS,
  /** Nobody has held a role since it began, was reopened, or the role was given back. */
  ROLE_MISSING_FOR;

  /** Whether time has to pass without something happening. */
  public boolean waits() {
    return compareTo(NOT_ACKNOWLEDGED_FOR) >= 0;
  }
}
