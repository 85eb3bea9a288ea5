package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Trouble;
import java.time.Instant;
import java.util.List;

/** What can be asked of a calendar that is read for leave by itself. */
public sealed interface CalendarSubscriptionCommand extends Command {

  /** The subscription. */
  String subscriptionId();

  @Override
  default String aggregateId() {
    return subscriptionId();
  }

  /** Give a calendar's address, or another one; see {@link CalendarSubscriptionEvent.Given}. */
  record Give(
      String subscriptionId,
      String personId,
      String teamId,
      String address,
      String zone,
      boolean wholeDays,
      boolean wholeTeam,
      List<String> words,
      Actor by)
      implements CalendarSubscriptionCommand {
    public Give {
      words = List.copyOf(words);
    }
  }

  /** Record that it fails. Changes nothing when that is recorded. */
  record RecordFailing(String subscriptionId, Trouble trouble, Instant since, Actor by)
      implements CalendarSubscriptionCommand {}

  /** Record that it is read again. Changes nothing unless it failed. */
  record RecordReadAgain(String subscriptionId, Actor by) implements CalendarSubscriptionCommand {}

  /** Read it no more. Changes nothing when it is not. */
  record End(String subscriptionId, Actor by) implements CalendarSubscriptionCommand {}
}
