package io.muster.incident.automation;

import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.incident.intake.JsonCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says when a rule would have fired in an incident that was; nothing is done or written. */
@Component
public class RuleTrials {

  private final RuleFacts facts;

  RuleTrials(RuleFacts facts) {
    this.facts = facts;
  }

  /**
   * One time it would have fired.
   *
   * @param position in the log of the event that would have set it off
   * @param at when that was, UTC
   */
  public record Met(String incidentId, long position, RuleWhen when, Instant at) {}

  /**
   * What came of trying it on one incident.
   *
   * @param events how many events it would have been asked about
   */
  public record Tried(int events, List<Met> met) {}

  /**
   * Tries it on one incident.
   *
   * @param since events before do not set it off, UTC
   * @param upTo nor do those after this position of the log
   */
  public Tried on(String incidentId, RuleContent content, Instant since, long upTo)
      throws InterruptedException {
    List<Asked> asked = new ArrayList<>();
    facts.tell(
        incidentId,
        0,
        upTo,
        (event, stored) -> asked.add(new Asked((IncidentEvent) event, stored.position())));
    IncidentSoFar incident = new IncidentSoFar();
    List<Met> met = new ArrayList<>();
    int events = 0;
    for (Asked each : asked) {
      incident.take(each.event());
      Optional<RuleWhen> when = Occasion.of(each.event());
      if (when.isEmpty() || when.get() != content.when() || each.event().at().isBefore(since)) {
        continue;
      }
      events++;
      if (JsonCondition.holds(
          content.condition(),
          facts.document(incident, when.get(), each.event(), each.position(), content.zone()))) {
        met.add(new Met(incidentId, each.position(), when.get(), each.event().at()));
      }
    }
    return new Tried(events, met);
  }

  private record Asked(IncidentEvent event, long position) {}
}
