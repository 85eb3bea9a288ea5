package io.muster.incident.intake.dependencies;

import io.muster.incident.intake.Source;
import java.util.function.Supplier;

/** What muster-scan sends, without the map it goes into. */
final class ScanReportsFuzzed implements Supplier<Source> {

  @Override
  public Source get() {
    return new ScanReports(null);
  }
}
