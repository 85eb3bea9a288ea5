package io.muster.incident.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.automation.AutomationRuleCommand.Approve;
import io.muster.contracts.automation.AutomationRuleCommand.Disable;
import io.muster.contracts.automation.AutomationRuleCommand.Draft;
import io.muster.contracts.automation.AutomationRuleCommand.Enable;
import io.muster.contracts.automation.AutomationRuleCommand.Fire;
import io.muster.contracts.automation.AutomationRuleCommand.RecordTrial;
import io.muster.contracts.automation.AutomationRuleCommand.Report;
import io.muster.contracts.automation.AutomationRuleCommand.Submit;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleBar;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class AutomationRuleTest {

  private static final String ID = "automation-rule-1";
  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final Actor MUSTER = Actor.system("automation");
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private final AutomationRule rule = new AutomationRule();
  private final List<AutomationRuleEvent> events = new ArrayList<>();
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  private void when(BiConsumer<AutomationRule, Clock> wish) {
    Deciding.by(
        event -> {
          events.add((AutomationRuleEvent) event);
          rule.on((AutomationRuleEvent) event);
        },
        () -> wish.accept(rule, clock));
  }

  private void publish(RuleContent content) {
    when((r, c) -> r.handle(new Draft(ID, false, content, "Better", ROSA), c));
    when((r, c) -> r.handle(new Submit(ID, ROSA), c));
    int draft = (int) events.stream().filter(AutomationRuleEvent.Drafted.class::isInstance).count();
    when((r, c) -> r.handle(new Approve(ID, draft, MINA, Authority.MANAGER), c));
  }

  private void tryOut(int version) {
    when((r, c) -> r.handle(new RecordTrial(ID, version, NOW, 9, 4, 3, 1, true, ROSA), c));
  }

  private void enable(int version) {
    when((r, c) -> r.handle(new Enable(ID, version, "Once is right", MINA, Authority.MANAGER), c));
  }

  private void enabled(int perHour, int perIncident) {
    publish(RuleContents.of(RuleWhen.OPENED, null, perHour, perIncident));
    tryOut(1);
    enable(1);
    events.clear();
  }

  private void fire(String incident, long trigger) {
    fire(1, incident, trigger, false, false);
  }

  private void fire(int enabling, String incident, long trigger, boolean looped, boolean drill) {
    when((r, c) -> r.handle(new Fire(ID, enabling, incident, trigger, looped, drill, MUSTER), c));
  }

  @Test
  void nobody_enables_a_version_that_was_not_tried() {
    publish(RuleContents.of(RuleWhen.OPENED, null, 5, 5));
    assertThatThrownBy(() -> enable(1))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.slug()).isEqualTo("not-tried"));
    tryOut(1);
    enable(1);
    publish(RuleContents.of(RuleWhen.RESOLVED, null, 5, 5));
    assertThatThrownBy(() -> enable(2))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.slug()).isEqualTo("not-tried"));
  }

  @Test
  void whoever_wrote_it_does_not_publish_it_and_only_managers_enable_it() {
    when(
        (r, c) ->
            r.handle(
                new Draft(ID, true, RuleContents.of(RuleWhen.OPENED, null, 5, 5), null, MINA), c));
    when((r, c) -> r.handle(new Submit(ID, ROSA), c));
    assertThatThrownBy(
            () -> when((r, c) -> r.handle(new Approve(ID, 1, MINA, Authority.MANAGER), c)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.slug()).isEqualTo("own-draft"));
    assertThatThrownBy(
            () -> when((r, c) -> r.handle(new Enable(ID, 1, "x", ROSA, Authority.RESPONDER), c)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }

  @Test
  void what_did_not_happen_fires_once_in_an_incident_by_each_version_also_when_enabled_anew() {
    publish(RuleContents.lasting(RuleWhen.NO_UPDATE_FOR, new RuleContent.Lasting(10, null, null)));
    tryOut(1);
    enable(1);
    fire("inc-1", 40);
    fire("inc-1", 60);
    fire("inc-2", 61);
    when((r, c) -> r.handle(new Disable(ID, "A moment", ROSA), c));
    enable(1);
    fire(2, "inc-1", 90, false, false);
    assertThat(events.stream().filter(Fired.class::isInstance).map(e -> ((Fired) e).trigger()))
        .containsExactly(40L, 61L);
  }

  @Test
  void of_the_incidents_it_answered_for_waiting_the_oldest_are_forgotten_at_last() {
    publish(RuleContents.lasting(RuleWhen.NO_UPDATE_FOR, new RuleContent.Lasting(10, null, null)));
    tryOut(1);
    enable(1);
    for (int i = 0; i <= RuleFiringState.WAITED; i++) {
      fire(1, "inc-" + i, 40 + i, false, true);
    }
    events.clear();
    fire(1, "inc-1", 90_000, false, true);
    assertThat(events).as("one of the newest").isEmpty();
    fire(1, "inc-0", 90_001, false, true);
    assertThat(events).as("the oldest").hasSize(1);
  }

  @Test
  void one_event_fires_once_however_often_it_is_heard_of() {
    enabled(5, 5);
    fire("inc-1", 40);
    fire("inc-1", 40);
    fire("inc-1", 39);
    fire("inc-2", 41);
    assertThat(events).hasSize(2).allSatisfy(event -> assertThat(event).isInstanceOf(Fired.class));
    assertThat(events.getFirst().by()).isEqualTo(RuleActors.of(ID, 1));
  }

  @Test
  void what_was_meant_for_an_earlier_enabling_fires_nothing() {
    enabled(5, 5);
    when((r, c) -> r.handle(new Disable(ID, "Too noisy", ROSA), c));
    fire("inc-1", 40);
    enable(1);
    fire(1, "inc-1", 40, false, false);
    assertThat(events).noneMatch(Fired.class::isInstance);
    fire(2, "inc-1", 50, false, false);
    assertThat(events.getLast()).isInstanceOf(Fired.class);
  }

  @Test
  void a_rule_that_reaches_its_limit_stops_itself_until_it_is_enabled_anew() {
    enabled(2, 2);
    fire("inc-1", 40);
    fire("inc-2", 41);
    fire("inc-3", 42);
    fire("inc-4", 43);
    assertThat(events).hasSize(3);
    assertThat(((FiringWithheld) events.getLast()).bar()).isEqualTo(RuleBar.HOUR_LIMIT);
    clock = Clock.offset(clock, Duration.ofMinutes(61));
    fire("inc-5", 44);
    assertThat(events).hasSize(3);
    enable(1);
    fire(2, "inc-5", 45, false, false);
    assertThat(events.getLast()).isInstanceOf(Fired.class);
  }

  @Test
  void enabling_anew_does_not_forget_how_often_it_fired_within_the_hour() {
    enabled(2, 1);
    fire("inc-1", 40);
    fire("inc-1", 41);
    assertThat(((FiringWithheld) events.getLast()).bar()).isEqualTo(RuleBar.INCIDENT_LIMIT);
    enable(1);
    fire(2, "inc-1", 42, false, false);
    assertThat(((FiringWithheld) events.getLast()).bar()).isEqualTo(RuleBar.INCIDENT_LIMIT);
  }

  @Test
  void what_a_rule_did_sets_off_no_rule_and_stops_none() {
    enabled(2, 2);
    fire(1, "inc-1", 40, true, false);
    fire(1, "inc-1", 40, true, false);
    assertThat(events).hasSize(1);
    assertThat(((FiringWithheld) events.getFirst()).bar()).isEqualTo(RuleBar.LOOP);
    fire("inc-1", 41);
    assertThat(events.getLast()).isInstanceOf(Fired.class);
  }

  @Test
  void a_drill_counts_for_no_limit() {
    enabled(1, 1);
    fire(1, "drill-1.a", 40, false, true);
    fire(1, "drill-1.a", 41, false, true);
    fire("inc-1", 42);
    assertThat(events).hasSize(3).allMatch(Fired.class::isInstance);
    assertThat(((Fired) events.getFirst()).rehearsed()).isTrue();
    assertThat(((Fired) events.getLast()).rehearsed()).isFalse();
  }

  @Test
  void what_came_of_a_firing_is_reported_once() {
    enabled(5, 5);
    fire("inc-1", 40);
    Report report = new Report(ID, "inc-1", 40, List.of(), RuleActors.of(ID, 1));
    when((r, c) -> r.handle(report, c));
    when((r, c) -> r.handle(report, c));
    assertThat(events.stream().filter(FiringEnded.class::isInstance)).hasSize(1);
  }
}
