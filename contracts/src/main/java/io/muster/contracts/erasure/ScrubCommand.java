package io.muster.contracts.erasure;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What a service tells of its scrubbing. */
public sealed interface ScrubCommand extends Command {

  /** See {@link ScrubEvent.Done}; saying it again changes nothing. */
  record RecordScrubbed(String personId, String service, long deadLetters, Actor by)
      implements ScrubCommand {
    @Override
    public String aggregateId() {
      return ScrubEvent.idFor(service, personId);
    }
  }
}
