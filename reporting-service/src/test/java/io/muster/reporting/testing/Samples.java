package io.muster.reporting.testing;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Personal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** A filled-in sample of any event, so that no kind can be forgotten by a test. */
public final class Samples {

  /** The name every person has in a sample. */
  public static final String NAME = "Samira Sample";

  private Samples() {}

  /** A sample of this kind of event; every text says what it is called. */
  public static Event of(Class<? extends Event> kind) {
    return (Event) record(kind);
  }

  private static String personal(String name) {
    return name.equals("email") ? "samira@muster.example" : NAME;
  }

  private static Object value(Type type, String name) {
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      return Map.of("some", value(map.getActualTypeArguments()[1], name));
    }
    if (type instanceof ParameterizedType list) {
      return List.of(value(list.getActualTypeArguments()[0], name));
    }
    Class<?> raw = (Class<?>) type;
    if (raw == Actor.class) {
      return Actor.person("person-1", NAME);
    }
    if (raw == String.class) {
      return switch (name) {
        case "error", "receipt" -> "samira@muster.example";
        // It names the incident it belongs to.
        case "trackedId" -> "tracked-review-inc-1/watch";
        default -> "some " + name;
      };
    }
    if (raw == Instant.class) {
      return Outage.START;
    }
    if (raw == LocalTime.class) {
      return LocalTime.NOON;
    }
    if (raw == LocalDate.class) {
      return LocalDate.EPOCH;
    }
    if (raw == int.class || raw == Integer.class) {
      return 1;
    }
    if (raw == long.class || raw == Long.class) {
      return 1L;
    }
    if (raw == double.class || raw == Double.class) {
      return 1.0;
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return true;
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[0];
    }
    return record(raw);
  }

  private static Object record(Class<?> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            types[i] == String.class && components[i].isAnnotationPresent(Personal.class)
                ? personal(components[i].getName())
                : value(components[i].getGenericType(), components[i].getName());
      }
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No sample of " + type, e);
    }
  }
}
