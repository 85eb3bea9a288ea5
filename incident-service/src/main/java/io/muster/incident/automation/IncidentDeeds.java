package io.muster.incident.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleBar;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.contracts.automation.RuleOutcome.Kind;
import io.muster.contracts.automation.RuleOutcome.Result;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.incident.intake.JsonTemplate;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What rules do within the incident itself: tasks, and notes in its timeline. */
@Component
class IncidentDeeds {

  private final RuleFacts facts;
  private final CommandSender sender;

  IncidentDeeds(RuleFacts facts, CommandSender sender) {
    this.facts = facts;
    this.sender = sender;
  }

  /** What would have been done, were the incident none of a drill. */
  static List<RuleOutcome> wouldHave(RuleContent content) {
    List<RuleOutcome> outcomes = new ArrayList<>();
    wouldHave(Kind.TASK, content.tasks(), outcomes);
    wouldHave(Kind.UPDATE, content.updates(), outcomes);
    wouldHave(Kind.ACTION, content.actions(), outcomes);
    wouldHave(Kind.PAGE, content.pages(), outcomes);
    wouldHave(Kind.DRAFT, content.drafts(), outcomes);
    return outcomes;
  }

  private static void wouldHave(Kind kind, List<?> items, List<RuleOutcome> outcomes) {
    for (int item = 1; item <= items.size(); item++) {
      outcomes.add(new RuleOutcome(kind, item, Result.WOULD_HAVE, null, null));
    }
  }

  /**
   * Does it, as much of it as was not done before.
   *
   * @param position where the log holds that it fired
   */
  List<RuleOutcome> perform(Fired fired, RuleContent content, Actor by, long position)
      throws InterruptedException {
    IncidentEvent trigger = (IncidentEvent) facts.eventAt(fired.trigger());
    boolean waited = content.when().waits();
    long upTo = waited ? position : fired.trigger();
    Instant at = waited ? Waiting.due(content, trigger.at()) : trigger.at();
    IncidentSoFar incident = facts.at(fired.incidentId(), upTo);
    Map<String, Object> document =
        RuleFacts.timed(
            facts.document(
                incident,
                waited ? Occasion.missed(content) : Occasion.told(content.when(), trigger),
                upTo),
            at,
            content.zone());
    List<RuleOutcome> outcomes = new ArrayList<>();
    for (int item = 1; item <= content.tasks().size(); item++) {
      RuleContent.AddedTask task = content.tasks().get(item - 1);
      outcomes.add(
          decide(
              Kind.TASK,
              item,
              id(fired, Kind.TASK, item),
              new TaskCommand.Add(
                  fired.incidentId(),
                  id(fired, Kind.TASK, item),
                  filled(task.title(), document),
                  filled(task.details(), document),
                  incident.holder(task.owner()).orElse(null),
                  due(at, task.dueMinutes()),
                  List.of(),
                  TaskOrigin.rule(fired.ruleId(), fired.version(), item),
                  by,
                  Authority.SYSTEM)));
    }
    for (int item = 1; item <= content.updates().size(); item++) {
      String id = id(fired, Kind.UPDATE, item);
      String text = filled(content.updates().get(item - 1).text(), document);
      outcomes.add(
          decide(
              Kind.UPDATE,
              item,
              id,
              new AddNote(
                  fired.incidentId(),
                  id,
                  "%s (automatic, by the rule “%s”, version %d)"
                      .formatted(text, content.name(), fired.version()),
                  by,
                  Authority.SYSTEM)));
    }
    return outcomes;
  }

  /** As it was written where none of its fields is there: what is missing is then seen. */
  static String filled(String text, Map<String, Object> document) {
    String filled = JsonTemplate.filled(text, document);
    return filled == null ? text : filled;
  }

  /** Writes into the incident in which a rule reached a limit that it did, and what comes of it. */
  void sayStopped(FiringWithheld withheld, String name) {
    String often =
        withheld.bar() == RuleBar.INCIDENT_LIMIT ? "in this incident" : "over all incidents";
    decide(
        Kind.UPDATE,
        0,
        null,
        new AddNote(
            withheld.incidentId(),
            "%s-%d-stopped".formatted(withheld.ruleId(), withheld.trigger()),
            "The automation rule “%s” stopped itself: it had fired as often as it may within an"
                    .formatted(name)
                + " hour %s. It does nothing more until a manager enables it anew."
                    .formatted(often),
            RuleActors.of(withheld.ruleId(), withheld.version()),
            Authority.SYSTEM));
  }

  private RuleOutcome decide(Kind kind, int item, String id, IncidentCommand command) {
    try {
      sender.decide(command);
      return new RuleOutcome(kind, item, Result.DONE, id, null);
    } catch (Refused refused) {
      return new RuleOutcome(kind, item, Result.REFUSED, null, refused.getMessage());
    }
  }

  /** The same whenever it is asked for, so that nothing is done twice. */
  private static String id(Fired fired, Kind kind, int item) {
    return "%s-%d-%d-%s-%d"
        .formatted(
            fired.ruleId(),
            fired.version(),
            fired.trigger(),
            kind.name().toLowerCase(Locale.ROOT),
            item);
  }

  private static Instant due(Instant from, Integer minutes) {
    return minutes == null ? null : from.plus(Duration.ofMinutes(minutes));
  }
}
