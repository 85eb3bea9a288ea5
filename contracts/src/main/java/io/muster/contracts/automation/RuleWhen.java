package io.muster.contracts.automation;

/** What has to happen in an incident for a rule to be asked. Each is one kind of event. */
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
  REOPENED
}
