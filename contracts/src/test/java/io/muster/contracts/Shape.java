package io.muster.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an event is made up of, in one line: all that decides which bytes are stored for it. */
final class Shape {

  private Shape() {}

  /** The components in their order, with their types and what in them is sealed, records inside. */
  static String of(Class<?> event) {
    return Arrays.stream(event.getRecordComponents())
        .map(component -> component.getName() + " " + type(component))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** The constants of every enum below a component, by the enum's name. */
  static Map<String, String> valuesIn(Class<?> event) {
    Map<String, String> values = new TreeMap<>();
    for (RecordComponent component : event.getRecordComponents()) {
      collect(component.getGenericType(), values);
    }
    return values;
  }

  private static String type(RecordComponent component) {
    String type = text(component.getGenericType());
    Personal personal = component.getAnnotation(Personal.class);
    FreeText freeText = component.getAnnotation(FreeText.class);
    if (personal != null) {
      return type + " personal to " + personal.of();
    }
    return freeText == null ? type : type + " free text of " + freeText.of();
  }

  private static String text(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments())
          .map(Shape::text)
          .collect(
              Collectors.joining(
                  ", ", ((Class<?>) generic.getRawType()).getSimpleName() + "<", ">"));
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() ? of(plain) : name(plain);
  }

  /** With the record an enum belongs to, as {@code Kind} alone says little. */
  private static String name(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return outer == null
        ? type.getSimpleName()
        : outer.getSimpleName() + "." + type.getSimpleName();
  }

  private static void collect(Type type, Map<String, String> values) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(inner -> collect(inner, values));
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      values.putAll(valuesIn(plain));
    } else if (type instanceof Class<?> plain && plain.isEnum()) {
      values.put(
          name(plain),
          Arrays.stream(plain.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name())
              .collect(Collectors.joining(" ")));
    }
  }
}
