package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.incident.response.IncidentNumbers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What other incidents are called, for one reader: of those not for them, nothing is said. */
@Component
class VisibleIncidents {

  private final IncidentRows incidents;

  VisibleIncidents(IncidentRows incidents) {
    this.incidents = incidents;
  }

  /** Numbers as in INC-142, by id; what the reader may not see is not in it. */
  Map<String, String> numbers(Collection<String> ids, Sight sight) {
    Map<String, String> numbers = new HashMap<>();
    if (!ids.isEmpty()) {
      Set<String> distinct = Set.copyOf(ids);
      incidents
          .find(
              Filters.and(Filters.in("_id", distinct), sight.filter()),
              Sorts.ascending("_id"),
              distinct.size())
          .forEach(
              row ->
                  numbers.put(
                      row.getString("_id"), IncidentNumbers.inWords(row.getLong("number"))));
    }
    return numbers;
  }
}
