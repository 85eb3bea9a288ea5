package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.escalation.StillNeeded;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.facts.RoleWords;
import io.muster.starter.PeopleDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells who learns what those they learn from were called for; never more than that. */
@Component
class ShadowWords implements NoticeWords {

  private final Facts facts;
  private final Incidents incidents;
  private final StillNeeded needed;
  private final PeopleDirectory people;

  ShadowWords(Facts facts, Incidents incidents, StillNeeded needed, PeopleDirectory people) {
    this.facts = facts;
    this.incidents = incidents;
    this.needed = needed;
    this.people = people;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.SHADOWED_PAGE);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    if (needed.quietBecause(notice.aboutId(), notice.incidentId()).isPresent()
        || incidents.hiddenFrom(notice.incidentId(), notice.personId())) {
      return Optional.empty();
    }
    Optional<EscalationEvent.StepFired> step =
        facts.readable(notice.aboutId()).stream()
            .filter(EscalationEvent.StepFired.class::isInstance)
            .map(EscalationEvent.StepFired.class::cast)
            .filter(fired -> part(fired).equals(notice.part()))
            .findFirst();
    String why =
        needed
            .roleOf(notice.aboutId())
            .map(role -> "as nobody is " + RoleWords.of(role))
            .orElse("for it");
    return step.flatMap(
        fired -> incidents.find(notice.incidentId()).map(it -> told(it, fired, why)));
  }

  /** Names the step in a notice; in the first round by its level alone. */
  static String part(EscalationEvent.StepFired step) {
    return step.round() == 1
        ? String.valueOf(step.level())
        : step.level() + ", round " + step.round();
  }

  private Told told(IncidentNow incident, EscalationEvent.StepFired step, String why) {
    List<String> called = step.personIds();
    String names = String.join(", ", called.stream().map(people.names(called)::get).toList());
    return new Told(
        "[Shadow] [%s] %s %s".formatted(incident.severity(), incident.number(), incident.title()),
        List.of(
            "%s was called %s (level %s).".formatted(names, why, part(step)),
            "Services: "
                + (incident.services().isEmpty()
                    ? "not known yet"
                    : String.join(", ", incident.services())),
            "You learn beside them: look on, and leave the answer to them."),
        "See the incident",
        "/incidents/" + incident.number());
  }
}
