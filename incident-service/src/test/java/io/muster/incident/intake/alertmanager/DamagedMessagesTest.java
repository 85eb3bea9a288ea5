package io.muster.incident.intake.alertmanager;

import io.muster.incident.intake.Mutations;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever Alertmanager or a template of it sends, it is refused as its fault or can be stored. */
class DamagedMessagesTest {

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message =
        Payloads.message(
            "A", "firing", Payloads.firing("9a3c1f0de45b7c21", T0), Payloads.resolved("b", T0, T0));
    Mutations.assertReadOrRefused(new AlertmanagerWebhook(), Mutations.damage(message, seed));
  }
}
