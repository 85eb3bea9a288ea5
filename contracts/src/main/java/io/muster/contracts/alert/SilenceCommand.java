package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import java.time.Instant;
import java.util.List;

/** What can be asked of the register of silences. Each is safe to give twice. */
public sealed interface SilenceCommand extends Command {

  @Override
  default String aggregateId() {
    return SilenceEvent.REGISTER;
  }

  /**
   * Silence alerts; once, or again and again. Only managers may have a silence come back.
   *
   * @param from when it begins; null: at once
   * @param weekly null: once
   */
  record Create(
      String silenceId,
      List<LabelMatcher> matchers,
      Instant from,
      Instant until,
      WeeklyWindow weekly,
      String reason,
      Actor by,
      Authority authority)
      implements SilenceCommand {}

  /**
   * End a silence before its time; does nothing when it is over.
   *
   * @param version how often it had changed when the asker looked, 0 for never; null: as it is
   */
  record End(String silenceId, String reason, Long version, Actor by, Authority authority)
      implements SilenceCommand {}
}
