package io.muster.contracts.webhook;

/** What another program may be told of an incident. */
public enum WebhookKind {
  /** It began. */
  OPENED,
  /** Somebody took it on. */
  ACKNOWLEDGED,
  /** Whoever took it on did not answer when asked; it looks for somebody again. */
  UNACKNOWLEDGED,
  /** Nobody of a level took it on, and the next level was called. */
  ESCALATED,
  /** It turned out better or worse than thought. */
  SEVERITY_CHANGED,
  /** Other services are affected than thought. */
  SERVICES_CHANGED,
  /** Work went on to another phase. */
  PHASE_CHANGED,
  /** Somebody wears a hat from now on. */
  ROLE_ASSIGNED,
  /** The trouble is over. */
  RESOLVED,
  /** It was not over after all. */
  REOPENED
}
