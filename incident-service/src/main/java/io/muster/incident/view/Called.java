package io.muster.incident.view;

import io.muster.contracts.incident.IncidentRef;
import java.util.Map;

/** How people and other incidents are called, for one reader. */
record Called(Names names, Map<String, String> numbers) {

  private static final String ANOTHER = "another incident";

  String incident(IncidentRef other) {
    return numbers.getOrDefault(other.id(), ANOTHER);
  }

  String incident(String id) {
    return numbers.getOrDefault(id, ANOTHER);
  }

  /** Null when it is not for this reader. */
  Map<String, Object> link(IncidentRef other) {
    String number = numbers.get(other.id());
    return number == null ? null : Map.of("id", other.id(), "number", number);
  }
}
