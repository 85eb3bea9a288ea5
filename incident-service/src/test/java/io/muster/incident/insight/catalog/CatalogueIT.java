package io.muster.incident.insight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CatalogueIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void what_was_in_the_catalogue_at_a_position_can_be_said_later_and_by_another_process()
      throws InterruptedException {
    long before = put("{\"tier\":1}");
    long after = put("{\"tier\":4}");
    Catalogue here = SERVICE.bean(Catalogue.class);
    Catalogue elsewhere =
        new Catalogue(SERVICE.bean(EventLog.class), SERVICE.bean(EventCodec.class));
    elsewhere.start();
    try {
      for (Catalogue catalogue : new Catalogue[] {here, elsewhere}) {
        assertThat(catalogue.asOf(after, PATIENCE).find("zeta").orElseThrow().tier()).isEqualTo(4);
        assertThat(catalogue.asOf(before, PATIENCE).find("zeta").orElseThrow().tier()).isEqualTo(1);
        assertThat(catalogue.asOf(before - 1, PATIENCE).find("zeta")).isEmpty();
      }
      assertThat(elsewhere.await(after + 1000, Duration.ofMillis(20))).isFalse();
    } finally {
      elsewhere.stop();
    }
  }

  private static long put(String body) {
    return SERVICE
        .put("/api/services/zeta", body, SERVICE.mina())
        .is(200)
        .json()
        .path("position")
        .asLong();
  }
}
