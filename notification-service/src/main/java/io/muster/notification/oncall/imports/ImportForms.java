package io.muster.notification.oncall.imports;

import io.muster.notification.oncall.imports.Imported.Kind;
import io.muster.notification.oncall.imports.Imported.Outcome;
import io.muster.notification.oncall.imports.Importer.Effect;
import io.muster.notification.oncall.imports.Importer.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The forms in which exports come in and what becomes of them goes out. */
final class ImportForms {

  private ImportForms() {}

  /**
   * An export to take over.
   *
   * @param export what the tool's API answers, under the names the guide gives
   * @param people who a user of the tool is here, by the user's id; those who are reached by the
   *     same address are found without
   * @param policyServices which services a policy is for, by its id there
   */
  @Schema(
      name = "OnCallImport",
      requiredProperties = {"source", "export"})
  record ImportBody(
      Source source,
      Map<String, Object> export,
      Map<String, String> people,
      Map<String, List<String>> policyServices) {}

  /** What somebody should know; {@code where} is a JSON pointer into the export. */
  @Schema(
      name = "OnCallImportNote",
      requiredProperties = {"where", "text"})
  record NoteShown(String where, String text) {}

  /**
   * One thing of the export.
   *
   * @param targetId what it is called here; missing when it does not come over
   * @param effect what applying it would do, or did
   * @param refused why it could not be applied; missing when it was, or was only planned
   */
  @Schema(
      name = "OnCallImportItem",
      requiredProperties = {"kind", "sourceId", "name", "outcome", "effect", "notes"})
  record ItemShown(
      Kind kind,
      String sourceId,
      String name,
      String targetId,
      Outcome outcome,
      Effect effect,
      List<NoteShown> notes,
      String refused) {}

  /**
   * A user of the tool.
   *
   * @param personId who that is here; missing when nobody was found
   */
  @Schema(
      name = "OnCallImportUser",
      requiredProperties = {"sourceId", "name"})
  record UserShown(String sourceId, String name, String personId) {}

  /** What becomes of an export, in the order in which it is applied. */
  @Schema(
      name = "OnCallImported",
      requiredProperties = {"users", "items"})
  record ImportShown(List<UserShown> users, List<ItemShown> items) {}
}
