package io.muster.reporting.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventCatalog;
import io.muster.contracts.Person;
import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.LabelMatcher;
import io.muster.contracts.alert.SilenceEvent;
import io.muster.contracts.alert.WeeklyWindow;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.codec.EventTypes;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.Samples;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

  private final Names shown = new Names(SentencesTest::called, false);
  private final Names masked = new Names(SentencesTest::called, true);

  private static String called(String id) {
    return Outage.NAMES.getOrDefault(id, Samples.NAME);
  }

  static Stream<Class<? extends Event>> everyKindOfEvent() {
    return EventTypes.of(EventCatalog.roots().toArray(new Class<?>[0])).all().stream();
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEvent")
  void every_kind_of_event_has_a_sentence_and_a_place(Class<? extends Event> kind) {
    Event sample = Samples.of(kind);
    assertThat(Sentences.of(sample, shown))
        .matches("(?s)\\p{Lu}.*[.]")
        .doesNotContain("null")
        .doesNotContain("..");
    Belonging.incidentOf(sample);
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEvent")
  void no_sentence_shows_a_masked_reader_a_name_or_an_address(Class<? extends Event> kind) {
    assertThat(Sentences.of(Samples.of(kind), masked))
        .doesNotContain(Samples.NAME)
        .doesNotContain("@");
  }

  @Test
  void a_night_reads_like_a_story() {
    assertThat(Stream.of(Outage.events()).map(event -> Sentences.of(event, shown)))
        .containsExactly(
            "Muster (alert-grouping) opened a group of alerts (occurrence 1): “5xx above 5 %”.",
            "The alert HighErrorRate fired for checkout, severity critical: 5xx above 5 %.",
            "Muster (alert-grouping) opened INC-142 as SEV2 from alerts: “5xx above 5 %”.",
            "Muster (escalation) started paging by version 3 of the policy pol-1, 2 levels.",
            "Level 1 was called: Rosa Reyes; without an acknowledgement the next level is due at 2026-11-24 03:17:32 UTC.",
            "Rosa Reyes is to be paged by e-mail (level 1).",
            "Attempt 1 to send the page started.",
            "Attempt 1 failed: 451 rosa@muster.example greylisted. It is tried again at 2026-11-24 03:13:03 UTC.",
            "Attempt 2 to send the page started.",
            "Attempt 2 was accepted by the channel: 250 2.0.0 Ok.",
            "Rosa Reyes acknowledged the incident (e-mail link).",
            "Paging stopped: acknowledged.",
            "Rosa Reyes took the role of commander.",
            "Rosa Reyes noted: “=cmd|' /C calc'!A0 looks odd, \"quoted\", ask Ravi Rao”.",
            "Rosa Reyes changed the severity from SEV2 to SEV1: payments fail too.",
            "Rosa Reyes moved the incident from identification to containment.",
            "Mina Moreau gave the role of commander to Ravi Rao.",
            "Ravi Rao moved the incident from containment to recovery, skipping eradication: the cause is already gone.",
            "The alert with the key 9a3c1f0de45b7c21 resolved.",
            "Every alert of the group has resolved.",
            "Muster (alert-grouping) resolved the incident: every alert resolved.",
            "Ravi Rao gave up the role of commander.");
  }

  @Test
  void what_did_not_happen_is_not_claimed() {
    Actor by = Actor.system("escalation");
    assertThat(
            Sentences.of(
                new EscalationEvent.StepFired("e", "i", 2, List.of(), null, by, Outage.START),
                shown))
        .isEqualTo("Level 2 was due, but nobody was on call.");
    assertThat(
            Sentences.of(
                new EscalationEvent.StepFired(
                    "e", "i", 2, 1, List.of(Outage.ROSA), null, by, Outage.START),
                shown))
        .isEqualTo("Level 1 in round 2 was called: Rosa Reyes.");
    assertThat(
            Sentences.of(
                new EscalationEvent.Started("e", "i", "p", 3, List.of(), 2, null, by, Outage.START),
                shown))
        .isEqualTo(
            "Muster (escalation) started paging by version 3 of the policy p, 0 levels, repeated 2 times.");
    assertThat(Sentences.of(new PageEvent.Failed("p", "i", 3, null, null, by, Outage.START), shown))
        .isEqualTo("Attempt 3 failed. It was given up.");
    assertThat(
            Sentences.of(
                new OnCallEvent.PolicyPublished(
                    "p", "Default", 1, List.of(), List.of(), Actor.client("acme"), Outage.START),
                shown))
        .isEqualTo(
            "The partner acme published version 1 of the escalation policy “Default”: 0 levels, for every service without a policy of its own.");
  }

  @Test
  void whom_a_plan_has_paged_for_a_role_is_said_to_be_by_the_plan_and_by_no_policy() {
    assertThat(
            Sentences.of(
                new EscalationEvent.Started(
                    "role-COMMANDER-0-i",
                    "i",
                    "response-plan-1",
                    3,
                    List.of(),
                    Role.COMMANDER,
                    Actor.system("escalation"),
                    Outage.START),
                shown))
        .isEqualTo(
            "Muster (escalation) started paging, as nobody was commander, as version 3 of the plan"
                + " response-plan-1 says.");
  }

  @Test
  void a_hand_over_says_to_whom_and_for_how_long_it_waits() {
    assertThat(
            Sentences.of(
                new EscalationEvent.Started(
                    "hand-over-1-i",
                    "i",
                    "hand-over",
                    1,
                    List.of(
                        new Level(
                            List.of(new Level.Target(Level.Target.Kind.PERSON, Outage.RAVI)), 90)),
                    null,
                    Actor.person(Outage.ROSA, "Rosa Reyes"),
                    Outage.START),
                shown))
        .isEqualTo(
            "Rosa Reyes hands the incident over to Ravi Rao; somebody has to accept within"
                + " 1 min 30 s.");
  }

  @Test
  void an_auditor_reads_why_nobody_was_called_out() {
    Actor rosa = Actor.person(Outage.ROSA, "Rosa Reyes");
    List<LabelMatcher> matchers =
        List.of(
            new LabelMatcher("service", LabelMatcher.Operator.EQUAL, "checkout"),
            new LabelMatcher("host", LabelMatcher.Operator.NO_MATCH, "web-.*"));
    Instant until = Outage.START.plusSeconds(3_600);
    assertThat(
            Sentences.of(
                new SilenceEvent.Created(
                    "sil-1", matchers, Outage.START, until, null, "Patching", rosa, Outage.START),
                shown))
        .isEqualTo(
            "Rosa Reyes silenced alerts with service=\"checkout\" and host!~\"web-.*\" from 2026-11-24 03:12:00 UTC"
                + " until 2026-11-24 04:12:00 UTC (silence sil-1): Patching.");
    WeeklyWindow sundays =
        new WeeklyWindow(
            List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            LocalTime.of(2, 0),
            90,
            "Europe/Berlin",
            LocalDate.of(2026, 11, 28),
            LocalDate.of(2027, 3, 28));
    assertThat(
            Sentences.of(
                new SilenceEvent.Created(
                    "sil-2", matchers, null, null, sundays, "Patching.", rosa, Outage.START),
                shown))
        .endsWith(
            "for 1 h 30 min each Saturday and Sunday at 02:00 (Europe/Berlin), from 2026-11-28 to 2027-03-28"
                + " (silence sil-2): Patching.");
    assertThat(
            Sentences.of(
                new AlertGroupEvent.Silenced("g", "i", List.of("sil-1"), until, rosa, Outage.START),
                shown))
        .isEqualTo(
            "Nobody is called out: every alert of the group is silenced until 2026-11-24 04:12:00 UTC (silence sil-1).");
  }

  @Test
  void an_action_says_how_many_services_may_feel_it() {
    assertThat(Sentences.of(actionOn("edge", 1), shown)).contains("acting on edge alone,");
    assertThat(Sentences.of(actionOn("edge", 3), shown))
        .contains("acting on edge, which 3 services may feel,");
    assertThat(Sentences.of(actionOn(null, 0), shown))
        .contains("with nothing known of who may feel it,");
  }

  private static GuardedActionEvent.Proposed actionOn(String service, int hitInAll) {
    return new GuardedActionEvent.Proposed(
        "action-of-inc-1-a",
        "inc-1",
        "action-target-1",
        1,
        "Edge",
        ActionKind.CALL_WEBHOOK,
        List.of(),
        service,
        List.of(),
        hitInAll,
        List.of(),
        "It tries passwords",
        null,
        Actor.person(Outage.ROSA, "Rosa Reyes"),
        Instant.EPOCH);
  }

  @Test
  void a_masked_reader_can_tell_people_apart_without_knowing_them() {
    IncidentEvent.RoleAssigned assigned =
        new IncidentEvent.RoleAssigned(
            "i",
            Role.SCRIBE,
            new Person(Outage.RAVI, "Ravi Rao"),
            Actor.person(Outage.ROSA, "Rosa Reyes"),
            Outage.START);
    masked.meet(assigned);
    assertThat(Sentences.of(assigned, masked))
        .matches("Person \\w+ gave the role of scribe to Person \\w+\\.");
    assertThat(masked.text("Ravi Rao called rosa@muster.example"))
        .isEqualTo(masked.person(Outage.RAVI) + " called [e-mail address]");
    assertThat(masked.person(Outage.RAVI)).isNotEqualTo(masked.person(Outage.ROSA));
  }

  @Test
  void how_a_stranger_is_called_in_a_call_is_not_for_a_masked_reader() {
    BridgeEvent.Joined joined =
        new BridgeEvent.Joined(
            "conversation-inc-1",
            "inc-1",
            "16778240",
            null,
            "Gustav Guest",
            BridgeEvent.Witness.PROVIDER,
            Actor.system("conversation"),
            Instant.EPOCH);
    assertThat(Sentences.of(joined, shown))
        .isEqualTo(
            "Somebody Muster does not know, called “Gustav Guest” there, joined the bridge call, as whoever runs the call says.");
    assertThat(Sentences.of(joined, masked))
        .isEqualTo(
            "Somebody Muster does not know joined the bridge call, as whoever runs the call says.");
  }

  @Test
  void what_is_due_in_a_drill_is_due_by_its_time() {
    assertThat(Sentences.of(task("inc-1"), shown))
        .isEqualTo(
            "Rosa Reyes changed a task, now “Tell the authority”, due 1970-01-01 00:00:00 UTC.");
    assertThat(Sentences.of(task("drill-1.inc-1"), shown))
        .endsWith("due 1970-01-01 00:00:00 UTC by the time of the drill.");
  }

  private static TaskEvent.Changed task(String incidentId) {
    return new TaskEvent.Changed(
        incidentId,
        "t",
        "Tell the authority",
        null,
        Instant.EPOCH,
        List.of(),
        Actor.person(Outage.ROSA, "Rosa Reyes"),
        Instant.EPOCH);
  }
}
