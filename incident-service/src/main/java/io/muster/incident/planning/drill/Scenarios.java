package io.muster.incident.planning.drill;

import io.muster.contracts.drill.DrillEvent.Started;
import io.muster.incident.planning.drill.Scenario.Expected;
import io.muster.starter.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The scenarios Muster brings along. */
@Component
public final class Scenarios {

  private static final String WHERE = "classpath:planning/drills/*.yaml";
  private static final String SUFFIX = ".yaml";

  private final List<Shipped> shipped = readAll();

  /**
   * One of them.
   *
   * @param key its name for good, such as {@code ransomware}
   * @param text as it is pinned to a drill
   */
  public record Shipped(String key, String text, Scenario scenario) {}

  /** All of them, by name. */
  public List<Shipped> all() {
    return shipped;
  }

  /** By key. */
  public Optional<Shipped> find(String key) {
    return shipped.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  /**
   * A manager's own.
   *
   * @param yaml the scenario
   * @throws Refused 422 with what is wrong with it
   */
  public Shipped own(String yaml) {
    return new Shipped("own", yaml, ScenarioText.read(yaml));
  }

  /** What a drill plays; one whose text was erased since plays and scores nothing. */
  static Scenario pinned(Started drill) {
    try {
      return ScenarioText.read(drill.text());
    } catch (Refused erased) {
      return new Scenario(
          drill.name(), drill.scenarioVersion(), null, 1, Map.of(), List.of(), Expected.NOTHING);
    }
  }

  private static List<Shipped> readAll() {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(WHERE)).stream()
          .map(Scenarios::read)
          .sorted(Comparator.comparing(each -> each.scenario().name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The scenarios Muster brings along cannot be read", e);
    }
  }

  private static Shipped read(Resource resource) {
    try (InputStream file = resource.getInputStream()) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String name = resource.getFilename();
      return new Shipped(
          name.substring(0, name.length() - SUFFIX.length()), text, ScenarioText.read(text));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
