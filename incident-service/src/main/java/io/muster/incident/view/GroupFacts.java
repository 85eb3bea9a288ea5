package io.muster.incident.view;

import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happened to a group of alerts, from the log itself. */
@Component
class GroupFacts {

  private static final int COMMITS_AT_ONCE = 500;

  private final EventLog log;
  private final EventCodec codec;

  GroupFacts(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** Everything, oldest first; nothing when there is no such group. */
  List<TimelineRows.Fact> of(String groupId) {
    List<TimelineRows.Fact> facts = new ArrayList<>();
    EventLog.Page page;
    do {
      page = log.readAggregate(groupId, facts.size(), COMMITS_AT_ONCE);
      page.commits().stream()
          .filter(commit -> commit.aggregateType().equals("AlertGroup"))
          .forEach(commit -> add(facts, commit));
    } while (page.more());
    return facts;
  }

  /** The events alone. */
  List<AlertGroupEvent> events(String groupId) {
    return of(groupId).stream().map(fact -> (AlertGroupEvent) fact.event()).toList();
  }

  private void add(List<TimelineRows.Fact> facts, StoredCommit commit) {
    commit
        .events()
        .forEach(
            event ->
                facts.add(
                    new TimelineRows.Fact(
                        event.position(),
                        event.id(),
                        event.type(),
                        commit.recordTime(),
                        codec.decode(event))));
  }
}
