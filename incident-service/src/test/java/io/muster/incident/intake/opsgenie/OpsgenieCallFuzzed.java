package io.muster.incident.intake.opsgenie;

import io.muster.incident.intake.Source;
import io.muster.incident.intake.opsgenie.OpsgenieCall.Verb;
import java.util.Optional;
import java.util.function.Supplier;

/** The call that makes an alert. */
final class OpsgenieCallFuzzed implements Supplier<Source> {

  @Override
  public Source get() {
    return new OpsgenieCall(new Opsgenie(), null, Verb.CREATE, Optional.empty());
  }
}
