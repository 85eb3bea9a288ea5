package io.muster.incident.planning.plan;

import io.muster.contracts.planning.PlanContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plans Muster brings along. None of them holds before somebody made a draft of it and a
 * manager approved that, so a new installation behaves as if they were not there.
 */
@Component
public final class PlanTemplates {

  private static final String WHERE = "classpath:planning/plans/*.yaml";

  private final List<Template> templates;

  PlanTemplates() {
    templates = read();
  }

  /**
   * One of them.
   *
   * @param key its name for good, such as {@code ransomware}
   */
  public record Template(String key, PlanContent content) {

    /** The id of the plan that is made from it; there is no more than one. */
    public String planId() {
      return PlanRegister.ID_PREFIX + key;
    }
  }

  /** All of them, by name. */
  public List<Template> all() {
    return templates;
  }

  /** By key. */
  public Optional<Template> find(String key) {
    return templates.stream().filter(template -> template.key().equals(key)).findFirst();
  }

  private static List<Template> read() {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(WHERE)).stream()
          .map(PlanTemplates::read)
          .sorted(Comparator.comparing(template -> template.content().name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The plans Muster brings along cannot be read", e);
    }
  }

  private static Template read(Resource resource) {
    try (InputStream yaml = resource.getInputStream()) {
      Object text = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      PlanContent content = new JsonMapper().convertValue(text, PlanContent.class);
      String file = resource.getFilename();
      return new Template(
          file.substring(0, file.length() - ".yaml".length()), PlanRules.checked(content));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
