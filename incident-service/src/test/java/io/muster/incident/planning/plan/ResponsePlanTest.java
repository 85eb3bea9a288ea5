package io.muster.incident.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.ResponsePlanCommand.Acknowledge;
import io.muster.contracts.planning.ResponsePlanCommand.Approve;
import io.muster.contracts.planning.ResponsePlanCommand.Draft;
import io.muster.contracts.planning.ResponsePlanCommand.Retire;
import io.muster.contracts.planning.ResponsePlanCommand.Return;
import io.muster.contracts.planning.ResponsePlanCommand.Submit;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ResponsePlanTest {

  private static final String ID = "response-plan-1";
  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final Actor MAX = Actor.person("max", "Max");

  private final Clock clock = Clock.fixed(Instant.parse("2027-08-31T09:00:00Z"), ZoneOffset.UTC);
  private final ResponsePlan plan = new ResponsePlan();
  private final List<ResponsePlanEvent> events = new ArrayList<>();
  private final PlanContent content = new PlanTemplates().find("ddos").orElseThrow().content();

  private void when(Consumer<ResponsePlan> wish) {
    Deciding.by(
        event -> {
          events.add((ResponsePlanEvent) event);
          plan.on((ResponsePlanEvent) event);
        },
        () -> wish.accept(plan));
  }

  private void draft(Actor by, PlanContent said, String reason, PlanContact... contacts) {
    when(
        p ->
            p.handle(new Draft(ID, false, said, List.of(contacts), null, null, reason, by), clock));
  }

  private void submit(Actor by) {
    when(p -> p.handle(new Submit(ID, by), clock));
  }

  private void approve(int draft, Actor by) {
    when(p -> p.handle(new Approve(ID, draft, by, Authority.MANAGER), clock));
  }

  private PlanContent everyMonths(int months) {
    return new PlanContent(
        content.name(),
        content.purpose(),
        content.scope(),
        content.roles(),
        content.communications(),
        content.tasks(),
        content.exitCriteria(),
        content.runbooks(),
        months);
  }

  @Test
  void nobody_who_wrote_or_submitted_any_draft_of_the_version_approves_it() {
    draft(MAX, content, null);
    draft(ROSA, everyMonths(6), null);
    submit(MINA);
    assertThatThrownBy(() -> approve(2, MINA)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> approve(2, MAX)).isInstanceOf(Refused.class);
    approve(2, Actor.person("mona", "Mona"));
    Published published = (Published) events.getLast();
    assertThat(published.authorIds()).containsExactly("max", "mina", "rosa");
    assertThat(published.version()).isEqualTo(1);
    draft(MINA, content, "Back to a year");
    submit(MINA);
    approve(3, MAX);
    assertThat(((Published) events.getLast()).authorIds()).containsExactly("mina");
  }

  @Test
  void it_is_due_for_review_after_months_of_the_calendar() {
    draft(ROSA, everyMonths(6), null);
    submit(ROSA);
    approve(1, MINA);
    assertThat(((Published) events.getLast()).reviewDue())
        .isEqualTo(Instant.parse("2028-02-29T09:00:00Z"));
  }

  @Test
  void a_change_after_it_was_submitted_has_to_be_submitted_again() {
    draft(ROSA, content, null);
    submit(ROSA);
    draft(ROSA, everyMonths(3), null);
    assertThatThrownBy(() -> approve(2, MINA))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.slug()).isEqualTo("not-submitted"));
  }

  @Test
  void the_same_again_changes_nothing() {
    draft(ROSA, content, null);
    draft(ROSA, content, null);
    submit(ROSA);
    submit(ROSA);
    approve(1, MINA);
    approve(1, MINA);
    when(p -> p.handle(new Acknowledge(ID, 1, ROSA), clock));
    when(p -> p.handle(new Acknowledge(ID, 1, ROSA), clock));
    draft(ROSA, content, null);
    assertThat(events).hasSize(4);
  }

  @Test
  void a_retired_one_stays_so_until_another_version_is_published() {
    draft(ROSA, content, null);
    submit(ROSA);
    approve(1, MINA);
    when(p -> p.handle(new Retire(ID, "Another covers it", MINA, Authority.MANAGER), clock));
    draft(ROSA, content, "It is needed after all");
    assertThatThrownBy(() -> when(p -> p.handle(new Acknowledge(ID, 1, ROSA), clock)))
        .isInstanceOf(Refused.class);
    submit(ROSA);
    approve(2, MINA);
    when(p -> p.handle(new Acknowledge(ID, 2, ROSA), clock));
    assertThat(events).hasSize(8);
  }

  @Test
  void only_managers_give_back_and_with_a_reason() {
    draft(ROSA, content, null);
    submit(ROSA);
    assertThatThrownBy(
            () -> when(p -> p.handle(new Return(ID, "No", ROSA, Authority.RESPONDER), clock)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> when(p -> p.handle(new Return(ID, " ", MINA, Authority.MANAGER), clock)))
        .isInstanceOf(Refused.class);
    when(p -> p.handle(new Return(ID, "Name the insurer", MINA, Authority.MANAGER), clock));
    assertThatThrownBy(() -> approve(1, MINA)).isInstanceOf(Refused.class);
  }
}
