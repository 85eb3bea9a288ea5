package io.muster.reporting.report;

import io.muster.contracts.Event;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.Story;
import java.util.HexFormat;

/** Reports made from events alone. */
public final class Given {

  private Given() {}

  static IncidentReport report(Event... events) {
    return report(Story.of(events), new Names(Outage.NAMES::get, false));
  }

  static IncidentReport masked(Event... events) {
    Story story = Story.of(events);
    Names names = new Names(Outage.NAMES::get, true);
    story.entries().forEach(entry -> entry.event().ifPresent(names::meet));
    return report(story, names);
  }

  /** The report of the one incident a story is about. */
  public static IncidentReport report(Story story, Names names) {
    ReportBuilder builder = new ReportBuilder(names);
    story.entries().forEach(builder::add);
    LogEntry end = story.last();
    String hash = HexFormat.of().formatHex(end.commit().hash());
    return builder.build(
        new IncidentReport.AsOf(end.position(), hash, end.commit().recordTime()),
        new IncidentReport.Signed(
            end.position(), hash, end.commit().recordTime().plusSeconds(5), "a1b2c3d4e5f60718"),
        null);
  }
}
