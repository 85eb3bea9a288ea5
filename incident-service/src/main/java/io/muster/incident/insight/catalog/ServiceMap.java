package io.muster.incident.insight.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue at one moment: every service in it, what each needs and what needs each. */
public final class ServiceMap {

  /** An empty catalogue. */
  public static final ServiceMap EMPTY = new ServiceMap(List.of());

  private final TreeMap<String, CatalogEntry> byName = new TreeMap<>();
  private final Map<String, List<String>> neededBy = new TreeMap<>();

  /** A catalogue of these. */
  public ServiceMap(Collection<CatalogEntry> entries) {
    entries.forEach(entry -> byName.put(entry.name(), entry));
    byName
        .values()
        .forEach(
            entry ->
                entry
                    .dependsOn()
                    .forEach(
                        needed ->
                            neededBy
                                .computeIfAbsent(needed, name -> new ArrayList<>())
                                .add(entry.name())));
  }

  /**
   * A service that suffers when another does.
   *
   * @param service it
   * @param path the names from the other up to it, both included: each needs the one before
   */
  public record Dependent(CatalogEntry service, List<String> path) {
    public Dependent {
      path = List.copyOf(path);
    }
  }

  /** By its name, letter by letter. */
  public Optional<CatalogEntry> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Every service in it, by name. */
  public List<CatalogEntry> all() {
    return List.copyOf(byName.values());
  }

  /** Whether it is in the catalogue, or something in the catalogue says that it needs it. */
  public boolean knows(String name) {
    return byName.containsKey(name) || neededBy.containsKey(name);
  }

  /** The names that services in the catalogue need and that are not in it themselves. */
  public List<String> namedOnly() {
    return neededBy.keySet().stream().filter(name -> !byName.containsKey(name)).toList();
  }

  /** The services that say they need it, by name. */
  public List<String> neededBy(String name) {
    return List.copyOf(neededBy.getOrDefault(name, List.of()));
  }

  /**
   * Every service that needs it, directly or through others, the nearest first and each by its
   * shortest way; where services need each other in a circle, each is there once and it itself not.
   *
   * @param hops how many steps to go, 1 for those that need it directly
   */
  public List<Dependent> dependents(String name, int hops) {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    paths.put(name, List.of(name));
    Deque<String> next = new ArrayDeque<>(List.of(name));
    while (!next.isEmpty()) {
      List<String> path = paths.get(next.remove());
      if (path.size() <= hops) {
        for (String one : neededBy(path.getLast())) {
          if (!paths.containsKey(one)) {
            List<String> longer = new ArrayList<>(path);
            longer.add(one);
            paths.put(one, longer);
            next.add(one);
          }
        }
      }
    }
    paths.remove(name);
    return paths.entrySet().stream()
        .map(found -> new Dependent(byName.get(found.getKey()), found.getValue()))
        .sorted(
            Comparator.comparingInt((Dependent found) -> found.path().size())
                .thenComparing(found -> found.service().name()))
        .toList();
  }
}
