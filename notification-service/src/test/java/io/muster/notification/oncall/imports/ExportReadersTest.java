package io.muster.notification.oncall.imports;

import static io.muster.notification.testing.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Calling;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallCommand.AddOverride;
import io.muster.contracts.oncall.OnCallCommand.PublishPolicy;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.notification.oncall.imports.Imported.Kind;
import io.muster.notification.oncall.imports.Imported.Outcome;
import io.muster.notification.oncall.imports.PeopleMatch.User;
import io.muster.notification.oncall.imports.PeopleMatch.Users;
import io.muster.notification.oncall.turns.Away;
import io.muster.notification.oncall.turns.FinalSchedule;
import io.muster.notification.oncall.turns.ScheduleHistory;
import io.muster.notification.oncall.turns.ScheduleHistory.Override;
import io.muster.notification.oncall.turns.ScheduleHistory.Plan;
import io.muster.notification.oncall.turns.Span;
import io.muster.notification.oncall.turns.Stretch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes over is on call as it was there, minute by minute; what does not is said. */
class ExportReadersTest {

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Duration AHEAD = Duration.ofDays(90);

  private final JsonNode pagerDuty = export("pagerduty.json");
  private final JsonNode opsgenie = export("opsgenie.json");

  @Test
  void a_pagerduty_schedule_is_on_call_as_it_was_there_at_every_minute_of_90_days() {
    List<Imported> items = readPagerDuty(Map.of());
    for (int nth : new int[] {0, 1}) {
      JsonNode there = pagerDuty.path("schedules").get(nth);
      JsonNode schedule = there.has("schedule") ? there.path("schedule") : there;
      String id = "pd-" + schedule.path("id").asString();
      same(items, id, at -> NaiveExports.pagerDuty(schedule, at));
    }
  }

  @Test
  void every_opsgenie_rotation_is_on_call_as_it_was_there_at_every_minute_of_90_days() {
    List<Imported> items = readOpsgenie(Map.of());
    JsonNode schedule = opsgenie.path("schedules").path("data").get(0);
    for (int nth : new int[] {0, 1, 2}) {
      JsonNode rotation = schedule.path("rotations").get(nth);
      same(
          items,
          "og-s-search-" + rotation.path("id").asString(),
          at ->
              NaiveExports.opsgenie(
                  schedule, rotation, opsgenie.path("overrides").path("s-search"), at));
    }
  }

  private static void same(
      List<Imported> items, String scheduleId, Function<Instant, String> expected) {
    PublishSchedule published = command(items, scheduleId, PublishSchedule.class);
    List<Override> overrides =
        items.stream()
            .map(Imported::command)
            .filter(AddOverride.class::isInstance)
            .map(AddOverride.class::cast)
            .filter(it -> it.scheduleId().equals(scheduleId))
            .map(
                it -> new Override(it.overrideId(), it.personId(), new Span(it.from(), it.until())))
            .toList();
    ScheduleHistory history =
        new ScheduleHistory(
            List.of(new Plan(Instant.MIN, published.layers(), List.of(), List.of())), overrides);
    List<Stretch> stretches =
        new FinalSchedule(history, Away.nobody()).in(new Span(NOW, NOW.plus(AHEAD)));
    int people = 0;
    for (Stretch stretch : stretches) {
      people += stretch.personId() == null ? 0 : 1;
      for (Instant at = stretch.span().from();
          at.isBefore(stretch.span().until());
          at = at.plusSeconds(60)) {
        assertThat(stretch.personId()).as("%s at %s", scheduleId, at).isEqualTo(expected.apply(at));
      }
    }
    assertThat(people).isGreaterThan(20);
  }

  @Test
  void delays_keep_their_minutes_and_what_is_lost_of_a_policy_is_said() {
    Imported pagerDuty = find(readPagerDuty(Map.of()), "EPAY");
    assertThat(((PublishPolicy) pagerDuty.command()).services()).containsExactly("payments");
    assertThat(((PublishPolicy) pagerDuty.command()).levels())
        .containsExactly(
            new Level(
                List.of(new Target(Target.Kind.SCHEDULE, "pd-PAYSCHD")),
                4 * 60,
                Calling.IN_TURN,
                null),
            new Level(
                List.of(
                    new Target(Target.Kind.PERSON, "PRAVI01"),
                    new Target(Target.Kind.SCHEDULE, "pd-HALFDAY")),
                11 * 60));
    assertThat(((PublishPolicy) pagerDuty.command()).repeat()).isEqualTo(2);
    assertThat(pagerDuty.outcome()).isEqualTo(Outcome.MAPS);
    assertThat(pagerDuty.notes()).isEmpty();

    Imported opsgenie = find(readOpsgenie(Map.of("e-search", List.of("search"))), "e-search");
    assertThat(((PublishPolicy) opsgenie.command()).levels())
        .extracting(Level::ackTimeoutSeconds)
        .as("it begins again after its own interval")
        .containsExactly(4 * 60, 11 * 60, 10 * 60);
    assertThat(((PublishPolicy) opsgenie.command()).repeat()).isEqualTo(9);
    assertThat(((PublishPolicy) opsgenie.command()).levels().getFirst().targets()).hasSize(3);
    assertThat(opsgenie.notes())
        .extracting(Imported.Note::text)
        .anyMatch(it -> it.contains("“next”"))
        .anyMatch(it -> it.contains("no other condition"))
        .anyMatch(it -> it.contains("9 times at most"))
        .anyMatch(it -> it.contains("nothing is closed"));
    Imported once = find(readOpsgenie(Map.of("e-team", List.of("search"))), "e-team");
    assertThat(((PublishPolicy) once.command()).repeat()).as("an interval of 0 is off").isZero();
    assertThat(((PublishPolicy) once.command()).levels().getLast().ackTimeoutSeconds())
        .isEqualTo(5 * 60);
  }

