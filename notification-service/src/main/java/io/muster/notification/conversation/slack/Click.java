package io.muster.notification.conversation.slack;

import io.muster.notification.conversation.command.Member;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody pressed a button under an incident's card.
 *
 * @param action what the button says
 * @param incidentId of the card
 * @param channelId where it was pressed
 * @param at Slack's own mark of the press, the same when it is told twice; seconds and a fraction
 */
record Click(Action action, String incidentId, String channelId, Member member, String at) {

  private static final String BETWEEN = "|";
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /** What the buttons do. */
  enum Action {
    ACKNOWLEDGE,
    ESCALATE,
    STILL_ON
  }

  /** Everything about it in one word, by which it is kept until it is dealt with. */
  String id() {
    return String.join(
        BETWEEN, action.name(), incidentId, channelId, member.workspaceId(), member.userId(), at);
  }

  /** A click from its word. */
  static Click of(String id) {
    String[] parts = id.split("\\|");
    return new Click(
        Action.valueOf(parts[0]), parts[1], parts[2], new Member(parts[3], parts[4]), parts[5]);
  }

  /** Nothing when Slack tells of something that is no button of ours. */
  static Optional<Click> read(
      String action, String incidentId, String channelId, Member member, String at) {
    boolean ours = List.of(Action.values()).stream().anyMatch(known -> known.name().equals(action));
    boolean clean =
        List.of(incidentId, channelId, member.workspaceId(), member.userId(), at).stream()
            .allMatch(part -> PART.matcher(part).matches());
    return ours && clean
        ? Optional.of(new Click(Action.valueOf(action), incidentId, channelId, member, at))
        : Optional.empty();
  }
}
