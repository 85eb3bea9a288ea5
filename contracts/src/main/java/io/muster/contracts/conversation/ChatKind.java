package io.muster.contracts.conversation;

/** Which chat an incident's channel is in. */
public enum ChatKind {
  /** A public channel of a Slack workspace. */
  SLACK
}
