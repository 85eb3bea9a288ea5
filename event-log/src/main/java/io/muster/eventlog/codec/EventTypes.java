package io.muster.eventlog.codec;

import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The events Muster knows, by the stable names they are stored under. Found through their sealed
 * interfaces.
 */
public final class EventTypes {

  private final Map<String, Class<? extends Event>> byName = new HashMap<>();

  private EventTypes() {}

  /**
   * Collects all event records below these sealed interfaces.
   *
   * @throws IllegalArgumentException when a record has no {@link EventType}, or two share a name
   */
  public static EventTypes of(Class<?>... sealedRoots) {
    EventTypes types = new EventTypes();
    for (Class<?> root : sealedRoots) {
      types.collect(root);
    }
    return types;
  }

  /** All event records, in no particular order. */
  public Collection<Class<? extends Event>> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** The record that carries events of this name today. */
  public Optional<Class<? extends Event>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The stable name of an event. */
  public static String nameOf(Class<?> event) {
    return annotation(event).name();
  }

  /** The revision an event is written in today. */
  public static int revisionOf(Class<?> event) {
    return annotation(event).revision();
  }

  private void collect(Class<?> type) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted);
      }
      return;
    }
    if (!type.isRecord() || !Event.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName() + " is neither a sealed interface nor an event record.");
    }
    Class<? extends Event> event = type.asSubclass(Event.class);
    Class<?> other = byName.put(nameOf(event), event);
    if (other != null && other != event) {
      throw new IllegalArgumentException(
          "%s and %s share the name %s."
              .formatted(other.getName(), event.getName(), nameOf(event)));
    }
  }

  private static EventType annotation(Class<?> event) {
    EventType annotation = event.getAnnotation(EventType.class);
    if (annotation == null) {
      throw new IllegalArgumentException(event.getName() + " has no @EventType.");
    }
    return annotation;
  }
}
