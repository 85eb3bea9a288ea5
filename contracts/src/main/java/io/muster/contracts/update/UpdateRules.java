package io.muster.contracts.update;

import io.muster.contracts.incident.Severity;
import java.util.List;

/**
 * How often audiences hear of an incident, and in which words a draft begins.
 *
 * @param cadences at most one for each severity; for one without, no update is ever due
 * @param templates at most one for each kind; for one without, the shipped one holds
 */
public record UpdateRules(List<Cadence> cadences, List<Template> templates) {
  public UpdateRules {
    cadences = cadences == null ? List.of() : List.copyOf(cadences);
    templates = templates == null ? List.of() : List.copyOf(templates);
  }

  /**
   * How often audiences hear of an incident that is so bad.
   *
   * @param firstMinutes within so many minutes from the opening, 5 to 10080
   * @param everyMinutes and again each time so many minutes have passed, 5 to 10080
   */
  public record Cadence(Severity severity, int firstMinutes, int everyMinutes) {}

  /**
   * How a draft begins.
   *
   * @param subject one line; placeholders such as <code>{{title}}</code> are filled in
   * @param text paragraphs, with an empty line in between; placeholders are filled in
   */
  public record Template(UpdateKind kind, String subject, String text) {}
}
