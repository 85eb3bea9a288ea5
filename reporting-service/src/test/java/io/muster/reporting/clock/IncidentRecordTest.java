package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said in the incident itself need not be said again for the law. */
class IncidentRecordTest {

  private static final String ID = "inc-142";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Instant T = Instant.parse("2026-10-05T08:00:00Z");
  private static final String AWARE = "2026-10-05T08:30:00Z";
  private static final String WARNING = "nis2.early-warning";

  private static Case aware() {
    return Case.under(Regime.NIS2, "FR", "Europe/Paris")
        .recordedAt("2026-10-05T09:00:00Z")
        .moment(Moment.AWARE, AWARE);
  }

  @Test
  void awareness_in_the_incident_starts_the_clocks_of_the_entity() {
    RegulatoryClock clock = aware().clock(WARNING, "2026-10-05T10:00:00Z");
    assertThat(clock.startedAt()).isEqualTo(AWARE);
    assertThat(clock.dueAt()).isEqualTo("2026-10-06T08:30:00Z");
    assertThat(clock.provisional()).isTrue();
  }

  @Test
  void what_somebody_states_for_the_entity_goes_before_it_until_it_is_taken_back() {
    Case told =
        aware()
            .fact(RegulatoryFact.AWARE_AT, "2026-10-05T12:00:00Z", "the entity was told at noon")
            .moment(Moment.AWARE, AWARE, "2026-10-05T08:45:00Z", "read the log again");
    assertThat(told.clock(WARNING, "2026-10-05T13:00:00Z").dueAt())
        .isEqualTo("2026-10-06T12:00:00Z");
    told.fact(RegulatoryFact.AWARE_AT, null, "it was the same people");
    assertThat(told.clock(WARNING, "2026-10-05T13:00:00Z").dueAt())
        .isEqualTo("2026-10-06T08:45:00Z");
  }

  @Test
  void a_corrected_moment_moves_the_clock_and_leaves_the_breach_on_record() {
    Case told =
        aware()
            .decided(Reportability.REPORTABLE)
            .recordedAt("2026-10-06T10:00:00Z")
            .moment(Moment.AWARE, AWARE, "2026-10-06T07:00:00Z", "it was the other alarm");
    Standing standing = told.standingAt("2026-10-06T11:00:00Z");
    assertThat(told.clock(WARNING, "2026-10-06T11:00:00Z").state())
        .isEqualTo(RegulatoryClock.State.RUNNING);
    assertThat(standing.formerBreaches())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.clock().report()).isEqualTo(WARNING);
              assertThat(breach.factsThen())
                  .containsEntry(RegulatoryFact.AWARE_AT, Instant.parse(AWARE));
              assertThat(breach.correction()).isInstanceOf(MomentEvent.Corrected.class);
            });
  }

  @Test
  void a_moment_that_is_taken_back_stops_the_clock() {
    assertThat(
            aware()
                .moment(Moment.AWARE, AWARE, null, "nobody knew")
                .clock(WARNING, "2026-10-05T10:00:00Z")
                .state())
        .isEqualTo(RegulatoryClock.State.WAITING);
  }

  @Test
  void those_affected_are_counted_as_the_incident_has_them_and_say_how_sure_that_is() {
    IncidentRecord one = record(party("p1", "Retail customers", 1200L, false));
    assertThat(one.parties().orElseThrow().value())
        .isEqualTo(new IncidentRecord.Parties(List.of("Retail customers"), 1200, false));
    IncidentRecord two =
        record(party("p1", "Retail customers", 1200L, false), party("p2", "Shops", null, false));
    assertThat(two.parties().orElseThrow().value().estimated())
        .as("nobody knows how many shops")
        .isTrue();
    IncidentRecord better =
        record(
            party("p1", "Retail customers", 1200L, true),
            party("p1", "Retail customers", 900L, false));
    assertThat(better.parties().orElseThrow().value().count()).isEqualTo(900);
    assertThat(
            record(
                    party("p1", "Retail customers", 1200L, false),
                    new AffectedEvent.PartyCleared(ID, "p1", "a test account", MINA, T))
                .parties())
        .isEmpty();
  }

  @Test
  void services_and_the_length_of_it_name_the_event_they_are_known_from() {
    IncidentRecord record =
        record(
            new AffectedEvent.ServicesChanged(
                ID, List.of("ledger"), List.of("checkout"), "not checkout", MINA, T),
            new MomentEvent.Recorded(ID, Moment.RECOVERED, T.plusSeconds(5400), null, MINA, T));
    assertThat(record.services().orElseThrow().value()).containsExactly("ledger");
    assertThat(record.services().orElseThrow().source())
        .isEqualTo("incident.services-changed at log position 2");
    assertThat(record.duration().orElseThrow().value())
        .as("from when it began, an hour before it was detected")
        .isEqualTo(Duration.ofMinutes(150));
    assertThat(record.duration().orElseThrow().type()).isEqualTo("incident.moment-recorded");
  }

  @Test
  void awareness_of_the_incident_is_only_a_hint_of_awareness_of_a_breach() {
    IncidentRecord record = record(new MomentEvent.Recorded(ID, Moment.AWARE, T, null, MINA, T));
    assertThat(record.moment(RegulatoryFact.AWARE_AT)).isPresent();
    assertThat(record.moment(RegulatoryFact.DATA_BREACH_AWARE_AT)).isEmpty();
    assertThat(record.hint(RegulatoryFact.DATA_BREACH_AWARE_AT)).isPresent();
  }

  private static AffectedEvent party(String id, String name, Long count, boolean estimated) {
    return new AffectedEvent.PartyAffected(ID, id, name, count, estimated, null, MINA, T);
  }

  private static IncidentRecord record(Event... events) {
    List<Standing.Step> steps = new ArrayList<>();
    steps.add(
        new Standing.Step(
            1,
            T,
            new IncidentEvent.Opened(
                ID,
                142,
                "Checkout answers 503",
                null,
                Severity.SEV1,
                List.of("checkout"),
                new Source(Source.Kind.DECLARED, null, null),
                T.minusSeconds(3600),
                T,
                MINA,
                T)));
    for (Event event : events) {
      steps.add(new Standing.Step(steps.size() + 1L, T, event));
    }
    return IncidentRecord.of(steps);
  }
}
