package io.muster.reporting.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The controls of one standard or law that a standing report goes through; data, in versions.
 *
 * @param source where the controls stand; what they ask is paraphrased
 * @param controls in the order of the source
 */
@Schema(
    name = "AuditFramework",
    requiredProperties = {"id", "version", "title", "source", "controls"})
record Framework(String id, int version, String title, String source, List<Control> controls) {

  Framework {
    controls = List.copyOf(controls);
  }

  /** As it is recorded, as in {@code soc2-cc7/1}. */
  String ref() {
    return id + "/" + version;
  }

  /**
   * One control.
   *
   * @param id as the source names it, as in {@code CC7.4}
   * @param asks what it asks for, in our words
   * @param population what its sample is drawn from
   * @param deviations what counts as an exception to it
   * @param evidence the types of the events that prove it
   * @param notKept what it asks for and Muster has no record of; missing for nothing
   */
  @Schema(
      name = "AuditControl",
      requiredProperties = {"id", "title", "asks", "population", "deviations", "evidence"})
  record Control(
      String id,
      String title,
      String asks,
      Population population,
      List<Deviation> deviations,
      List<String> evidence,
      String notKept) {

    Control {
      deviations = List.copyOf(deviations);
      evidence = List.copyOf(evidence);
    }
  }
}
