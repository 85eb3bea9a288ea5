package io.muster.contracts;

/** In what capacity a command is given; what each may do is the table of the identity chapter. */
public enum Authority {
  /** May do the daily work, and lead an incident whose commander they are. */
  RESPONDER,
  /** May also lead incidents they do not command. */
  MANAGER,
  /** An outside system; may touch only what it declared itself. */
  PARTNER,
  /** Muster itself, or a service acting on a verified instruction of a person. */
  SYSTEM
}
