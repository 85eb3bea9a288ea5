package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.AutomationRuleEvent.Disabled;
import io.muster.contracts.automation.AutomationRuleEvent.Enabled;
import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.AutomationRuleEvent.Published;
import io.muster.contracts.automation.AutomationRuleEvent.Retired;
import io.muster.contracts.automation.AutomationRuleEvent.Tried;
import io.muster.incident.automation.Rule;
import io.muster.incident.automation.RuleRegister.Firing;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows automation rules and what they did, as far as the reader may see it. */
@Component
class AutomationPresenter {

  private final PeopleDirectory people;
  private final VisibleIncidents incidents;

  AutomationPresenter(PeopleDirectory people, VisibleIncidents incidents) {
    this.people = people;
    this.incidents = incidents;
  }

  AutomationForms.Row row(Rule rule) {
    return new AutomationForms.Row(
        rule.id(),
        rule.name(),
        rule.newest().map(Published::content).orElse(rule.draft().content()).when(),
        rule.newest().map(Published::version).orElse(null),
        rule.draft().draft(),
        rule.progress(),
        rule.enabled() == null ? null : rule.enabled().version(),
        rule.stopped() != null,
        rule.retired() != null,
        rule.firings(),
        rule.lastFired(),
        rule.updatedAt());
  }

  AutomationForms.Whole whole(Rule rule, Caller caller) {
    Named named = new Named(Names.of(mentioned(rule), people, caller));
    boolean open = rule.progress() != Rule.Progress.PUBLISHED;
    Enabled enabled = rule.enabled();
    Disabled disabled = rule.disabled();
    Retired retired = rule.retired();
    FiringWithheld stopped = rule.stopped();
    return new AutomationForms.Whole(
        row(rule),
        open ? rule.draft().content() : null,
        open ? rule.draft().reason() : null,
        open ? named.by(rule.draft().by()) : null,
        rule.returned(),
        rule.versions().stream().map(version -> version(rule, version, named)).toList(),
        enabled == null ? null : named.word(enabled.by(), enabled.at(), enabled.reason()),
        disabled == null ? null : named.word(disabled.by(), disabled.at(), disabled.reason()),
        retired == null ? null : named.word(retired.by(), retired.at(), retired.reason()),
        stopped == null ? null : stopped.bar(),
        stopped == null ? null : stopped.at(),
        caller.is("manager")
            && rule.progress() == Rule.Progress.SUBMITTED
            && !rule.authors().contains(caller.id()),
        rule.version());
  }

  AutomationForms.Firings firings(List<Firing> firings, int inAll, Caller caller) {
    Map<String, String> numbers =
        incidents.numbers(
            firings.stream().map(firing -> firing.began().incidentId()).toList(), Sight.of(caller));
    return new AutomationForms.Firings(
        firings.stream().map(firing -> firing(firing, numbers)).toList(), inAll);
  }

  private static AutomationForms.Firing firing(Firing firing, Map<String, String> numbers) {
    String id = firing.began().incidentId();
    boolean seen = numbers.containsKey(id);
    return new AutomationForms.Firing(
        firing.position(),
        firing.began().version(),
        seen ? new Shown.Ref(id, numbers.get(id)) : null,
        firing.began().trigger(),
        firing.began().at(),
        firing.began() instanceof FiringWithheld withheld ? withheld.bar() : null,
        firing.began() instanceof Fired fired && fired.rehearsed(),
        seen && firing.ended() != null ? firing.ended().outcomes() : null);
  }

  private static AutomationForms.Version version(Rule rule, Published said, Named named) {
    return new AutomationForms.Version(
        said.version(),
        said.content(),
        named.by(said.by()),
        said.authorIds().stream().map(named::person).toList(),
        said.at(),
        said.reason(),
        rule.trial(said.version()).map(tried -> trial(tried, named)).orElse(null));
  }

  private static AutomationForms.Trial trial(Tried tried, Named named) {
    return new AutomationForms.Trial(
        tried.since(),
        tried.upTo(),
        tried.incidents(),
        tried.events(),
        tried.met(),
        tried.complete(),
        named.by(tried.by()),
        tried.at());
  }

  private static Set<String> mentioned(Rule rule) {
    Set<String> ids = new HashSet<>();
    ids.add(rule.draft().by().id());
    rule.versions()
        .forEach(
            version -> {
              ids.add(version.by().id());
              ids.addAll(version.authorIds());
              rule.trial(version.version()).ifPresent(tried -> ids.add(tried.by().id()));
            });
    if (rule.enabled() != null) {
      ids.add(rule.enabled().by().id());
    }
    if (rule.disabled() != null) {
      ids.add(rule.disabled().by().id());
    }
    if (rule.retired() != null) {
      ids.add(rule.retired().by().id());
    }
    return ids;
  }

  /** People as the reader may see them. */
  private record Named(Names names) {

    Shown.By by(Actor actor) {
      return new Shown.By(actor.kind(), actor.id(), names.of(actor.kind(), actor.id()));
    }

    Shown.By person(String id) {
      return new Shown.By(Actor.Kind.PERSON, id, names.of(id));
    }

    PlanForms.Word word(Actor by, Instant at, String reason) {
      return new PlanForms.Word(by(by), at, reason);
    }
  }
}
