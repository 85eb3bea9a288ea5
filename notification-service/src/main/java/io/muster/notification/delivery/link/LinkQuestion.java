package io.muster.notification.delivery.link;

import io.muster.notification.facts.IncidentNow;
import java.util.Optional;

/** What some links ask instead of whether somebody takes the incident on. */
interface LinkQuestion {

  /** The question; nothing where the link asks none any more. */
  Optional<AckPage.Shown> look(AckLink link, IncidentNow incident);

  /** What came of the answer; nothing where the link asks nothing. */
  Optional<AckPage.Shown> answer(AckLink link, IncidentNow incident, String name, String via);
}
