package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentsTest {

  private static final Instant T = Instant.parse("2026-10-05T08:00:00Z");

  private static Deployments.Deployment of(String service, String id) {
    return new Deployments.Deployment(id, service, "production", T);
  }

  @Test
  void those_that_caused_an_incident_failed_and_recovery_is_from_when_it_began() {
    IncidentRow one =
        Course.opened("inc-1", 1, T, -10, 0).deployed("checkout", 5).resolved(30).row();
    IncidentRow two =
        Course.opened("inc-2", 2, T, null, 0).deployed("checkout", 5).resolved(60).row();
    IncidentRow goesOn = Course.opened("inc-3", 3, T, 0, 0).deployed("ledger", 5).row();
    Deployments all =
        Deployments.of(
            List.of(of("checkout", "a"), of("checkout", "b"), of("ledger", "c"), of(null, "d")),
            Map.of("a", List.of(one, two), "c", List.of(goesOn)));
    assertThat(all.deployments()).isEqualTo(4);
    assertThat(all.failed()).isEqualTo(2);
    assertThat(all.rate()).isEqualTo(0.5);
    assertThat(all.recovery()).isEqualTo(new Deployments.Recovery(2, 50 * 60L, null));
    assertThat(all.services())
        .extracting(Deployments.OfService::service)
        .containsExactly("checkout", "ledger", "NONE");
    assertThat(all.services().getFirst().rate()).isEqualTo(0.5);
    assertThat(all.services().getFirst().incidents())
        .extracting(IncidentRow.Ref::number)
        .containsExactly("INC-2", "INC-1");
  }

  @Test
  void without_deployments_there_is_no_rate() {
    assertThat(Deployments.of(List.of(), Map.of()).rate()).isNull();
  }

  @Test
  void only_what_is_called_production_or_not_named_counts() {
    assertThat(new Deployments.Deployment("a", null, null, T).toProduction()).isTrue();
    assertThat(new Deployments.Deployment("a", null, "Prod-EU", T).toProduction()).isTrue();
    assertThat(new Deployments.Deployment("a", null, "staging", T).toProduction()).isFalse();
  }
}
