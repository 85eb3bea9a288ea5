package io.muster.notification.conversation;

import io.muster.contracts.conversation.TeamsEvent;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardFailed;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardPosted;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What channels of Teams were told of one incident so far.
 *
 * @param posted the newest card of each channel
 * @param failures why a channel takes none, where it does not
 * @param failingSince when it took none for the first time since its newest card, whatever the
 *     reason was then, UTC
 */
public record TeamsNow(
    Map<String, TeamsCardPosted> posted,
    Map<String, TeamsCardFailed> failures,
    Map<String, Instant> failingSince) {

  /** Nothing was told. */
  public static final TeamsNow NONE = new TeamsNow(Map.of(), Map.of(), Map.of());

  public TeamsNow {
    posted = Map.copyOf(posted);
    failures = Map.copyOf(failures);
    failingSince = Map.copyOf(failingSince);
  }

  /** What is known once this is, too. */
  public TeamsNow after(TeamsEvent event) {
    Map<String, TeamsCardPosted> cards = new HashMap<>(posted);
    Map<String, TeamsCardFailed> failing = new HashMap<>(failures);
    Map<String, Instant> since = new HashMap<>(failingSince);
    switch (event) {
      case TeamsCardPosted card -> {
        cards.put(card.channel(), card);
        failing.remove(card.channel());
        since.remove(card.channel());
      }
      case TeamsCardFailed failed -> {
        failing.put(failed.channel(), failed);
        since.putIfAbsent(failed.channel(), failed.at());
      }
    }
    return new TeamsNow(cards, failing, since);
  }

  /** The newest card of a channel; nothing when it has none. */
  public Optional<TeamsCardPosted> card(String channel) {
    return Optional.ofNullable(posted.get(channel));
  }

  /** Whether the newest card of a channel says this, and nothing failed since. */
  boolean says(String channel, Severity severity, ResponseState state) {
    TeamsCardPosted card = posted.get(channel);
    return card != null
        && card.severity() == severity
        && card.state() == state
        && !failures.containsKey(channel);
  }

  boolean failsWith(String channel, String error) {
    TeamsCardFailed failure = failures.get(channel);
    return failure != null && failure.error().equals(error);
  }
}