  @Test
  void a_team_of_which_one_is_called_takes_turns_and_all_of_a_schedule_are_all_of_its_rotations() {
    Imported policy = find(readOpsgenie(Map.of("e-team", List.of("search"))), "e-team");
    List<Level> levels = ((PublishPolicy) policy.command()).levels();
    assertThat(levels.getFirst())
        .isEqualTo(
            new Level(
                List.of(
                    new Target(Target.Kind.PERSON, "u-rosa"),
                    new Target(Target.Kind.PERSON, "u-ravi")),
                10 * 60,
                Calling.IN_TURN,
                null));
    assertThat(levels.getLast().targets())
        .hasSize(3)
        .extracting(Target::kind)
        .containsOnly(Target.Kind.ROTATION);
    assertThat(policy.notes())
        .singleElement()
        .extracting(Imported.Note::text)
        .asString()
        .contains("take turns");
  }

  @Test
  void what_cannot_be_said_here_does_not_come_over_and_says_where_and_why() {
    List<Imported> items = readPagerDuty(Map.of());
    assertThat(find(items, "ODDTURN").outcome()).isEqualTo(Outcome.DOES_NOT_MAP);
    assertThat(find(items, "ODDTURN").notes().getFirst().where())
        .isEqualTo("/export/schedules/2/schedule_layers/0/rotation_turn_length_seconds");
    assertThat(find(items, "STRANGE").notes().getFirst().text()).contains("PGONE01");
    assertThat(find(items, "ENOBODY").notes().getFirst().text()).contains("which services");
    List<Imported> opsgenie = readOpsgenie(Map.of());
    assertThat(find(opsgenie, "s-search/r-none").outcome()).isEqualTo(Outcome.DOES_NOT_MAP);
    assertThat(find(opsgenie, "s-off").notes().getFirst().text()).contains("disabled");
  }

  @Test
  void how_people_are_notified_by_other_channels_is_said_to_stay_behind() {
    assertThat(find(readPagerDuty(Map.of()), "PROSA01").notes()).hasSize(2);
    assertThat(find(readOpsgenie(Map.of()), "u-rosa").notes())
        .singleElement()
        .extracting(Imported.Note::text)
        .asString()
        .contains("sms", "5 minutes");
    assertThat(find(readOpsgenie(Map.of()), "u-ravi").outcome()).isEqualTo(Outcome.MAPS);
  }

  @Test
  void overrides_that_are_over_are_left_out() {
    assertThat(readPagerDuty(Map.of()))
        .filteredOn(it -> it.kind() == Kind.OVERRIDE)
        .singleElement()
        .extracting(Imported::outcome)
        .isEqualTo(Outcome.MAPS);
  }

  @Test
  void a_layer_that_starts_in_the_middle_of_a_turn_is_not_made_to_fit() {
    String text =
        pagerDuty.toString().replace("2026-04-06T09:00:00-04:00", "2026-04-07T09:00:00-04:00");
    List<Imported> items =
        new PagerDutyReader()
            .read(
                new Field("/export", JsonMapper.shared().readTree(text)),
                reading("pd-", pagerDuty.path("users"), Map.of()));
    assertThat(find(items, "PAYSCHD").outcome()).isEqualTo(Outcome.DOES_NOT_MAP);
    assertThat(find(items, "PAYSCHD").notes().getFirst().text()).contains("middle of a turn");
  }

  private List<Imported> readPagerDuty(Map<String, List<String>> services) {
    return new PagerDutyReader()
        .read(new Field("/export", pagerDuty), reading("pd-", pagerDuty.path("users"), services));
  }

  private List<Imported> readOpsgenie(Map<String, List<String>> services) {
    return new OpsgenieReader()
        .read(
            new Field("/export", opsgenie),
            reading("og-", opsgenie.path("users").path("data"), services));
  }

  /** People are called here as they are there, except for one who is nobody here. */
  private static Reading reading(
      String prefix, JsonNode users, Map<String, List<String>> services) {
    Map<String, User> found = new HashMap<>();
    for (JsonNode user : users) {
      String id = user.path("id").asString();
      found.put(id, new User(id, id, id + "@muster.example", id.equals("PGONE01") ? null : id));
    }
    return new Reading(prefix, new Users(found), services, MINA, NOW);
  }

  private static Imported find(List<Imported> items, String sourceId) {
    return items.stream().filter(it -> it.sourceId().equals(sourceId)).findFirst().orElseThrow();
  }

  private static <T> T command(List<Imported> items, String targetId, Class<T> type) {
    return items.stream()
        .filter(it -> targetId.equals(it.targetId()))
        .map(Imported::command)
        .flatMap(it -> type.isInstance(it) ? Stream.of(type.cast(it)) : Stream.empty())
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode export(String name) {
    try (InputStream file = ExportReadersTest.class.getResourceAsStream("/imports/" + name)) {
      return JsonMapper.shared().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
