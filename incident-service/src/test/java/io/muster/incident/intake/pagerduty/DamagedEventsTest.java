package io.muster.incident.intake.pagerduty;

import io.muster.incident.intake.Mutations;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a client sends, it is refused in its own form or can be stored. */
class DamagedEventsTest {

  @Property(tries = 5000)
  void a_damaged_event_is_read_or_refused(@ForAll long seed) {
    String event = EventReaderTest.DOCUMENTED.formatted("k", "srv01/mysql", "error");
    Mutations.assertReadOrRefused(new EventsV2(), Mutations.damage(event, seed));
  }
}
