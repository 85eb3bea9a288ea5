package io.muster.incident.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The controls Muster knows by name, for action items that strengthen them. */
@Component
public final class Controls {

  private final Map<String, String> known;

  Controls() {
    try (InputStream yaml = new ClassPathResource("review/controls.yaml").getInputStream()) {
      Map<String, String> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      known = Collections.unmodifiableMap(new LinkedHashMap<>(read));
    } catch (IOException e) {
      throw new UncheckedIOException("The list of controls cannot be read", e);
    }
  }

  /**
   * What each is about in a few words, by its id such as {@code ISO 27001 A.8.16}, in the order of
   * their standards.
   */
  public Map<String, String> all() {
    return known;
  }
}
