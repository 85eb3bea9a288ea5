package io.muster.notification.facts;

import java.util.Optional;

/** Finds incidents by the numbers people call them by. */
public interface IncidentNumbers {

  /**
   * The id of an incident, private or not.
   *
   * @param number such as INC-142
   */
  Optional<String> idOf(String number);
}
