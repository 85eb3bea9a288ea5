package io.muster.eventlog.axon;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A name for what the state of an aggregate is made of, its own value types included. A snapshot of
 * another shape would be read with holes in it.
 */
final class StateShape {

  private static final String OURS = "io.muster.";

  private final StringBuilder description = new StringBuilder();
  private final Set<Class<?>> described = new HashSet<>();

  private StateShape() {}

  static String of(Class<?> state) {
    StateShape shape = new StateShape();
    shape.describe(state, true);
    return UUID.nameUUIDFromBytes(shape.description.toString().getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private void describe(Type type, boolean whole) {
    if (type instanceof ParameterizedType generic) {
      describe(generic.getRawType(), false);
      for (Type argument : generic.getActualTypeArguments()) {
        describe(argument, false);
      }
    } else if (type instanceof Class<?> c && (whole || c.getName().startsWith(OURS))) {
      describeFields(c);
    }
  }

  private void describeFields(Class<?> c) {
    if (!described.add(c)) {
      return;
    }
    description.append(c.getName()).append('{');
    Field[] fields = c.getDeclaredFields();
    Arrays.sort(fields, Comparator.comparing(Field::getName));
    for (Field field : fields) {
      if (!field.isSynthetic() && (c.isEnum() || !Modifier.isStatic(field.getModifiers()))) {
        Type type = field.getGenericType();
        description.append(field.getName()).append(' ').append(type.getTypeName()).append(';');
        describe(type, false);
      }
    }
    description.append('}');
  }
}
