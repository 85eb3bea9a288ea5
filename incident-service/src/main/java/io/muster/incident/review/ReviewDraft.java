package io.muster.incident.review;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import io.muster.contracts.incident.IncidentEvent.CauseWithdrawn;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.DraftedSection.Line;
import io.muster.contracts.review.ReviewSection;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.review.IncidentStory.Fact;
import io.muster.incident.review.MomentsKnown.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Muster can say of an incident by itself. Each line names the events it is known from; none
 * names a person, since a review looks for causes and not for culprits. The same events give the
 * same draft.
 */
final class ReviewDraft {

  private final IncidentStory story;
  private final MomentsKnown moments;

  private ReviewDraft(IncidentStory story) {
    this.story = story;
    this.moments = new MomentsKnown(story);
  }

  /** Every section, in order; what only people can say is empty. */
  static List<DraftedSection> of(IncidentStory story) {
    ReviewDraft draft = new ReviewDraft(story);
    List<DraftedSection> sections = new ArrayList<>();
    for (ReviewSection section : ReviewSection.values()) {
      sections.add(
          new DraftedSection(
              section,
              switch (section) {
                case SUMMARY -> draft.summary();
                case IMPACT -> draft.impact();
                case TIMELINE -> KeyMoments.of(story);
                case DETECTION -> draft.detection();
                case DELAYS -> Delays.of(story);
                case HELPED, LEARNED -> List.of();
              }));
    }
    return sections;
  }

  private List<Line> summary() {
    List<Line> lines = new ArrayList<>();
    Opened opened = story.opened();
    lines.add(
        new Line(
            "%s, %s, was opened at %s as %s."
                .formatted(
                    IncidentNumbers.inWords(opened.number()),
                    Said.quoted(opened.title()),
                    Said.at(opened.at()),
                    opened.severity()),
            List.of(story.openedPosition())));
    IncidentStory.End end = story.end();
    if (end.over()) {
      lines.add(
          new Line(
              "It ended at %s, after %s."
                  .formatted(
                      Said.at(end.at()), Said.lasting(Duration.between(opened.at(), end.at()))),
              List.of(story.openedPosition(), end.position())));
    }
    cause().ifPresent(lines::add);
    return lines;
  }

  private Optional<Line> cause() {
    Optional<Fact<CauseMarked>> marked = story.last(CauseMarked.class);
    long withdrawn = story.last(CauseWithdrawn.class).map(Fact::position).orElse(0L);
    return marked
        .filter(fact -> fact.position() > withdrawn)
        .map(
            fact -> {
              CauseMarked cause = fact.event();
              String what =
                  switch (cause.kind()) {
                    case CHANGE -> "a change";
                    case SERVICE -> "a failure";
                    case OTHER -> "something else";
                  };
              return new Line(
                  "It was caused by "
                      + what
                      + (cause.service() == null ? "" : " of " + cause.service())
                      + (cause.text() == null ? "." : ": " + Said.quoted(cause.text()) + "."),
                  List.of(fact.position()));
            });
  }

  private List<Line> impact() {
    List<Line> lines = new ArrayList<>();
    services(lines);
    severities(lines);
    parties(lines);
    Optional<Known> began =
        moments
            .of(Moment.OCCURRED)
            .or(() -> Optional.of(new Known(story.opened().at(), story.openedPosition())));
    MomentsKnown.between(began, moments.of(Moment.RECOVERED))
        .ifPresent(
            lasted ->
                lines.add(
                    new Line(
                        "Those affected were so for " + Said.lasting(lasted) + ".",
                        List.of(
                            began.get().position(),
                            moments.of(Moment.RECOVERED).orElseThrow().position()))));
    return lines;
  }

  private void services(List<Line> lines) {
    Set<String> services = new LinkedHashSet<>(story.opened().services());
    List<Long> from = new ArrayList<>(List.of(story.openedPosition()));
    story
        .of(AffectedEvent.ServicesChanged.class)
        .forEach(
            fact -> {
              services.addAll(fact.event().added());
              services.removeAll(fact.event().removed());
              from.add(fact.position());
            });
    lines.add(
        new Line(
            services.isEmpty()
                ? "Nobody said which services were affected."
                : "Affected services: " + String.join(", ", services) + ".",
            from));
  }

  private void severities(List<Line> lines) {
    Severity worst = story.opened().severity();
    long at = story.openedPosition();
    for (Fact<SeverityChanged> fact : story.of(SeverityChanged.class).toList()) {
      if (fact.event().to().worseThan(worst)) {
        worst = fact.event().to();
        at = fact.position();
      }
    }
    lines.add(new Line("At its worst it was " + worst + ".", List.of(at)));
  }

  private void parties(List<Line> lines) {
    Map<String, Line> parties = new LinkedHashMap<>();
    story
        .of(AffectedEvent.class)
        .forEach(
            fact -> {
              switch (fact.event()) {
                case AffectedEvent.PartyAffected party ->
                    parties.put(
                        party.partyId(), new Line(affected(party), List.of(fact.position())));
                case AffectedEvent.PartyCleared cleared -> parties.remove(cleared.partyId());
                case AffectedEvent.ServicesChanged _ -> {
                  // Said above.
                }
              }
            });
    Collection<Line> said =
        parties.isEmpty()
            ? List.of(new Line("Nobody recorded that anyone outside was affected.", List.of()))
            : parties.values();
    lines.addAll(said);
  }

  private static String affected(AffectedEvent.PartyAffected party) {
    String count =
        party.count() == null ? "" : ", " + (party.estimated() ? "about " : "") + party.count();
    return "Affected outside: " + Said.quoted(party.name()) + count + ".";
  }

  private List<Line> detection() {
    List<Line> lines = new ArrayList<>();
    Opened opened = story.opened();
    Optional<Fact<AlertGroupEvent.AlertFired>> first =
        story.first(AlertGroupEvent.AlertFired.class);
    if (opened.source().kind() == Source.Kind.ALERT) {
      lines.add(
          first
              .map(
                  fact ->
                      new Line(
                          "An alert noticed it: " + fact.event().name() + ".",
                          List.of(fact.position())))
              .orElse(new Line("An alert noticed it.", List.of(story.openedPosition()))));
    } else {
      lines.add(new Line(declared(opened), List.of(story.openedPosition())));
      first.ifPresent(
          fact ->
              lines.add(
                  new Line(
                      "The first of its alerts was %s, at %s."
                          .formatted(fact.event().name(), Said.at(fact.event().at())),
                      List.of(fact.position()))));
    }
    MomentsKnown.between(moments.of(Moment.OCCURRED), moments.of(Moment.DETECTED))
        .ifPresentOrElse(
            unnoticed ->
                lines.add(
                    new Line(
                        "It went unnoticed for " + Said.lasting(unnoticed) + ".",
                        List.of(
                            moments.of(Moment.OCCURRED).orElseThrow().position(),
                            moments.of(Moment.DETECTED).orElseThrow().position()))),
            () -> lines.add(new Line("How long it went unnoticed is not recorded.", List.of())));
    return lines;
  }

  private static String declared(IncidentEvent opened) {
    return opened.by().kind() == Actor.Kind.CLIENT
        ? "A partner declared it; no alert did."
        : "A person declared it; no alert did.";
  }
}
