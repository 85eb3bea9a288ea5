package io.muster.incident.automation;

import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.incident.automation.RuleFacts.Told;
import io.muster.incident.intake.JsonCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    List<List<Told>> recorded = new ArrayList<>();
    facts.tell(incidentId, 0, upTo, recorded::add);
    IncidentSoFar incident = new IncidentSoFar();
    List<Met> met = new ArrayList<>();
    int events = 0;
    for (List<Told> together : recorded) {
      incident.takeAll(together);
      for (Told told : together) {
        IncidentEvent event = (IncidentEvent) told.event();
        if (event.at().isBefore(since)
            || Occasion.of(event).filter(content.when()::equals).isEmpty()) {
          continue;
        }
        events++;
        if (holds(content, incident, event, told.position())) {
          met.add(new Met(incidentId, told.position(), content.when(), event.at()));
        }
      }
    }
    return new Tried(events, met);
  }

  private boolean holds(
      RuleContent content, IncidentSoFar incident, IncidentEvent event, long position)
      throws InterruptedException {
    // A rule that always fires needs no document, which takes reading what alerted.
    return content.condition() == null
        || JsonCondition.holds(
            content.condition(),
            RuleFacts.timed(
                facts.document(incident, content.when(), event, position),
                event.at(),
                content.zone()));
  }
}
