package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Clocks that are watched by two copies of the service at the same time, one of which stops. */
class ClockWatchIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String WARNING = "nis2.early-warning/1";
  private static final Actor ROSA = Actor.person(Outage.ROSA, "Rosa Reyes");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void time_that_runs_out_is_marked_once_by_two_copies_and_again_after_a_correction() {
    String utility = enter("Watchful Werke AG");
    ConfigurableApplicationContext second =
        SERVICE.start(SERVICE.mongo().uri(), SERVICE.checkpoints());
    Instant now;
    try {
      opened("inc-171", 171);
      // Only now: of two marks that have passed already it is the later that is told.
      now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      fact("INC-171", utility, now.minus(HOUR.multipliedBy(18)).plusSeconds(10), null);
      List<ThresholdReached> marks = await("inc-171", utility, 2);
      assertThat(marks)
          .extracting(ThresholdReached::mark)
          .containsExactly(ClockMark.HALF, ClockMark.THREE_QUARTERS);
      assertThat(marks.getFirst().provisional()).isTrue();
      assertThat(marks.getFirst().entity()).isEqualTo("Watchful Werke AG");
      assertThat(marks.getFirst().missing()).isNotEmpty();
      assertThat(marks.getFirst().movedFrom()).isNull();
    } finally {
      second.close();
    }

    fact("INC-171", utility, now.minus(HOUR.multipliedBy(23)), "the first mail was read earlier");
    ThresholdReached moved = await("inc-171", utility, 3).getLast();
    assertThat(moved.mark()).isEqualTo(ClockMark.NINE_TENTHS);
    assertThat(moved.movedFrom()).isEqualTo(now.plusSeconds(10).plus(HOUR.multipliedBy(6)));
    assertThat(moved.movedBy()).isPositive();

    JsonNode clock =
        SERVICE
            .get("/api/regulation/incidents/INC-171", SERVICE.aude())
            .is(200)
            .json()
            .path("items")
            .valueStream()
            .filter(item -> item.at("/entity/id").asString().equals(utility))
            .findFirst()
            .orElseThrow()
            .at("/regimes/0/clocks/0");
    assertThat(clock.path("marks").size()).isEqualTo(3);
    assertThat(
            SERVICE
                .getUntil(
                    "/api/ledger?incident=INC-171&limit=100",
                    SERVICE.mina(),
                    page -> page.toString().contains("90 % of the time has passed"))
                .toString())
        .contains("before a correction");
  }

  @Test
  void a_corrected_moment_of_the_incident_itself_is_looked_at_too() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String utility = enter("Corrected Werke AG");
    opened("inc-172", 172);
    fact("INC-172", utility, "SUSPECTED_AT", now.minus(HOUR.multipliedBy(20)), null);
    SERVICE.record(
        new MomentEvent.Recorded(
            "inc-172", Moment.AWARE, now.minus(HOUR.multipliedBy(13)), null, ROSA, now));
    assertThat(await("inc-172", utility, 1).getFirst().mark()).isEqualTo(ClockMark.HALF);
  }

  private static void opened(String id, int number) {
    SERVICE.record(Outage.opened(id, number));
    SERVICE.getUntil(
        "/api/ledger?incident=INC-" + number,
        SERVICE.mina(),
        page -> !page.path("items").isEmpty());
  }

  private static List<ThresholdReached> await(String incident, String entity, int count) {
    Entities entities = SERVICE.bean(Entities.class);
    String id = AssessmentEvent.idFor(incident, entity);
    return Awaitility.await().until(() -> marks(entities, id), marks -> marks.size() >= count);
  }

  private static List<ThresholdReached> marks(Entities entities, String id) {
    return entities.recorded(id).stream()
        .map(Standing.Step::event)
        .filter(ThresholdReached.class::isInstance)
        .map(ThresholdReached.class::cast)
        .filter(mark -> mark.rule().equals(WARNING))
        .toList();
  }

  private static String enter(String name) {
    return post(
            "/api/regulation/entities",
            SERVICE.mina(),
            """
            {"name":"%s","jurisdiction":"DE","zone":"Europe/Berlin","regimes":["NIS2"],"traits":[]}"""
                .formatted(name))
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static void fact(String incident, String entity, Instant aware, String reason) {
    fact(incident, entity, "AWARE_AT", aware, reason);
  }

  private static void fact(
      String incident, String entity, String fact, Instant value, String reason) {
    post(
            "/api/regulation/incidents/%s/entities/%s/facts".formatted(incident, entity),
            SERVICE.rosa(),
            "{\"fact\":\"%s\",\"value\":\"%s\"%s}"
                .formatted(fact, value, reason == null ? "" : ",\"reason\":\"" + reason + "\""))
        .is(200);
  }

  private static TestService.Answer post(String path, String token, String body) {
    return SERVICE.send(
        SERVICE
            .request(path, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
