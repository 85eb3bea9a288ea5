package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.ReviewContent;
import io.muster.contracts.review.ReviewEvent.Published;
import io.muster.contracts.review.ReviewSection;
import io.muster.contracts.review.SectionVisibility;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.review.ReviewDocument;
import io.muster.incident.review.ReviewDocument.Progress;
import io.muster.incident.review.ReviewRegister.Held;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows reviews to those who write, approve and read them. */
@Component
class ReviewPresenter {

  private final PeopleDirectory people;

  ReviewPresenter(PeopleDirectory people) {
    this.people = people;
  }

  static ReviewForms.Row row(ReviewDocument review, Shown.Row incident) {
    return new ReviewForms.Row(
        new Shown.Ref(incident.id(), incident.number()),
        incident.title(),
        incident.severity(),
        review.endedAt(),
        review.reopenedAt() != null,
        review.outdated(),
        review.progress(),
        review.newest().map(Published::version).orElse(null),
        review.updatedAt());
  }

  ReviewForms.Whole whole(Held held, Shown.Row incident, Caller caller) {
    ReviewDocument review = held.document();
    Named named = new Named(Names.of(mentioned(review), people, caller));
    return new ReviewForms.Whole(
        row(review, incident),
        review.sections().entrySet().stream()
            .map(entry -> section(entry.getKey(), entry.getValue(), named))
            .toList(),
        review.factors().values().stream()
            .map(
                factor ->
                    new ReviewForms.Factor(
                        factor.id(),
                        factor.version(),
                        factor.kind(),
                        shown(factor.text()),
                        named.by(factor.by()),
                        factor.at()))
            .toList(),
        review.whys().values().stream()
            .map(
                why ->
                    new ReviewForms.Why(
                        why.id(),
                        why.parentId(),
                        why.version(),
                        shown(why.text()),
                        named.by(why.by()),
                        why.at()))
            .toList(),
        review.revision(),
        mayApprove(review, caller),
        review.authorIds().stream().map(named::person).toList(),
        review.submitted() == null
            ? null
            : new ReviewForms.Word(
                named.by(review.submitted().by()), review.submitted().at(), null),
        review.returned() == null
            ? null
            : new ReviewForms.Word(
                named.by(review.returned().by()),
                review.returned().at(),
                review.returned().reason()),
        review.waived() == null
            ? null
            : new ReviewForms.Word(
                named.by(review.waived().by()), review.waived().at(), review.waived().reason()),
        review.versions().reversed().stream()
            .map(
                version ->
                    new ReviewForms.Version(
                        version.version(),
                        named.by(version.by()),
                        version.authorIds().stream().map(named::person).toList(),
                        version.at()))
            .toList(),
        held.version());
  }

  /** A version as those read it who may read all of it. */
  ReviewForms.Published published(ReviewDocument review, Published version, Caller caller) {
    Named named = new Named(Names.of(Set.of(version.by().id()), people, caller));
    ReviewContent content = version.content();
    return new ReviewForms.Published(
        ref(review),
        version.version(),
        version.at(),
        named.by(version.by()),
        content == null ? List.of() : sections(content, false),
        content == null
            ? List.of()
            : content.factors().stream()
                .map(factor -> new ReviewForms.PublishedFactor(factor.kind(), factor.text()))
                .toList(),
        content == null
            ? List.of()
            : content.whys().stream()
                .map(why -> new ReviewForms.PublishedWhy(why.whyId(), why.parentId(), why.text()))
                .toList());
  }

  /** A version as everybody outside reads it. */
  static ReviewForms.Published publicText(ReviewDocument review, Published version) {
    return new ReviewForms.Published(
        ref(review),
        version.version(),
        version.at(),
        null,
        version.content() == null ? List.of() : sections(version.content(), true),
        null,
        null);
  }

  private static List<ReviewForms.PublishedSection> sections(
      ReviewContent content, boolean publicOnly) {
    return content.sections().stream()
        .filter(
            section ->
                !publicOnly
                    || section.visibility() == SectionVisibility.PUBLIC
                        && !section.text().isBlank())
        .map(
            section ->
                new ReviewForms.PublishedSection(
                    section.section(), section.visibility(), section.text()))
        .toList();
  }

  private static Shown.Ref ref(ReviewDocument review) {
    return new Shown.Ref(
        review.incident().id(), IncidentNumbers.inWords(review.incident().number()));
  }

  private static boolean mayApprove(ReviewDocument review, Caller caller) {
    return caller.is("manager")
        && review.progress() == Progress.SUBMITTED
        && !review.authorIds().contains(caller.id());
  }

  /** A line that still reads as Muster drafted it keeps what it is known from. */
  private static ReviewForms.Section section(
      ReviewSection section, ReviewDocument.Text text, Named named) {
    Map<String, DraftedSection.Line> drafted = new HashMap<>();
    text.draft().lines().forEach(line -> drafted.put(line.text(), line));
    return new ReviewForms.Section(
        section,
        text.version(),
        text.visibility(),
        shown(text.text()),
        shown(text.text())
            .lines()
            .map(
                line ->
                    Optional.ofNullable(drafted.get(line))
                        .map(known -> new ReviewForms.Line(line, true, known.positions()))
                        .orElse(new ReviewForms.Line(line, false, List.of())))
            .toList(),
        text.by() == null ? null : named.by(text.by()),
        text.at());
  }

  /** What was erased is gone. */
  private static String shown(String text) {
    return text == null ? "" : text;
  }

  private static Set<String> mentioned(ReviewDocument review) {
    Set<String> ids = new HashSet<>(review.authorIds());
    review.sections().values().stream()
        .filter(ReviewDocument.Text::written)
        .forEach(text -> ids.add(text.by().id()));
    review.factors().values().forEach(factor -> ids.add(factor.by().id()));
    review.whys().values().forEach(why -> ids.add(why.by().id()));
    review
        .versions()
        .forEach(
            version -> {
              ids.add(version.by().id());
              ids.addAll(version.authorIds());
            });
    if (review.submitted() != null) {
      ids.add(review.submitted().by().id());
    }
    if (review.returned() != null) {
      ids.add(review.returned().by().id());
    }
    if (review.waived() != null) {
      ids.add(review.waived().by().id());
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
  }
}
