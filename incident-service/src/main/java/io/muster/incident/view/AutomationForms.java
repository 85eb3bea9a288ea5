package io.muster.incident.view;

import io.muster.contracts.automation.RuleBar;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleOutcome;
import io.muster.contracts.automation.RuleWhen;
import io.muster.incident.automation.Rule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which automation rules are told and shown. */
final class AutomationForms {

  private static final String CONTENT =
      """
      {"name":"Bring in the database people","purpose":"A SEV1 at checkout has always been the\
       database.","when":"SEVERITY_CHANGED","condition":"@.severity == 'SEV1' && @.services contains\
       'checkout'","zone":"Europe/Berlin","tasks":[{"title":"Look at the replicas of\
       {$.services}","owner":"COMMANDER","dueMinutes":15}],"updates":[{"text":"Severity went to\
       {$.severity}: the database is looked at first."}],"actions":[],"perHour":20,\
      "perIncident":3}""";

  private AutomationForms() {}

  /**
   * What somebody wants a rule to say.
   *
   * @param reason why it changes; required once a version was published
   */
  @Schema(
      name = "AutomationRuleDraft",
      requiredProperties = "content",
      example = "{\"content\":" + CONTENT + ",\"reason\":\"Lag came first last time\"}")
  record NewDraft(RuleContent content, String reason) {}

  /** What to try before it is written down. */
  @Schema(
      name = "AutomationRuleWish",
      requiredProperties = "content",
      example = "{\"content\":" + CONTENT + "}")
  record Wish(RuleContent content) {}

  /** Which version is to fire, and why. */
  @Schema(
      name = "AutomationRuleEnabling",
      requiredProperties = {"version", "reason"},
      example = "{\"version\":2,\"reason\":\"Four times in a month is right\"}")
  record Enabling(Integer version, String reason) {}

  /**
   * One rule of many.
   *
   * @param version the newest that was published; missing before the first
   * @param draft the number of the newest draft
   * @param progress how far that has come
   * @param enabled the version that fires; missing while none does
   * @param stopped it stopped itself and was not enabled since
   * @param firings how often it fired in all, drills included
   * @param lastFired UTC; missing when it never did
   */
  @Schema(
      name = "AutomationRuleRow",
      requiredProperties = {
        "id",
        "name",
        "when",
        "draft",
        "progress",
        "stopped",
        "retired",
        "firings",
        "updatedAt"
      })
  record Row(
      String id,
      String name,
      RuleWhen when,
      Integer version,
      int draft,
      Rule.Progress progress,
      Integer enabled,
      boolean stopped,
      boolean retired,
      int firings,
      Instant lastFired,
      Instant updatedAt) {}

  /** Every rule, by name. */
  @Schema(name = "AutomationRulePage", requiredProperties = "items")
  record Page(List<Row> items) {}

  /**
   * A version.
   *
   * @param authors who wrote or submitted drafts of it
   * @param trial the last time it was tried; missing when it never was
   */
  @Schema(
      name = "AutomationRuleVersion",
      requiredProperties = {"version", "content", "by", "authors", "at"})
  record Version(
      int version,
      RuleContent content,
      Shown.By by,
      List<Shown.By> authors,
      Instant at,
      String reason,
      Trial trial) {}

  /** What a version was tried on, and how often it would have fired. */
  @Schema(
      name = "AutomationRuleTrial",
      requiredProperties = {"since", "upTo", "incidents", "events", "met", "complete", "by", "at"})
  record Trial(
      Instant since,
      long upTo,
      int incidents,
      int events,
      int met,
      boolean complete,
      Shown.By by,
      Instant at) {}

  /**
   * One rule.
   *
   * @param draft what its next version would say; missing when it is the newest version
   * @param returned why a manager gave the draft back; missing when none did
   * @param enabledSince who enabled it, when and why; missing while it does not fire
   * @param disabled who disabled it, when and why; missing when nobody did since
   * @param stoppedBy the limit it reached; missing when it did not stop itself since it was enabled
   * @param stoppedAt when that was, UTC
   * @param mayApprove whether the asker may publish the draft
   * @param aggregateVersion to be sent back as {@code If-Match}
   */
  @Schema(
      name = "AutomationRule",
      requiredProperties = {"row", "versions", "mayApprove", "aggregateVersion"})
  record Whole(
      Row row,
      RuleContent draft,
      String draftReason,
      Shown.By draftBy,
      String returned,
      List<Version> versions,
      PlanForms.Word enabledSince,
      PlanForms.Word disabled,
      PlanForms.Word retired,
      RuleBar stoppedBy,
      Instant stoppedAt,
      boolean mayApprove,
      long aggregateVersion) {}

  /**
   * One time a rule fired, or did not although its condition held.
   *
   * @param incident missing when it is not for the asker to see
   * @param trigger position in the log of the event that set it off
   * @param withheld why it did not fire; missing when it did
   * @param rehearsed the incident is a drill, so that nothing was done
   * @param outcomes of everything the version says; missing while it is not known
   */
  @Schema(
      name = "AutomationFiring",
      requiredProperties = {"position", "version", "trigger", "at", "rehearsed"})
  record Firing(
      long position,
      int version,
      Shown.Ref incident,
      long trigger,
      Instant at,
      RuleBar withheld,
      boolean rehearsed,
      List<RuleOutcome> outcomes) {}

  /** What a rule did, the newest first. */
  @Schema(
      name = "AutomationFirings",
      requiredProperties = {"items", "inAll"})
  record Firings(List<Firing> items, int inAll) {}

  /** One time a rule would have fired. */
  @Schema(
      name = "AutomationMet",
      requiredProperties = {"incident", "position", "at"})
  record Met(Shown.Ref incident, long position, Instant at) {}

  /**
   * What came of trying a rule on what happened.
   *
   * @param incidents how many were looked at: real ones the asker may see
   * @param events how many events the rule would have been asked about
   * @param met how often it would have fired, its limits apart
   * @param mostInAnHour how often within the busiest hour; above its limit it would have stopped
   * @param items the newest of the times it would have fired
   */
  @Schema(
      name = "AutomationTrial",
      requiredProperties = {"since", "upTo", "incidents", "events", "met", "mostInAnHour", "items"})
  record Trying(
      Instant since,
      long upTo,
      int incidents,
      int events,
      int met,
      int mostInAnHour,
      List<Met> items) {}

  /** What became of a dry run. */
  @Schema(name = "AutomationDryRunState", enumAsRef = true)
  enum DryRunState {
    RUNNING,
    DONE,
    CANCELLED,
    /** It met trouble, or the service stopped meanwhile. */
    FAILED
  }

  /**
   * A rule that is being tried, or was within the last day.
   *
   * @param looked how many incidents were looked at so far
   * @param inAll how many there are; missing until they were counted
   * @param result missing until it is done
   */
  @Schema(
      name = "AutomationDryRun",
      requiredProperties = {"id", "state", "looked"})
  record DryRun(String id, DryRunState state, int looked, Integer inAll, Trying result) {}
}
