package io.muster.contracts.update;

/** How a stakeholder update reaches somebody. */
public enum UpdateChannel {
  /** A message to one address. */
  EMAIL,
  /** A message in a channel of the connected Slack workspace. */
  SLACK
}
