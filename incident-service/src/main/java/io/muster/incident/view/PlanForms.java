package io.muster.incident.view;

import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.CommunicationRule;
import io.muster.contracts.planning.PlanContent.ExitCriterion;
import io.muster.contracts.planning.PlanContent.PlannedTask;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.contracts.planning.PlanContent.Scope;
import io.muster.incident.planning.plan.Plan;
import io.muster.incident.planning.plan.PlanDiff;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The forms in which response plans are told and shown. */
final class PlanForms {

  private PlanForms() {}

  /**
   * One plan of many.
   *
   * @param name as the version that holds says, or the draft before the first
   * @param version that holds; missing before the first and once it was retired
   * @param draft the number of the newest draft
   * @param progress how far that has come
   * @param reviewDue by when somebody has to look whether it still holds, UTC
   * @param overdue that is past
   * @param readers how many people have said that they read the version that holds
   * @param readByMe whether the asker has
   */
  @Schema(
      name = "PlanRow",
      requiredProperties = {
        "id",
        "name",
        "scope",
        "draft",
        "progress",
        "overdue",
        "retired",
        "readers",
        "readByMe",
        "updatedAt"
      })
  record Row(
      String id,
      String name,
      Scope scope,
      Integer version,
      int draft,
      Plan.Progress progress,
      Instant reviewDue,
      boolean overdue,
      boolean retired,
      int readers,
      boolean readByMe,
      Instant updatedAt) {}

  /** Plans by name. */
  @Schema(name = "PlanList", requiredProperties = "items")
  record Page(List<Row> items) {}

  /**
   * Somebody outside to call.
   *
   * @param id to be sent back when the plan is changed
   * @param hidden who it is and how to reach them is not for the reader
   * @param erased who it was has been erased
   */
  @Schema(
      name = "PlanContact",
      requiredProperties = {"id", "kind", "organisation", "hidden", "erased"})
  record Contact(
      String id,
      PlanContact.Kind kind,
      String organisation,
      String name,
      String phone,
      String email,
      String when,
      boolean hidden,
      boolean erased) {}

  /**
   * A draft or a version.
   *
   * @param number of the draft, or of the version
   * @param by who wrote the draft, or approved the version
   * @param authors who wrote what became the version; empty for a draft
   * @param reason why it changed
   * @param incident the incident that taught the change, by its id
   */
  @Schema(
      name = "PlanText",
      requiredProperties = {"number", "content", "contacts", "by", "at", "authors"})
  record Text(
      int number,
      PlanContent content,
      List<Contact> contacts,
      Shown.By by,
      Instant at,
      List<Shown.By> authors,
      String reason,
      String incident) {}

  /** Who has read the version that holds, and when. */
  @Schema(
      name = "PlanReader",
      requiredProperties = {"person", "at"})
  record Reader(Shown.By person, Instant at) {}

  /** Somebody did something about it at a time, and said why. */
  @Schema(
      name = "PlanWord",
      requiredProperties = {"by", "at"})
  record Word(Shown.By by, Instant at, String text) {}

  /** A version without what it says. */
  @Schema(
      name = "PlanVersion",
      requiredProperties = {"version", "approvedBy", "authors", "at"})
  record Version(
      int version,
      Shown.By approvedBy,
      List<Shown.By> authors,
      Instant at,
      String reason,
      String incident) {}

  /**
   * A plan with all that is known of it.
   *
   * @param holding the version that holds; missing before the first and once it was retired
   * @param draft the newest draft; missing when it is the version that holds
   * @param submitted by whom the draft was submitted
   * @param returned why it was given back
   * @param mayApprove whether the asker may: a manager who neither wrote nor submitted it
   * @param versions the newest first
   * @param reviews when managers found that it still holds, the newest first
   * @param template the shipped plan it was made from
   */
  @Schema(
      name = "Plan",
      requiredProperties = {
        "row",
        "progress",
        "mayApprove",
        "versions",
        "reviews",
        "readers",
        "aggregateVersion"
      })
  record Whole(
      Row row,
      Text holding,
      Text draft,
      Plan.Progress progress,
      Word submitted,
      Word returned,
      Word retired,
      boolean mayApprove,
      List<Version> versions,
      List<Word> reviews,
      List<Reader> readers,
      String template,
      long aggregateVersion) {}

  /** What is different, in the order of the plan. */
  @Schema(
      name = "PlanDiff",
      requiredProperties = {"from", "to", "changes"})
  record Diff(String from, String to, List<PlanDiff.Change> changes) {}

