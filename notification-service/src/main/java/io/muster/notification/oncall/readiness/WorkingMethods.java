package io.muster.notification.oncall.readiness;

import io.muster.notification.oncall.contact.Method;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says whether a method works, by what was seen of it: a code that came back proves it, an address
 * a manager typed in proves nothing until a message to it was taken.
 */
@Component
public class WorkingMethods {

  private final Deliveries deliveries;

  WorkingMethods(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** Whether the last thing seen of a verified method speaks for it; nothing when none was. */
  public Optional<Boolean> works(String personId, Method method) {
    Optional<Boolean> taken = deliveries.lastTaken(personId, method.id(), method.since());
    return taken.isEmpty() && !method.isPublished() ? Optional.of(true) : taken;
  }
}
