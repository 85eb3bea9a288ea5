package io.muster.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that was ever released: how each revision of each event was made up ({@code
 * golden/shapes.txt}), and a sample of it ({@code golden/<name>.<revision>.json}).
 */
public final class GoldenSamples {

  private static final String FOLDER = "/golden/";

  /**
   * One revision of one event.
   *
   * @param name its stable name
   * @param shape its components, their types, and what in them is sealed
   */
  public record Released(String name, int revision, String shape) {

    /** A payload as it was written, before anything in it is sealed. */
    public byte[] sample() {
      return read(name + "." + revision + ".json");
    }

    @Override
    public String toString() {
      return name + " revision " + revision;
    }
  }

  private GoldenSamples() {}

  /** All revisions, each event's in ascending order. */
  public static List<Released> released() {
    return lines("shapes.txt")
        .map(line -> line.split(" ", 3))
        .map(parts -> new Released(parts[0], Integer.parseInt(parts[1]), parts[2]))
        .toList();
  }

  /** The names of all constants of each enum that stands in an event, by the enum's name. */
  static Stream<String> values() {
    return lines("values.txt");
  }

  /** Every event record of today. */
  static List<Class<?>> events() {
    Collection<Class<?>> events = new ArrayList<>();
    EventCatalog.roots().forEach(root -> collect(root, events));
    return List.copyOf(events);
  }

  /** The events of one aggregate may be told in chapters, each a sealed interface of its own. */
  private static void collect(Class<?> kind, Collection<Class<?>> events) {
    for (Class<?> permitted : kind.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(permitted, events);
      } else {
        events.add(permitted);
      }
    }
  }

  private static Stream<String> lines(String file) {
    return new String(read(file), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  private static byte[] read(String file) {
    try (InputStream in = GoldenSamples.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new AssertionError("there is no golden/" + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
