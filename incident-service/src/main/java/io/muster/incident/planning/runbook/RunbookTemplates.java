package io.muster.incident.planning.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The runbooks Muster brings along, one for each plan it brings along. None can be run before
 * somebody made a draft of it and a manager approved that.
 */
@Component
public final class RunbookTemplates {

  private static final String WHERE = "classpath:planning/runbooks/*.md";

  private final List<Template> templates = read();

  RunbookTemplates() {}

  /**
   * One of them.
   *
   * @param key its name for good, such as {@code ransomware}
   */
  public record Template(String key, String text, RunbookText read) {

    /** The id of the runbook that is made from it; there is no more than one. */
    public String runbookId() {
      return RunbookRegister.ID_PREFIX + key;
    }
  }

  /** All of them, by title. */
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
          .map(RunbookTemplates::read)
          .sorted(Comparator.comparing(template -> template.read().title()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The runbooks Muster brings along cannot be read", e);
    }
  }

  private static Template read(Resource resource) {
    try {
      String text = resource.getContentAsString(StandardCharsets.UTF_8);
      String file = resource.getFilename();
      return new Template(
          file.substring(0, file.length() - ".md".length()), text, Runbooks.read("/text", text));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
