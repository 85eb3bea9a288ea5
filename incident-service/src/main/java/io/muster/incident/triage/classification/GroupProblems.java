package io.muster.incident.triage.classification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.UnreadableEventException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What each group of alerts is about so far, read from the log. The groups last heard of are
 * remembered, so that each further alert costs no reading; what this process missed it reads on.
 */
@Component
class GroupProblems {

  private static final int REMEMBERED = 2_000;
  private static final int PAGE = 200;

  private final EventLog log;
  private final EventCodec codec;
  private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  GroupProblems(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
    log.doorbell().onTrouble(known::invalidateAll);
  }

  /**
   * A group so far.
   *
   * @param sequence up to which its events are in it; -1 for none
   * @param incidentId the incident that has it; null before the first event
   * @param problem what it is about; null before the first event
   */
  record Known(long sequence, String incidentId, Problem problem) {

    private static final Known NOTHING = new Known(-1, null, null);

    private Known with(Event event, long at) {
      return switch (event) {
        case Opened opened ->
            new Known(
                at,
                opened.incidentId(),
                new Problem(
                    Set.of(), opened.severity(), Problem.distinct(opened.services()), null));
        case AlertFired fired ->
            new Known(
                at, incidentId, problem.with(fired.severity(), fired.service(), fired.context()));
        case Attached moved -> new Known(at, moved.incidentId(), problem);
        case Detached moved -> new Known(at, moved.incidentId(), problem);
        default -> new Known(at, incidentId, problem);
      };
    }
  }

  /** The group as it was after all that was recorded with its opening. */
  Known atOpening(Opened group) {
    StoredCommit first = log.commitOf(group.groupId(), 0).orElseThrow();
    Known known = Known.NOTHING.with(group, 0);
    for (StoredEvent event : first.events()) {
      known = event.sequence() == 0 ? known : after(known, event);
    }
    Problem problem = known.problem();
    // The source may have said more exactly how bad it is than the one scale of alerts can.
    return new Known(
        known.sequence(),
        known.incidentId(),
        new Problem(problem.alerts(), group.severity(), problem.services(), problem.label()));
  }

  /** The last that was remembered of a group, or else how it was when it opened. */
  Known before(String groupId) {
    Known remembered = known.getIfPresent(groupId);
    if (remembered != null) {
      return remembered;
    }
    return atOpening(
        (Opened) codec.decode(log.commitOf(groupId, 0).orElseThrow().events().getFirst()));
  }

  /** The group as it was after this alert fired. */
  Known after(Known before, AlertFired fired, long sequence) {
    return upTo(before, fired.groupId(), sequence).with(fired, sequence);
  }

  /** The group as it was just before the event of this sequence. */
  Known upTo(Known before, String groupId, long sequence) {
    Known now = before;
    while (now.sequence() < sequence - 1) {
      int missed = (int) Math.min(PAGE, sequence - 1 - now.sequence());
      List<StoredCommit> page = log.readAggregate(groupId, now.sequence() + 1, missed).commits();
      if (page.isEmpty()) {
        break;
      }
      for (StoredCommit commit : page) {
        for (StoredEvent event : commit.events()) {
          now =
              event.sequence() > now.sequence() && event.sequence() < sequence
                  ? after(now, event)
                  : now;
        }
      }
    }
    return now;
  }

  /** One alert that cannot be read keeps nobody from being called for the others. */
  private Known after(Known before, StoredEvent event) {
    try {
      return before.with(codec.decode(event), event.sequence());
    } catch (UnreadableEventException e) {
      return new Known(event.sequence(), before.incidentId(), before.problem());
    }
  }

  /** Takes a group for dealt with so far. */
  void remember(String groupId, Known group) {
    known.put(groupId, group);
  }
}
