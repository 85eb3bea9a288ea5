package io.muster.contracts.oncall;

import java.util.Locale;

/** By what means a person is reached. */
public enum MethodKind {
  /** A message to an e-mail address; silent. */
  EMAIL,
  /** A push message to a topic of an ntfy server. */
  NTFY,
  /** A notification of a browser that subscribed, by Web Push. */
  PUSH,
  /** A card in a chat of Microsoft Teams, by a workflow of the person's own. */
  TEAMS,
  /** A message of this installation's bot in a private chat of Telegram. */
  TELEGRAM,
  /** A direct message of this installation's bot in Mattermost. */
  MATTERMOST,
  /** A text message to a mobile phone. */
  SMS,
  /** A phone call that reads the page aloud. */
  VOICE;

  /** What the means is called in a page, such as {@code email}. */
  public String channel() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it goes to a telephone number rather than to an address or topic. */
  public boolean isPhone() {
    return this == SMS || this == VOICE;
  }
}
