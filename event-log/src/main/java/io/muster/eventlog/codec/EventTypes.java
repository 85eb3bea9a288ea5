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

  /** The sealed interface of each aggregate's events, by the first word of their names. */
  private final Map<String, Class<?>> kinds = new HashMap<>();

  private EventTypes() {}

  /**
   * Collects all event records below these sealed interfaces.
   *
   * @throws IllegalArgumentException when a record has no {@link EventType}, or two share a name
   */
  public static EventTypes of(Class<?>... sealedRoots) {
    EventTypes types = new EventTypes();
    for (Class<?> root : sealedRoots) {
      types.collect(root, root);
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

  /**
   * What an event of this name would be, whether this Muster knows it or not: the sealed interface
   * of the events that begin with the same word. So one that a newer Muster wrote is missed by
   * whoever follows its kind, and not passed over.
   */
  public Optional<Class<?>> kindOf(String name) {
    return Optional.ofNullable(kinds.get(firstWord(name)));
  }

  /** The stable name of an event. */
  public static String nameOf(Class<?> event) {
    return annotation(event).name();
  }

  /** The revision an event is written in today. */
  public static int revisionOf(Class<?> event) {
    return annotation(event).revision();
  }

  private static String firstWord(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private void collect(Class<?> type, Class<?> root) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, root);
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
    kinds.putIfAbsent(firstWord(nameOf(event)), root);
  }

  private static EventType annotation(Class<?> event) {
    EventType annotation = event.getAnnotation(EventType.class);
    if (annotation == null) {
      throw new IllegalArgumentException(event.getName() + " has no @EventType.");
    }
    return annotation;
  }
}
