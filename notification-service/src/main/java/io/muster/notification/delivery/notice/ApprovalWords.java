package io.muster.notification.delivery.notice;

import io.muster.contracts.Actor;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.PeopleDirectory;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells that a guarded action waits for somebody else's approval, unless it waits no more. */
@Component
class ApprovalWords implements NoticeWords {

  /** It has just been tried, and can be approved. */
  static final String FIRST = "first";

  /** It lapses soon. */
  static final String AGAIN = "again";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final WaitingActions actions;
  private final Approvers approvers;
  private final Incidents incidents;
  private final PeopleDirectory people;

  ApprovalWords(
      WaitingActions actions, Approvers approvers, Incidents incidents, PeopleDirectory people) {
    this.actions = actions;
    this.approvers = approvers;
    this.incidents = incidents;
    this.people = people;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.ACTION_APPROVAL);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    return actions
        .find(notice.aboutId())
        .filter(action -> approvers.of(action).contains(notice.personId()))
        .flatMap(
            action ->
                incidents
                    .find(notice.incidentId())
                    .map(incident -> told(action, incident, notice.part().equals(AGAIN))));
  }

  private Told told(Proposed action, IncidentNow incident, boolean again) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("%s proposes: %s.".formatted(proposer(action.by()), inWords(action)));
    if (action.reason() != null) {
      paragraphs.add("The reason given: " + action.reason());
    }
    paragraphs.add(
        "It is dangerous, so that somebody who did not propose it has to approve it. It lapses at %s."
            .formatted(TIME.format(action.lapsesAt())));
    paragraphs.add(
        "You are told because you have a role on %s or took it on. Look what it would do and who may feel it, then approve it or call it off."
            .formatted(incident.number()));
    return new Told(
        "%s: %s (%s)"
            .formatted(
                again ? "Lapses soon without approval" : "Waits for approval",
                inWords(action),
                incident.number()),
        paragraphs,
        "See the action",
        "/incidents/" + incident.number());
  }

  private String proposer(Actor by) {
    return RuleActors.isRule(by)
        ? "An automation rule"
        : people.names(List.of(by.id())).get(by.id());
  }

  private static String inWords(Proposed action) {
    String kind = action.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String told =
        action.parameters().stream().map(ActionParameter::value).collect(Collectors.joining(", "));
    return "%s%s at %s"
        .formatted(
            kind,
            told.isEmpty() ? "" : " " + told,
            action.targetName() == null ? "its target" : action.targetName());
  }
}
