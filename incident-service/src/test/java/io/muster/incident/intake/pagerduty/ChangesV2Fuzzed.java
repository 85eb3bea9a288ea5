package io.muster.incident.intake.pagerduty;

import io.muster.incident.intake.Source;
import java.util.function.Supplier;

/** PagerDuty's change events. */
final class ChangesV2Fuzzed implements Supplier<Source> {

  @Override
  public Source get() {
    return new ChangesV2(new EventsV2());
  }
}
