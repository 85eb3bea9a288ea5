package io.muster.incident.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.ReviewCommand.MoveAction;
import io.muster.contracts.review.ReviewCommand.SayAction;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewSection;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ActionDecisionsTest {

  private static final String ID = ReviewEvent.idFor("inc-1");
  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Actor RAVI = Actor.person("ravi", "Ravi");
  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final Instant NOW = Instant.parse("2027-08-31T09:00:00Z");
  private static final Instant DUE = NOW.plusSeconds(86_400);

  private final List<ReviewEvent> events = new ArrayList<>();
  private ReviewDocument review =
      ReviewDocument.after(
          null,
          new ReviewEvent.Opened(
              ID,
              new IncidentRef("inc-1", 142),
              10,
              NOW,
              Arrays.stream(ReviewSection.values())
                  .map(section -> new DraftedSection(section, List.of()))
                  .toList(),
              Actor.system("incident-review"),
              NOW));

  private void when(Runnable wish) {
    Deciding.by(
        event -> {
          events.add((ReviewEvent) event);
          review = ReviewDocument.after(review, (ReviewEvent) event);
        },
        wish);
  }

  private void say(int base, String title, String owner, List<String> controls, Actor by) {
    when(
        () ->
            ActionDecisions.say(
                review,
                new SayAction(
                    ID,
                    "a-1",
                    base,
                    title,
                    null,
                    owner == null ? null : new Person(owner, owner),
                    DUE,
                    controls,
                    "The alert fires in staging",
                    null,
                    by),
                NOW));
  }

  private void move(ActionState to, String reason, Actor by) {
    when(() -> ActionDecisions.move(review, new MoveAction(ID, "a-1", to, reason, by), NOW));
  }

  private ActionItem item() {
    return review.actions().get("a-1");
  }

  private static Consumer<Throwable> refusedAs(String slug) {
    return thrown -> assertThat(((Refused) thrown).slug()).isEqualTo(slug);
  }

  @Test
  void an_item_is_named_once_and_changed_only_on_the_version_that_was_read() {
    say(0, "Watch payments", "ravi", List.of("ISO 27001 A.8.16", "ISO 27001 A.8.16"), ROSA);
    say(0, "Watch payments", "ravi", List.of("ISO 27001 A.8.16"), ROSA);
    assertThat(events).hasSize(1);
    assertThat(item().said().controls()).containsExactly("ISO 27001 A.8.16");
    say(1, "Watch refused payments", "ravi", List.of(), MINA);
    assertThatThrownBy(() -> say(1, "Watch all payments", "ravi", List.of(), ROSA))
        .satisfies(refusedAs("action-changed"));
    assertThat(item().said().version()).isEqualTo(2);
    assertThat(item().addedAt()).isEqualTo(NOW);
  }

  @Test
  void it_is_overdue_while_it_is_open_after_its_time_and_not_when_somebody_says_it_is_done() {
    say(0, "Watch payments", "ravi", List.of(), ROSA);
    assertThat(item().overdue(DUE)).isFalse();
    assertThat(item().overdue(DUE.plusSeconds(1))).isTrue();
    move(ActionState.DONE, "Deployed", RAVI);
    assertThat(item().overdue(DUE.plusSeconds(1))).isFalse();
  }

  @Test
  void nobody_verifies_what_they_own_or_did_or_what_nobody_did() {
    say(0, "Watch payments", "ravi", List.of(), ROSA);
    assertThatThrownBy(() -> move(ActionState.VERIFIED, "I saw it", MINA))
        .satisfies(refusedAs("action-not-done"));
    move(ActionState.DONE, "Deployed", ROSA);
    assertThatThrownBy(() -> move(ActionState.VERIFIED, "I saw it", RAVI))
        .satisfies(refusedAs("own-action"));
    assertThatThrownBy(() -> move(ActionState.VERIFIED, "I saw it", ROSA))
        .satisfies(refusedAs("own-action"));
    assertThatThrownBy(() -> move(ActionState.VERIFIED, " ", MINA))
        .satisfies(refusedAs("invalid-field"));
    move(ActionState.VERIFIED, "It fired in the drill", MINA);
    move(ActionState.VERIFIED, "It fired in the drill", MINA);
    assertThat(item().state()).isEqualTo(ActionState.VERIFIED);
    assertThat(item().done().by()).isEqualTo(ROSA);
    assertThat(events).hasSize(3);
  }

  @Test
  void what_is_dropped_or_was_not_done_after_all_says_why() {
    say(0, "Watch payments", null, List.of(), ROSA);
    assertThatThrownBy(() -> move(ActionState.DROPPED, null, ROSA))
        .satisfies(refusedAs("invalid-field"));
    move(ActionState.DROPPED, "Another system does it", ROSA);
    move(ActionState.OPEN, "It does not, after all", MINA);
    assertThat(item().state()).isEqualTo(ActionState.OPEN);
    assertThat(item().moved().reason()).isEqualTo("It does not, after all");
  }

  @Test
  void action_items_leave_the_text_of_the_review_and_its_authors_alone() {
    int revision = review.revision();
    say(0, "Watch payments", null, List.of(), ROSA);
    assertThat(review.revision()).isEqualTo(revision);
    assertThat(review.authorIds()).isEmpty();
  }
}
