package io.muster.incident.view;

import io.muster.contracts.review.ActionState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which action items are told and shown. */
final class ActionForms {

  private ActionForms() {}

  /** The response plan an action item changes. */
  @Schema(
      name = "ActionPlan",
      requiredProperties = {"id", "name"})
  record Plan(String id, String name) {}

  /**
   * Something that has to be done so that an incident does not happen again.
   *
   * @param id unique within its review
   * @param incident the incident that taught it
   * @param version to be sent back when it is changed
   * @param due until when, UTC
   * @param overdue that is past, and nobody says that it is done
   * @param controls what it strengthens, such as {@code ISO 27001 A.8.16}
   * @param proof what will prove that it is done and works
   * @param done who said last that it is done, and what was done
   * @param moved what became of it last, and why
   * @param mayVerify whether the asker may: neither its owner nor who did it
   * @param tracked where it is tracked as an issue; missing while it is not
   */
  @Schema(
      name = "ActionItem",
      requiredProperties = {
        "id",
        "incident",
        "version",
        "title",
        "overdue",
        "controls",
        "state",
        "addedAt",
        "mayVerify"
      })
  record Item(
      String id,
      Shown.Ref incident,
      int version,
      String title,
      String details,
      Shown.By owner,
      Instant due,
      boolean overdue,
      List<String> controls,
      String proof,
      Plan plan,
      ActionState state,
      ReviewForms.Word done,
      ReviewForms.Word moved,
      Instant addedAt,
      boolean mayVerify,
      TrackerForms.Tracked tracked) {}

  /**
   * Action items: those overdue first, then by when they are due.
   *
   * @param total how many there are, of which at most 500 are listed
   * @param overdue how many of all are overdue
   */
  @Schema(
      name = "ActionItemList",
      requiredProperties = {"items", "total", "overdue"})
  record Page(List<Item> items, int total, int overdue) {}

  /**
   * What has to be done, whole.
   *
   * @param version that was read before writing; left out for a new one
   * @param ownerId who is to do it, by subject in the identity provider; left out: nobody yet
   * @param due until when, UTC
   * @param plan the response plan it changes, by id
   */
  @Schema(
      name = "NewActionItem",
      requiredProperties = "title",
      example =
          """
          {"title":"Watch how many payments are refused","ownerId":"7d0c9a52-2b6e-4c9f-8f55-0c1d2e3f4a5b","ownerName":"Rosa Reyes",\
          "due":"2026-12-15T17:00:00Z","controls":["ISO 27001 A.8.16"],"proof":"The alert fires in staging when one payment in ten is refused"}""")
  record NewItem(
      Integer version,
      String title,
      String details,
      String ownerId,
      String ownerName,
      Instant due,
      List<String> controls,
      String proof,
      String plan) {}

  /**
   * What became of it.
   *
   * @param reason what was done, what proves it, or why
   */
  @Schema(
      name = "MoveActionItem",
      requiredProperties = {"to", "reason"},
      example =
          "{\"to\":\"DONE\",\"reason\":\"The alert is deployed, and fired in the drill of Tuesday\"}")
  record Move(ActionState to, String reason) {}

  /** A control, and what it is about in a few words. */
  @Schema(
      name = "Control",
      requiredProperties = {"id", "about"})
  record Control(String id, String about) {}

  /** The controls Muster knows by name; others can be named, too. */
  @Schema(name = "ControlList", requiredProperties = "items")
  record Controls(List<Control> items) {}
}
