package io.muster.incident.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.FactorKind;
import io.muster.contracts.review.ReviewCommand.Approve;
import io.muster.contracts.review.ReviewCommand.Follow;
import io.muster.contracts.review.ReviewCommand.Redraft;
import io.muster.contracts.review.ReviewCommand.Remove;
import io.muster.contracts.review.ReviewCommand.Return;
import io.muster.contracts.review.ReviewCommand.SayFactor;
import io.muster.contracts.review.ReviewCommand.SayWhy;
import io.muster.contracts.review.ReviewCommand.ShowSection;
import io.muster.contracts.review.ReviewCommand.Submit;
import io.muster.contracts.review.ReviewCommand.Waive;
import io.muster.contracts.review.ReviewCommand.WriteSection;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewEvent.IncidentEndedAgain;
import io.muster.contracts.review.ReviewEvent.IncidentReopened;
import io.muster.contracts.review.ReviewEvent.Opened;
import io.muster.contracts.review.ReviewEvent.Published;
import io.muster.contracts.review.ReviewSection;
import io.muster.contracts.review.SectionVisibility;
import io.muster.incident.Deciding;
import io.muster.incident.review.ReviewDocument.Progress;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewTest {

  private static final String ID = ReviewEvent.idFor("inc-1");
  private static final IncidentRef INCIDENT = new IncidentRef("inc-1", 142);
  private static final Actor RULE = Actor.system("incident-review");
  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Actor RAVI = Actor.person("ravi", "Ravi");
  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final Actor MAX = Actor.person("max", "Max");
  private static final Instant END = Instant.parse("2027-08-31T08:00:00Z");

  private final Clock clock = Clock.fixed(Instant.parse("2027-08-31T09:00:00Z"), ZoneOffset.UTC);
  private final Review review = new Review();
  private final List<ReviewEvent> events = new ArrayList<>();
  private ReviewDocument document;

  private void when(Consumer<Review> wish) {
    Deciding.by(
        event -> {
          events.add((ReviewEvent) event);
          review.on((ReviewEvent) event);
          document = ReviewDocument.after(document, (ReviewEvent) event);
        },
        () -> wish.accept(review));
  }

  private static List<DraftedSection> draft(String summary) {
    return Arrays.stream(ReviewSection.values())
        .map(
            section ->
                new DraftedSection(
                    section,
                    section == ReviewSection.SUMMARY
                        ? List.of(new DraftedSection.Line(summary, List.of(7L)))
                        : List.of()))
        .toList();
  }

  private void follow(boolean ended, long position, String summary) {
    when(
        r -> r.handle(new Follow(ID, INCIDENT, ended, position, END, draft(summary), RULE), clock));
  }

  private void write(ReviewSection section, int base, String text, Actor by) {
    when(r -> r.handle(new WriteSection(ID, section, base, text, by), clock));
  }

  private void submit(Actor by) {
    when(r -> r.handle(new Submit(ID, by), clock));
  }

  private void approve(Actor by) {
    when(r -> r.handle(new Approve(ID, document.revision(), by, Authority.MANAGER), clock));
  }

  private static Consumer<Throwable> refusedAs(String slug) {
    return thrown -> assertThat(((Refused) thrown).slug()).isEqualTo(slug);
  }

  @BeforeEach
  void the_incident_ended() {
    follow(true, 10, "It ended.");
  }

  @Test
  void the_first_end_opens_it_and_hearing_of_it_again_changes_nothing() {
    follow(true, 10, "It ended.");
    follow(true, 12, "It was closed, too.");
    assertThat(events).hasSize(1).first().isInstanceOf(Opened.class);
    assertThat(document.sections()).containsOnlyKeys(ReviewSection.values());
    assertThat(document.sections().get(ReviewSection.SUMMARY).text()).isEqualTo("It ended.");
    assertThat(document.sections().get(ReviewSection.SUMMARY).written()).isFalse();
  }

  @Test
  void whoever_writes_on_an_older_version_is_told_both_texts_and_what_they_are_together() {
    write(ReviewSection.SUMMARY, 1, "It began.\nIt ended.", ROSA);
    write(ReviewSection.SUMMARY, 2, "It began at nine.\nIt ended.", ROSA);
    assertThatThrownBy(() -> write(ReviewSection.SUMMARY, 2, "It began.\nIt ended at ten.", RAVI))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.slug()).isEqualTo("text-changed");
              assertThat(refused.more())
                  .containsAllEntriesOf(
                      Map.of(
                          "currentVersion", 3,
                          "was", "It began.\nIt ended.",
                          "theirs", "It began at nine.\nIt ended.",
                          "theirsBy", "rosa",
                          "yours", "It began.\nIt ended at ten."));
              assertThat(refused.more().get("conflicts")).isInstanceOf(Integer.class);
              assertThat((String) refused.more().get("merged"))
                  .contains("It began at nine.", "It ended at ten.");
            });
    write(ReviewSection.IMPACT, 1, "Nobody was hurt.", RAVI);
    assertThat(document.sections().get(ReviewSection.IMPACT).by()).isEqualTo(RAVI);
  }

  @Test
  void the_same_text_again_changes_nothing_whatever_it_was_written_on() {
    write(ReviewSection.SUMMARY, 1, "It began.", ROSA);
    write(ReviewSection.SUMMARY, 1, "It began.", RAVI);
    assertThat(events).hasSize(2);
  }

  @Test
  void a_section_somebody_wrote_in_is_not_drafted_anew() {
    write(ReviewSection.IMPACT, 1, "Nobody was hurt.", ROSA);
    when(r -> r.handle(new Redraft(ID, draft("It ended at last."), RAVI), clock));
    when(r -> r.handle(new Redraft(ID, draft("It ended at last."), RAVI), clock));
    assertThat(events).hasSize(3);
    assertThat(document.sections().get(ReviewSection.SUMMARY).text())
        .isEqualTo("It ended at last.");
    assertThat(document.sections().get(ReviewSection.SUMMARY).version()).isEqualTo(2);
    assertThat(document.sections().get(ReviewSection.IMPACT).text()).isEqualTo("Nobody was hurt.");
  }

  @Test
  void nobody_who_wrote_in_it_or_submitted_it_approves_it() {
    write(ReviewSection.LEARNED, 1, "Watch refused payments.", MINA);
    submit(MAX);
    assertThatThrownBy(() -> approve(MINA)).satisfies(refusedAs("own-review"));
    assertThatThrownBy(() -> approve(MAX)).satisfies(refusedAs("own-review"));
    approve(Actor.person("mona", "Mona"));
    Published published = (Published) events.getLast();
    assertThat(published.authorIds()).containsExactly("max", "mina");
    assertThat(published.content().sections())
        .anySatisfy(section -> assertThat(section.text()).isEqualTo("Watch refused payments."));
    assertThat(document.settled()).isTrue();
  }

  @Test
  void what_is_written_after_it_was_submitted_has_to_be_submitted_again() {
    submit(ROSA);
    write(ReviewSection.SUMMARY, 1, "It began.", ROSA);
    assertThatThrownBy(() -> approve(MINA)).satisfies(refusedAs("not-submitted"));
    submit(ROSA);
    assertThatThrownBy(
            () -> when(r -> r.handle(new Approve(ID, 1, MINA, Authority.MANAGER), clock)))
        .satisfies(refusedAs("another-revision"));
    approve(MINA);
    approve(MINA);
    assertThat(events.stream().filter(Published.class::isInstance)).hasSize(1);
  }

  @Test
  void an_incident_that_goes_on_keeps_it_from_being_published_and_what_was_published_is_outdated() {
    submit(ROSA);
    approve(MINA);
    follow(false, 20, "");
    follow(false, 20, "");
    assertThat(events.getLast()).isInstanceOf(IncidentReopened.class);
    assertThat(document.outdated()).isTrue();
    assertThat(document.settled()).isFalse();
    write(ReviewSection.SUMMARY, 1, "It came back.", ROSA);
    assertThatThrownBy(() -> submit(ROSA)).satisfies(refusedAs("incident-open"));
    follow(true, 30, "It ended twice.");
    assertThat(events.getLast()).isInstanceOf(IncidentEndedAgain.class);
    assertThat(document.sections().get(ReviewSection.SUMMARY).text()).isEqualTo("It came back.");
    submit(ROSA);
    approve(MINA);
    assertThat(((Published) events.getLast()).version()).isEqualTo(2);
    assertThat(document.settled()).isTrue();
  }

  @Test
  void an_incident_that_was_reopened_while_its_review_waits_keeps_it_waiting() {
    submit(ROSA);
    follow(false, 20, "");
    assertThatThrownBy(() -> approve(MINA)).satisfies(refusedAs("incident-open"));
  }

  @Test
  void factors_and_answers_are_named_changed_and_taken_away_one_by_one() {
    when(r -> r.handle(new SayFactor(ID, "f1", 0, FactorKind.CHANGE, "A release", ROSA), clock));
    when(
        r ->
            r.handle(
                new SayFactor(ID, "f1", 1, FactorKind.TESTING, "A release, untested", RAVI),
                clock));
    assertThatThrownBy(
            () ->
                when(
                    r ->
                        r.handle(
                            new SayFactor(ID, "f1", 1, FactorKind.CHANGE, "A deployment", ROSA),
                            clock)))
        .satisfies(refusedAs("text-changed"));
    when(r -> r.handle(new SayWhy(ID, "w1", null, 0, "The pool ran dry", ROSA), clock));
    when(r -> r.handle(new SayWhy(ID, "w2", "w1", 0, "It was too small", ROSA), clock));
    assertThatThrownBy(() -> when(r -> r.handle(new Remove(ID, "w1", ROSA), clock)))
        .satisfies(refusedAs("has-causes"));
    assertThatThrownBy(
            () -> when(r -> r.handle(new SayWhy(ID, "w3", "gone", 0, "Why", ROSA), clock)))
        .satisfies(refusedAs("invalid-field"));
    when(r -> r.handle(new Remove(ID, "w2", ROSA), clock));
    when(r -> r.handle(new Remove(ID, "w2", ROSA), clock));
    assertThat(document.whys()).containsOnlyKeys("w1");
    assertThat(document.factors().get("f1").kind()).isEqualTo(FactorKind.TESTING);
    assertThatThrownBy(
            () -> when(r -> r.handle(new SayWhy(ID, "w2", null, 1, "Larger", RAVI), clock)))
        .satisfies(refusedAs("text-changed"));
  }

  @Test
  void only_managers_give_back_and_waive_and_writing_takes_it_up_again() {
    submit(ROSA);
    assertThatThrownBy(
            () -> when(r -> r.handle(new Return(ID, "No", ROSA, Authority.RESPONDER), clock)))
        .satisfies(refusedAs("not-manager"));
    when(r -> r.handle(new Return(ID, "Say who was affected", MINA, Authority.MANAGER), clock));
    assertThat(document.progress()).isEqualTo(Progress.RETURNED);
    assertThatThrownBy(
            () -> when(r -> r.handle(new Waive(ID, " ", MINA, Authority.MANAGER), clock)))
        .satisfies(refusedAs("invalid-field"));
    when(r -> r.handle(new Waive(ID, "A test alert", MINA, Authority.MANAGER), clock));
    assertThat(document.settled()).isTrue();
    assertThatThrownBy(() -> submit(ROSA)).satisfies(refusedAs("review-waived"));
    when(
        r ->
            r.handle(
                new ShowSection(ID, ReviewSection.SUMMARY, SectionVisibility.PUBLIC, ROSA), clock));
    assertThat(document.progress()).isEqualTo(Progress.DRAFT);
  }
}
