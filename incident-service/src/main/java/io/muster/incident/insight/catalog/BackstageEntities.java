package io.muster.incident.insight.catalog;

import io.muster.contracts.alert.AlertLink;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the entities of a Backstage catalogue as they lie in repositories: YAML or JSON, one
 * document or many, or lists of them.
 */
final class BackstageEntities {

  static final int MOST = 1_000;

  private static final int LONGEST = 1_000_000;

  /** What runs and can fail; systems, groups, templates and the like are no services. */
  private static final Set<String> SERVICES = Set.of("component", "resource");

  private static final Pattern TIER = Pattern.compile("(?:tier)?[\\s_-]*([1-4])");

  private BackstageEntities() {}

  /**
   * One entity.
   *
   * @param name empty when it has none
   * @param tier null when it does not say
   * @param service false for kinds that are no services
   */
  record Entity(
      String kind,
      String name,
      String displayName,
      String description,
      String ownerTeam,
      Integer tier,
      List<String> dependsOn,
      List<AlertLink> links,
      boolean service) {}

  /**
   * The entities in a text, in their order.
   *
   * @throws Refused when it is neither YAML nor JSON, or too much of it
   */
  static List<Entity> read(String text) {
    if (text == null || text.isBlank()) {
      throw Refused.invalid("/document", "Give the entities, as YAML or JSON.");
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    List<Entity> entities = new ArrayList<>();
    try {
      for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
        take(document, entities);
      }
    } catch (MarkedYAMLException e) {
      throw Refused.invalid(
          "/document",
          "Line %d cannot be read: %s."
              .formatted(
                  e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1,
                  e.getProblem()));
    } catch (YAMLException e) {
      throw Refused.invalid(
          "/document", "It cannot be read, or there is more than a megabyte of it.");
    }
    if (entities.size() > MOST) {
      throw Refused.invalid("/document", "Import at most " + MOST + " entities at once.");
    }
    return entities;
  }

  private static void take(Object document, List<Entity> entities) {
    if (document instanceof List<?> list) {
      list.forEach(each -> take(each, entities));
    } else if (document instanceof Map<?, ?> entity) {
      entities.add(entity(entity));
    }
  }

  private static Entity entity(Map<?, ?> entity) {
    Map<?, ?> metadata = map(entity, "metadata");
    Map<?, ?> spec = map(entity, "spec");
    String kind = text(entity, "kind").orElse("");
    return new Entity(
        kind,
        text(metadata, "name").orElse(""),
        text(metadata, "title").orElse(null),
        text(metadata, "description").orElse(null),
        text(spec, "owner").map(BackstageEntities::nameIn).orElse(null),
        tier(metadata, spec),
        list(spec, "dependsOn").map(Object::toString).map(BackstageEntities::nameIn).toList(),
        list(metadata, "links").flatMap(BackstageEntities::link).toList(),
        SERVICES.contains(kind.toLowerCase(Locale.ROOT)));
  }

  /** Backstage knows no tiers; these are where people write them. */
  private static Integer tier(Map<?, ?> metadata, Map<?, ?> spec) {
    return Stream.of(map(metadata, "annotations"), map(metadata, "labels"), spec)
        .flatMap(
            values ->
                values.entrySet().stream()
                    .filter(value -> namesTier(String.valueOf(value.getKey())))
                    .map(value -> String.valueOf(value.getValue())))
        .map(value -> TIER.matcher(value.strip().toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches)
        .map(tier -> Integer.valueOf(tier.group(1)))
        .findFirst()
        .orElse(null);
  }

  private static boolean namesTier(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.equals("tier") || name.equals("service-tier");
  }

  /** The name in a reference such as {@code component:default/checkout}. */
  private static String nameIn(String reference) {
    String name = reference.substring(reference.indexOf(':') + 1);
    return name.substring(name.indexOf('/') + 1).strip();
  }

  private static Stream<AlertLink> link(Object link) {
    return link instanceof Map<?, ?> known
        ? text(known, "url")
            .map(url -> new AlertLink(text(known, "title").orElse(null), url))
            .stream()
        : Stream.empty();
  }

  private static Map<?, ?> map(Map<?, ?> in, String name) {
    return in.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Stream<?> list(Map<?, ?> in, String name) {
    return in.get(name) instanceof List<?> list
        ? list.stream().filter(Objects::nonNull)
        : Stream.empty();
  }

  private static Optional<String> text(Map<?, ?> in, String name) {
    Object value = in.get(name);
    return value == null || value instanceof Map || value instanceof List
        ? Optional.empty()
        : Optional.of(value.toString().strip()).filter(text -> !text.isEmpty());
  }
}
