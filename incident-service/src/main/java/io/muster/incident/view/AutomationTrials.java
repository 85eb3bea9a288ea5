package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.automation.RuleContent;
import io.muster.eventlog.EventLog;
import io.muster.incident.automation.RuleTrials;
import io.muster.incident.response.IncidentNumbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Tries an automation rule on the incidents of the last month, as the log has them. */
@Component
class AutomationTrials {

  private static final Duration BACK = Duration.ofDays(30);

  /** Each costs a read; an installation with more than that in a month is told so. */
  private static final int MOST_INCIDENTS = 2_000;

  private static final int SHOWN = 200;

  private final IncidentRows incidents;
  private final RuleTrials trials;
  private final EventLog log;
  private final Clock clock;

  AutomationTrials(IncidentRows incidents, RuleTrials trials, EventLog log, Clock clock) {
    this.incidents = incidents;
    this.trials = trials;
    this.log = log;
    this.clock = clock;
  }

  /** Of the incidents one may see; drills are none. */
  AutomationForms.Trying of(RuleContent content, Sight sight) throws InterruptedException {
    Instant now = clock.instant();
    Instant since = now.minus(BACK);
    long upTo = log.head().position();
    List<Document> rows =
        incidents.find(
            Filters.and(
                Filters.gte("updatedAt", Date.from(since.minus(waited(content)))),
                Filters.eq(IncidentRows.DRILL, null),
                sight.filter()),
            Sorts.descending("number"),
            MOST_INCIDENTS + 1);
    List<Document> looked = rows.subList(0, Math.min(MOST_INCIDENTS, rows.size()));
    List<RuleTrials.Met> met = new ArrayList<>();
    Map<String, String> numbers = new HashMap<>();
    int events = 0;
    for (Document row : looked) {
      String id = row.getString("_id");
      RuleTrials.Tried tried = trials.on(id, content, since, upTo, now);
      events += tried.events();
      met.addAll(tried.met());
      numbers.put(id, IncidentNumbers.inWords(row.getLong("number")));
    }
    met.sort(Comparator.comparing(RuleTrials.Met::position).reversed());
    return new AutomationForms.Trying(
        since,
        upTo,
        looked.size(),
        events,
        met.size(),
        mostInAnHour(met.reversed()),
        rows.size() <= MOST_INCIDENTS,
        met.stream()
            .limit(SHOWN)
            .map(
                each ->
                    new AutomationForms.Met(
                        new Shown.Ref(each.incidentId(), numbers.get(each.incidentId())),
                        each.position(),
                        each.at()))
            .toList());
  }

  /** How long before it fires the last thing may have happened in an incident. */
  private static Duration waited(RuleContent content) {
    return content.lasting() == null
        ? Duration.ZERO
        : Duration.ofMinutes(content.lasting().minutes());
  }

  /** Of all that would have fired, the oldest first. */
  private static int mostInAnHour(List<RuleTrials.Met> met) {
    Deque<Instant> hour = new ArrayDeque<>();
    int most = 0;
    for (RuleTrials.Met each : met) {
      hour.addLast(each.at());
      while (hour.getFirst().isBefore(each.at().minus(Duration.ofHours(1)))) {
        hour.removeFirst();
      }
      most = Math.max(most, hour.size());
    }
    return most;
  }
}
