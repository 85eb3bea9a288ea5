package io.muster.incident.intake.cloudwatch;

import io.muster.incident.intake.Source;
import java.util.function.Supplier;

/** CloudWatch with signatures checked in earnest, against an SNS of our own. */
final class CloudWatchFuzzed implements Supplier<Source> {

  @Override
  public Source get() {
    return new CloudWatch(null, new PretendedSns().reached());
  }
}