  /**
   * Somebody outside to call.
   *
   * @param id as it was shown; left out for a new one
   */
  @Schema(
      name = "NewPlanContact",
      requiredProperties = {"kind", "organisation"})
  record NewContact(
      String id,
      PlanContact.Kind kind,
      String organisation,
      String name,
      String phone,
      String email,
      String when) {

    /** Ids are ours to give: with another's, what is written here would vanish with that person. */
    private PlanContact toContract(String pointer, List<PlanContact> known) {
      PlanContact before =
          id == null
              ? null
              : known.stream()
                  .filter(contact -> contact.contactId().equals(id))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          Refused.invalid(
                              pointer + "/id", "The plan has no such contact. Leave the id out."));
      boolean blank = name == null && phone == null && email == null && when == null;
      boolean erased = before != null && before.details() == null;
      return new PlanContact(
          before == null ? "contact-" + UUID.randomUUID() : id,
          kind,
          organisation,
          blank && erased ? null : new PlanContact.Details(name, phone, email, when));
    }
  }

  /**
   * All that a plan says from now on.
   *
   * @param reason why it changes; required once a version was published
   * @param incident the incident that taught the change, as in INC-142
   */
  @Schema(
      name = "PlanDraft",
      requiredProperties = {"name", "purpose", "scope", "reviewMonths"},
      example =
          """
          {"name":"Brute-force login","purpose":"Somebody tries passwords in bulk. Keep accounts closed and logins open.",\
          "scope":{"services":["login"],"classes":["brute-force-login"],"severities":["SEV1","SEV2","SEV3"]},\
          "roles":[{"role":"COMMANDER","severities":[]}],\
          "communications":[{"audience":"customers","severities":["SEV1"],"what":"That logins may be refused","firstMinutes":30,"everyMinutes":60}],\
          "tasks":[{"id":"block-sources","phase":"CONTAINMENT","title":"Block the addresses that try most","kind":"containment"}],\
          "exitCriteria":[{"id":"rate-is-usual","phase":"CONTAINMENT","kind":"CONFIRMED","text":"Failed logins are back at the usual rate"}],\
          "contacts":[{"kind":"AUTHORITY","organisation":"Data protection authority","phone":"+49 30 0000000"}],\
          "reviewMonths":12,"reason":"We add a second factor now"}""")
  record NewDraft(
      String name,
      String purpose,
      Scope scope,
      List<RequiredRole> roles,
      List<CommunicationRule> communications,
      List<PlannedTask> tasks,
      List<ExitCriterion> exitCriteria,
      List<String> runbooks,
      Integer reviewMonths,
      List<NewContact> contacts,
      String reason,
      String incident) {

    PlanContent content() {
      if (reviewMonths == null) {
        throw Refused.invalid("/reviewMonths", "Have it looked through every 1 to 24 months.");
      }
      return new PlanContent(
          name,
          purpose,
          scope,
          without("/roles", roles),
          without("/communications", communications),
          without("/tasks", tasks),
          without("/exitCriteria", exitCriteria),
          without("/runbooks", runbooks),
          reviewMonths);
    }

    List<PlanContact> contacts(List<PlanContact> known) {
      List<PlanContact> made = new ArrayList<>();
      List<NewContact> said = without("/contacts", contacts);
      for (int i = 0; i < said.size(); i++) {
        made.add(said.get(i).toContract("/contacts/" + i, known));
      }
      return made;
    }
  }

  /** Which draft was looked at. */
  @Schema(name = "PlanApproval", requiredProperties = "draft", example = "{\"draft\":4}")
  record Approval(Integer draft) {}

  /** Which version was read. */
  @Schema(name = "PlanAcknowledgement", requiredProperties = "version", example = "{\"version\":3}")
  record Acknowledgement(Integer version) {}

  /** Why. */
  @Schema(
      name = "PlanReason",
      requiredProperties = "reason",
      example = "{\"reason\":\"Name who tells the customers\"}")
  record Reason(String reason) {}

  /** What was looked at. */
  @Schema(
      name = "PlanReview",
      requiredProperties = "note",
      example = "{\"note\":\"Walked through it with both shifts; the telephone numbers answer\"}")
  record Review(String note) {}

  /**
   * A plan Muster brings along.
   *
   * @param adopted the plan that was made from it is there
   */
  @Schema(
      name = "PlanTemplate",
      requiredProperties = {"key", "content", "adopted", "planId"})
  record Template(String key, PlanContent content, boolean adopted, String planId) {}

  /** What Muster brings along, by name. */
  @Schema(name = "PlanTemplateList", requiredProperties = "items")
  record Templates(List<Template> items) {}

  private static <T> List<T> without(String pointer, List<T> values) {
    if (values != null && values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values == null ? List.of() : values;
  }
}
