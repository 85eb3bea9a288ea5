package io.muster.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Event;
import io.muster.contracts.EventCatalog;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.alert.IntegrationEvent.Created;
import io.muster.contracts.alert.IntegrationEvent.KeyRotated;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was recorded before a revision changed is read as it was meant. */
class UpcastersTest {

  private static final String BY_AND_AT =
      "\"by\":{\"kind\":\"SYSTEM\",\"id\":\"alert-grouping\"},\"at\":\"2026-11-24T03:12:00Z\"}";

  private final EventCodec codec =
      new EventCodec(
          KeyRing.inMemory(),
          EventTypes.of(EventCatalog.roots().toArray(new Class<?>[0])),
          Upcasters.all());

  @Test
  void an_alert_recorded_when_there_was_one_source_came_from_it() {
    AlertFired fired =
        (AlertFired)
            read(
                "alert-group.alert-fired",
                "{\"groupId\":\"g\",\"alertKey\":\"k\",\"name\":\"HighErrorRate\",\"severity\":\"CRITICAL\","
                    + "\"summary\":\"5xx\",\"link\":\"http://p.example\",\"startsAt\":\"2026-11-24T03:12:00Z\",");
    assertThat(fired.context().source()).isEqualTo("alertmanager");
    assertThat(fired.context().labels()).isEmpty();
    assertThat(fired.context().rawSha256()).isNull();
    assertThat(fired.links()).isEmpty();
    assertThat(fired.link()).isEqualTo("http://p.example");
  }

  @Test
  void a_policy_of_before_turns_and_conditions_calls_everybody_always() {
    PolicyPublished policy =
        (PolicyPublished)
            read(
                "escalation-policy.published",
                "{\"policyId\":\"p\",\"name\":\"P\",\"version\":1,\"services\":[],\"levels\":[{\"targets\":"
                    + "[{\"kind\":\"SCHEDULE\",\"id\":\"primary\"}],\"ackTimeoutSeconds\":300}],");
    assertThat(policy.levels())
        .containsExactly(
            new Level(List.of(new Level.Target(Level.Target.Kind.SCHEDULE, "primary")), 300));
    assertThat(policy.repeat()).isZero();
  }

  @Test
  void a_level_that_was_called_before_policies_repeated_was_of_the_first_round() {
    StepFired fired =
        (StepFired)
            read(
                "escalation.step-fired",
                "{\"escalationId\":\"e\",\"incidentId\":\"i\",\"level\":2,\"personIds\":[\"rosa\"],");
    assertThat(fired.round()).isEqualTo(1);
    assertThat(fired.level()).isEqualTo(2);
  }

  @Test
  void an_end_recorded_before_bodies_were_kept_names_none() {
    AlertResolved over =
        (AlertResolved)
            read("alert-group.alert-resolved", "{\"groupId\":\"g\",\"alertKey\":\"k\",");
    assertThat(over.alertKey()).isEqualTo("k");
    assertThat(over.rawSha256()).isNull();
    assertThat(over.rule()).isNull();
  }

  @Test
  void an_integration_of_that_time_is_for_alertmanager_and_its_replaced_keys_open_nothing() {
    Created created =
        (Created)
            read(
                "integration.created",
                "{\"integrationId\":\"i\",\"name\":\"Prometheus\",\"keyHash\":\"ab\",");
    assertThat(created.source()).isEqualTo("alertmanager");
    KeyRotated rotated =
        (KeyRotated)
            read("integration.key-rotated", "{\"integrationId\":\"i\",\"keyHash\":\"cd\",");
    assertThat(rotated.oldKeyUntil()).isNull();
  }

  @Test
  void a_schedule_of_equal_turns_is_one_layer_counted_in_hours() {
    SchedulePublished schedule =
        (SchedulePublished)
            read(
                "schedule.published",
                "{\"scheduleId\":\"s\",\"name\":\"Primary\",\"startsAt\":\"2026-01-05T08:30:00Z\","
                    + "\"shiftHours\":168,\"personIds\":[\"rosa\",\"ravi\"],");
    assertThat(schedule.zone()).isEqualTo("UTC");
    assertThat(schedule.teamId()).isNull();
    assertThat(schedule.shadows()).isEmpty();
    assertThat(schedule.layers())
        .containsExactly(
            new Layer(
                "rotation",
                "Rotation",
                "UTC",
                new Layer.Rotation(
                    Layer.Rotation.Unit.HOURS,
                    168,
                    LocalDate.of(2026, 1, 5),
                    LocalTime.of(8, 30),
                    List.of()),
                List.of("rosa", "ravi"),
                List.of(),
                Layer.OnHolidays.AS_EVER,
                null));
  }

  @Test
  void links_are_sealed_and_come_back() {
    AlertFired old =
        (AlertFired)
            read(
                "alert-group.alert-fired",
                "{\"groupId\":\"g\",\"alertKey\":\"k\",\"name\":\"n\",\"severity\":\"INFO\",");
    AlertFired with =
        new AlertFired(
            "g",
            "k",
            "n",
            null,
            old.severity(),
            "s",
            "d",
            null,
            List.of(new AlertLink("Runbook", "https://wiki.example/rosa")),
            old.context(),
            old.at(),
            null,
            old.by(),
            old.at());
    byte[] stored = codec.encode("e", with);
    assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("wiki.example");
    assertThat(codec.decode("e", "alert-group.alert-fired", 3, stored)).isEqualTo(with);
  }

  private Event read(String type, String beginning) {
    return codec.decode("e", type, 1, (beginning + BY_AND_AT).getBytes(StandardCharsets.UTF_8));
  }
}
