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
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Tries an automation rule on the incidents of the last month, as the log has them. */
@Component
class AutomationTrials {

  private static final Duration BACK = Duration.ofDays(30);
  private static final int TOGETHER = 50;
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

  /** Hears how far a trial is, and says whether it is to go on. */
  interface Progress {

    boolean goOn(int looked, int inAll);
  }

  /**
   * Of the incidents one may see, the newest first; drills are none. What is kept meanwhile is the
   * time of each firing and the newest of them, however many incidents there are.
   *
   * @return nothing when it was not to go on
   */
  Optional<AutomationForms.Trying> of(RuleContent content, Sight sight, Progress progress)
      throws InterruptedException {
    Instant now = clock.instant();
    Instant since = now.minus(BACK);
    long upTo = log.head().position();
    Bson asked =
        Filters.and(
            Filters.gte("updatedAt", Date.from(since.minus(waited(content)))),
            Filters.eq(IncidentRows.DRILL, null),
            sight.filter());
    Found found = new Found();
    int inAll = incidents.count(asked);
    long before = Long.MAX_VALUE;
    while (progress.goOn(found.incidents, Math.max(inAll, found.incidents))) {
      List<Document> rows =
          incidents.find(
              Filters.and(asked, Filters.lt("number", before)),
              Sorts.descending("number"),
              TOGETHER);
      if (rows.isEmpty()) {
        return Optional.of(found.shown(since, upTo));
      }
      for (Document row : rows) {
        found.take(row, trials.on(row.getString("_id"), content, since, upTo, now));
      }
      before = rows.getLast().getLong("number");
    }
    return Optional.empty();
  }

  /** How long before it fires the last thing may have happened in an incident. */
  private static Duration waited(RuleContent content) {
    return content.lasting() == null
        ? Duration.ZERO
        : Duration.ofMinutes(content.lasting().minutes());
  }

  /** What came of it so far. */
  private static final class Found {

    private final List<Instant> times = new ArrayList<>();
    private final PriorityQueue<AutomationForms.Met> newest =
        new PriorityQueue<>(Comparator.comparing(AutomationForms.Met::position));
    private int incidents;
    private int events;

    void take(Document row, RuleTrials.Tried tried) {
      incidents++;
      events += tried.events();
      String number = IncidentNumbers.inWords(row.getLong("number"));
      for (RuleTrials.Met met : tried.met()) {
        times.add(met.at());
        newest.add(
            new AutomationForms.Met(
                new Shown.Ref(met.incidentId(), number), met.position(), met.at()));
        if (newest.size() > SHOWN) {
          newest.remove();
        }
      }
    }

    AutomationForms.Trying shown(Instant since, long upTo) {
      return new AutomationForms.Trying(
          since,
          upTo,
          incidents,
          events,
          times.size(),
          mostInAnHour(),
          newest.stream()
              .sorted(Comparator.comparing(AutomationForms.Met::position).reversed())
              .toList());
    }

    /** Of all that would have fired. */
    private int mostInAnHour() {
      Deque<Instant> hour = new ArrayDeque<>();
      int most = 0;
      for (Instant at : times.stream().sorted().toList()) {
        hour.addLast(at);
        while (hour.getFirst().isBefore(at.minus(Duration.ofHours(1)))) {
          hour.removeFirst();
        }
        most = Math.max(most, hour.size());
      }
      return most;
    }
  }
}
