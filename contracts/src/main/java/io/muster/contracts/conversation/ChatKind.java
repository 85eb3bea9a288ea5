package io.muster.contracts.conversation;

/** Which chat somebody is in, or an incident's channel. */
public enum ChatKind {
  /** A public channel of a Slack workspace. */
  SLACK,
  /** A channel of Microsoft Teams; of an incident there is none, people command from theirs. */
  TEAMS
}
