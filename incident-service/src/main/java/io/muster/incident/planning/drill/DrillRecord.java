package io.muster.incident.planning.drill;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** What people did in the incidents of a drill, read from the log itself. */
@Component
public final class DrillRecord {

  private static final int PAGE = 200;

  private final EventLog log;
  private final EventCodec codec;

  DrillRecord(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** Something that happened, and where the log holds it. */
  public record Entry(long position, IncidentEvent event) {}

  /** Everything, in the order of the log. */
  public List<Entry> of(String drillId) {
    List<Entry> entries = new ArrayList<>();
    StoredCommit last = null;
    EventLog.Page page;
    do {
      page = log.readAlike(DrillIds.within(drillId, ""), last, PAGE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          if (codec.decode(event) instanceof IncidentEvent happened) {
            entries.add(new Entry(event.position(), happened));
          }
        }
        last = commit;
      }
    } while (page.more());
    entries.sort(Comparator.comparing(Entry::position));
    return entries;
  }

  /**
   * Where the first alert of an incident came in; nothing when no alert opened it. An incident
   * opens a moment after that, and how long the moment is is nothing to score people by.
   */
  public OptionalLong alertOf(IncidentEvent.Opened incident) {
    String groupId = incident.source().alertGroupId();
    return groupId == null
        ? OptionalLong.empty()
        : log.commitOf(groupId, 0).stream()
            .mapToLong(commit -> commit.events().getFirst().position())
            .findFirst();
  }
}
