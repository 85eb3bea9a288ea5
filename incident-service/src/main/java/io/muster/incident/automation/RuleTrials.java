package io.muster.incident.automation;

import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.incident.automation.RuleFacts.Told;
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
   * @param position in the log of the event that would have set it off, or since which what was
   *     waited for had not happened
   * @param at when it would have fired, UTC
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
   * @param now until when something may have failed to happen, UTC
   */
  public Tried on(String incidentId, RuleContent content, Instant since, long upTo, Instant now)
      throws InterruptedException {
    List<List<Told>> recorded = new ArrayList<>();
    facts.tell(incidentId, 0, upTo, recorded::add);
    return content.when().waits()
        ? waited(incidentId, content, recorded, since, now)
        : happened(incidentId, content, recorded, since);
  }

  /**
   * Once in an incident, as it fires: at the end of the first wait at which its condition holds.
   */
  private Tried waited(
      String incidentId, RuleContent content, List<List<Told>> recorded, Instant since, Instant now)
      throws InterruptedException {
    Waiting waiting = new Waiting(content);
    int events = 0;
    for (int i = 0; i < recorded.size(); i++) {
      waiting.takeAll(recorded.get(i));
      Optional<Waiting.Since> begun = waiting.since();
      if (begun.isEmpty()) {
        continue;
      }
      Instant due = Waiting.due(content, begun.get().event().at());
      Instant from = at(recorded.get(i));
      Instant next = i + 1 < recorded.size() ? at(recorded.get(i + 1)) : now;
      // It is due before what happens next, and was not before what happened last.
      if (due.isAfter(next) || due.isBefore(from) || due.isBefore(since)) {
        continue;
      }
      events++;
      long upTo = recorded.get(i).getLast().position();
      if (content.condition() == null
          || JsonCondition.holds(
              content.condition(),
              RuleFacts.timed(
                  facts.document(waiting.incident(), Occasion.missed(content), upTo),
                  due,
                  content.zone()))) {
        return new Tried(
            events, List.of(new Met(incidentId, begun.get().position(), content.when(), due)));
      }
    }
    return new Tried(events, List.of());
  }

  private static Instant at(List<Told> together) {
    return together.getLast().event().at();
  }

  private Tried happened(
      String incidentId, RuleContent content, List<List<Told>> recorded, Instant since)
      throws InterruptedException {
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
                facts.document(incident, Occasion.told(content.when(), event), position),
                event.at(),
                content.zone()));
  }
}
