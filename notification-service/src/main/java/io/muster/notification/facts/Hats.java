package io.muster.notification.facts;

import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has which role on an incident, as its events tell. */
public final class Hats {

  private record Hat(Role role, String personId) {}

  private final Set<Hat> worn = new LinkedHashSet<>();

  private Hats() {}

  /** After all events of an incident. */
  public static Hats of(List<Event> events) {
    Hats hats = new Hats();
    events.forEach(hats::take);
    return hats;
  }

  private void take(Event event) {
    switch (event) {
      case IncidentEvent.RoleAssigned e -> give(e.role(), e.person().id());
      case IncidentEvent.RoleHandedOver e -> {
        worn.remove(new Hat(e.role(), e.fromId()));
        give(e.role(), e.to().id());
      }
      case IncidentEvent.RoleReleased e -> worn.remove(new Hat(e.role(), e.personId()));
      default -> {
        // Nobody gets or loses a role by it.
      }
    }
  }

  private void give(Role role, String personId) {
    if (!role.shared()) {
      worn.removeIf(hat -> hat.role() == role);
    }
    worn.add(new Hat(role, personId));
  }

  /** The roles that somebody has. */
  public Set<Role> held() {
    return worn.stream().map(Hat::role).collect(Collectors.toSet());
  }

  /** Ids of all who have one. */
  public Set<String> people() {
    return worn.stream().map(Hat::personId).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
