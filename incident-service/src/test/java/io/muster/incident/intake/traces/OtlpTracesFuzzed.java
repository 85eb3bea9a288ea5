package io.muster.incident.intake.traces;

import io.muster.incident.intake.Source;
import java.time.Clock;
import java.util.function.Supplier;

/** Traces, without the map they go into. */
final class OtlpTracesFuzzed implements Supplier<Source> {

  @Override
  public Source get() {
    return new OtlpTraces(null, Clock.systemUTC());
  }
}
