package io.muster.notification.delivery.page;

import static io.muster.notification.delivery.page.PageProcess.PAGING;
import static io.muster.notification.testing.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.paging.PageCommand.RecordFailed;
import io.muster.contracts.paging.PageCommand.RecordSent;
import io.muster.contracts.paging.PageCommand.Request;
import io.muster.contracts.paging.PageCommand.StartAttempt;
import io.muster.contracts.paging.PageEvent.AttemptStarted;
import io.muster.contracts.paging.PageEvent.Failed;
import io.muster.contracts.paging.PageEvent.Requested;
import io.muster.contracts.paging.PageEvent.Sent;
import io.muster.notification.testing.Fixtures;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String ID = id(1);
  private static final Instant LATER = NOW.plusSeconds(5);

  private final AggregateTestFixture<Page> fixture = Fixtures.of(Page.class);

  @Test
  void a_person_is_asked_for_once_for_each_step() {
    Request request =
        new Request(ID, "e1", "i1", 1, 1, "rosa", "email", "email", NOW, null, PAGING);
    fixture.givenNoPriorActivity().when(request).expectEvents(requested());
    Fixtures.of(Page.class).given(requested()).when(request).expectNoEvents();
  }

  @Test
  void a_page_of_another_round_is_another_and_one_of_the_first_is_called_as_it_ever_was() {
    assertThat(ID).isEqualTo("page-" + Sha256.hex("e1\n1\nrosa").substring(0, 32));
    assertThat(List.of(ID, id(2), id(3))).doesNotHaveDuplicates();
    assertThat(id(2)).isEqualTo(id(2));
  }

  private static String id(int round) {
    return PageId.of(new Turn("e1", "i1", round, 1, NOW, 0), "rosa", "email", Duration.ZERO);
  }

  @Test
  void an_attempt_is_claimed_before_it_is_made() {
    fixture.given(requested()).when(claim(1)).expectEvents(claimed(1));
  }

  @Test
  void the_same_attempt_cannot_be_claimed_twice() {
    fixture
        .given(requested(), claimed(1))
        .when(claim(1))
        .expectException(Refused.class)
        .expectNoEvents();
  }

  @Test
  void an_attempt_whose_sender_died_is_followed_by_another() {
    fixture.given(requested(), claimed(1)).when(claim(2)).expectEvents(claimed(2));
  }

  @Test
  void what_was_sent_is_not_attempted_again() {
    fixture.given(requested(), claimed(1), sent(1)).when(claim(2)).expectException(Refused.class);
  }

  @Test
  void a_sender_believed_dead_may_still_say_that_it_sent() {
    fixture
        .given(requested(), claimed(1), claimed(2))
        .when(new RecordSent(ID, 1, "250 OK", PAGING))
        .expectEvents(sent(1));
  }

  @Test
  void sending_is_recorded_once() {
    fixture
        .given(requested(), claimed(1), claimed(2), sent(1))
        .when(new RecordSent(ID, 2, "250 OK", PAGING))
        .expectNoEvents();
  }

  @Test
  void a_failed_attempt_says_when_the_next_is_made() {
    fixture
        .given(requested(), claimed(1))
        .when(new RecordFailed(ID, 1, "no answer", LATER, PAGING))
        .expectEvents(failed(1, LATER));
  }

  @Test
  void a_failure_told_twice_or_after_the_fact_is_recorded_once() {
    fixture
        .given(requested(), claimed(1), failed(1, LATER))
        .when(new RecordFailed(ID, 1, "no answer", LATER, PAGING))
        .expectNoEvents();
    Fixtures.of(Page.class)
        .given(requested(), claimed(1), sent(1))
        .when(new RecordFailed(ID, 1, "no answer", LATER, PAGING))
        .expectNoEvents();
  }

  @Test
  void a_page_nobody_needs_any_more_is_given_up_without_an_attempt() {
    fixture
        .given(requested())
        .when(new RecordFailed(ID, 0, "no answer", null, PAGING))
        .expectEvents(failed(0, null));
    Fixtures.of(Page.class)
        .given(requested(), failed(0, null))
        .when(claim(1))
        .expectException(Refused.class);
  }

  @Property(tries = 300)
  void no_text_from_outside_can_begin_a_line_of_its_own(@ForAll String text) {
    assertThat(OneLine.of(text + "\r\nBcc: eve@evil.example" + text))
        .doesNotContain("\r")
        .doesNotContain("\n")
        .doesNotContain("\u2028")
        .doesNotContain("\0");
  }

  private static Requested requested() {
    return new Requested(ID, "e1", "i1", 1, "rosa", "email", "email", NOW, null, PAGING, NOW);
  }

  private static StartAttempt claim(int attempt) {
    return new StartAttempt(ID, attempt, "<m@muster.example>", PAGING);
  }

  private static AttemptStarted claimed(int attempt) {
    return new AttemptStarted(ID, "i1", attempt, "<m@muster.example>", PAGING, NOW);
  }

  private static Sent sent(int attempt) {
    return new Sent(ID, "i1", attempt, "250 OK", PAGING, NOW);
  }

  private static Failed failed(int attempt, Instant retryAt) {
    return new Failed(ID, "i1", attempt, "no answer", retryAt, PAGING, NOW);
  }
}
