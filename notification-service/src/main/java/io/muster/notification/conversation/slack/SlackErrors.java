package io.muster.notification.conversation.slack;

import io.muster.notification.conversation.Chat;
import org.springframework.stereotype.Component;

/** Slack's errors in the words of a responder: what does not work, and who can mend it. */
@Component
class SlackErrors implements Chat {

  private final SlackProperties properties;

  SlackErrors(SlackProperties properties) {
    this.properties = properties;
  }

  @Override
  public boolean isSetUp() {
    return properties.isSetUp();
  }

  @Override
  public String inWords(String error) {
    return switch (error) {
      case SlackException.AWAY -> "Slack does not answer. Muster goes on trying.";
      case SlackException.BUSY -> "Slack asks Muster to wait. It goes on by itself.";
      case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
          "Slack does not accept Muster's token. An administrator has to install the app again.";
      case "missing_scope", "no_permission", "not_allowed_token_type" ->
          "The Slack app lacks a permission. An administrator has to give it the scopes of the manifest.";
      case "restricted_action" ->
          "The workspace does not let the Slack app do this. A workspace owner has to allow it.";
      case "not_in_channel", "channel_not_found" ->
          "Muster is no longer in the channel. Invite the app into it again.";
      default -> "Slack refused (%s). Muster goes on trying.".formatted(error);
    };
  }
}
