package io.muster.incident.view;

import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Closed;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Silenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced;
import io.muster.incident.triage.AlertLabels;
import io.muster.incident.triage.silence.AlertConditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tries conditions on the alerts of the last day, as the log has them. */
@Component
class SilencePreviews {

  private static final Duration BACK = Duration.ofHours(24);

  /** Each costs a read; an installation with more than that in a day is told so. */
  private static final int MOST_GROUPS = 2_000;

  private static final int SHOWN = 50;

  private final AlertGroupRows rows;
  private final GroupFacts facts;
  private final Clock clock;

  SilencePreviews(AlertGroupRows rows, GroupFacts facts, Clock clock) {
    this.rows = rows;
    this.facts = facts;
    this.clock = clock;
  }

  SilenceForms.Preview of(AlertConditions conditions) {
    Instant since = clock.instant().minus(BACK);
    List<String> groups = rows.firedSince(since, MOST_GROUPS + 1);
    List<SilenceForms.Met> met = new ArrayList<>();
    int incidents = 0;
    for (String groupId : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
      Group group = new Group(facts.events(groupId), conditions);
      met.addAll(group.met(since));
      incidents += group.wouldHaveCalledNobody(since) ? 1 : 0;
    }
    return new SilenceForms.Preview(
        since,
        met.size(),
        (int) met.stream().filter(SilenceForms.Met::firing).count(),
        incidents,
        met.stream()
            .sorted(Comparator.comparing(SilenceForms.Met::firedAt).reversed())
            .limit(SHOWN)
            .toList(),
        groups.size() <= MOST_GROUPS);
  }

  /** One group with what the conditions mean for it. */
  private static final class Group {

    private final Opened opened;
    private final Map<String, AlertFired> last = new LinkedHashMap<>();
    private final Set<String> firing = new HashSet<>();
    private boolean allMet = true;
    private boolean quiet;

    Group(List<AlertGroupEvent> history, AlertConditions conditions) {
      opened = (Opened) history.getFirst();
      for (AlertGroupEvent event : history) {
        switch (event) {
          case AlertFired fired -> fired(fired, conditions);
          case AlertResolved over -> firing.remove(over.alertKey());
          case Closed closed -> firing.clear();
          case Silenced silenced -> quiet = true;
          case Unsilenced loud -> quiet = false;
          default -> {
            // Nothing begins or ends.
          }
        }
      }
    }

    private void fired(AlertFired fired, AlertConditions conditions) {
      if (conditions.meets(label -> AlertLabels.of(label, opened.integrationId(), fired))) {
        last.put(fired.alertKey(), fired);
        firing.add(fired.alertKey());
      } else {
        allMet = false;
      }
    }

    List<SilenceForms.Met> met(Instant since) {
      return last.values().stream()
          .filter(alert -> firing.contains(alert.alertKey()) || !alert.at().isBefore(since))
          .map(alert -> met(alert, firing.contains(alert.alertKey())))
          .toList();
    }

    boolean wouldHaveCalledNobody(Instant since) {
      return allMet && !quiet && !opened.at().isBefore(since);
    }

    private SilenceForms.Met met(AlertFired alert, boolean firesNow) {
      return new SilenceForms.Met(
          alert.groupId(),
          alert.alertKey(),
          alert.name(),
          alert.service(),
          alert.severity().name().toLowerCase(Locale.ROOT),
          alert.summary(),
          alert.at(),
          firesNow);
    }
  }
}
