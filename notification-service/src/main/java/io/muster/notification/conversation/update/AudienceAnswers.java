package io.muster.notification.conversation.update;

import io.muster.contracts.update.UpdateRules.Cadence;
import io.muster.contracts.update.UpdateRules.Template;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What is asked and answered about audiences and the rules for updates. */
final class AudienceAnswers {

  private AudienceAnswers() {}

  /** Somebody Muster knows. */
  @Schema(
      name = "AudiencePerson",
      requiredProperties = {"id", "name"})
  record Member(String id, String name) {}

  /**
   * An audience.
   *
   * @param version for If-Match
   */
  @Schema(
      name = "Audience",
      requiredProperties = {
        "id",
        "name",
        "external",
        "approval",
        "services",
        "emails",
        "people",
        "teamIds",
        "version"
      })
  record Shown(
      String id,
      String name,
      boolean external,
      boolean approval,
      List<String> services,
      List<String> emails,
      List<Member> people,
      List<String> teamIds,
      String slackChannel,
      long version) {}

  /** All audiences, by name. */
  @Schema(name = "Audiences", requiredProperties = "items")
  record ShownList(List<Shown> items) {}

  /**
   * An audience as it is to be.
   *
   * @param external whether it is people outside the organisation
   * @param approval whether somebody else approves what it is told
   * @param services empty or left out: whatever is affected
   * @param slackChannel a channel's id; left out: none
   */
  @Schema(name = "AudienceBody", requiredProperties = "name")
  record Body(
      @Schema(maxLength = 200, example = "customers") String name,
      Boolean external,
      Boolean approval,
      List<String> services,
      List<String> emails,
      List<String> personIds,
      List<String> teamIds,
      @Schema(example = "C024BE91L") String slackChannel) {}

  /**
   * The rules that hold.
   *
   * @param templates one for every kind
   * @param placeholders what templates may name
   */
  @Schema(
      name = "UpdateRules",
      requiredProperties = {"cadences", "templates", "placeholders", "version"})
  record Laid(
      List<Cadence> cadences, List<Template> templates, List<String> placeholders, long version) {}

  /** The rules as they are to be. */
  @Schema(
      name = "UpdateRulesBody",
      requiredProperties = {"cadences", "templates"})
  record RulesBody(List<Cadence> cadences, List<Template> templates) {}
}
