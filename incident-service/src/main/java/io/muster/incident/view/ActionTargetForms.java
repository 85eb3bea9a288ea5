package io.muster.incident.view;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.contracts.action.OfferedAction;
import io.muster.incident.response.action.ActionForm;
import io.muster.incident.response.action.ParameterType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which places where actions can be taken are set up and shown. */
final class ActionTargetForms {

  private ActionTargetForms() {}

  /**
   * A target as it is set up.
   *
   * @param provider how it is spoken to
   * @param url where; https, at the origin the operator allowed for the secret
   * @param secret the name of the setting it knows us by; never the secret itself
   * @param service what is acted on, as the dependency map calls it; left out: it is said each time
   * @param actions what it offers
   */
  @Schema(
      name = "NewActionTarget",
      requiredProperties = {"name", "provider", "url", "secret", "actions"},
      example =
          "{\"name\":\"Edge firewall\",\"provider\":\"SIGNED_WEBHOOK\",\"url\":\"https://edge.example/actions\",\"secret\":\"edge\",\"service\":\"edge\",\"actions\":[{\"kind\":\"BLOCK_ADDRESS\",\"dangerous\":true}]}")
  record Wish(
      String name,
      ActionProvider provider,
      String url,
      String secret,
      String service,
      List<OfferedAction> actions) {}

  /**
   * One thing an action is told.
   *
   * @param text what it is, in words
   * @param example as it may be written
   */
  @Schema(
      name = "ActionField",
      requiredProperties = {"name", "type", "required", "text", "example"})
  record Field(String name, ParameterType type, boolean required, String text, String example) {

    static Field of(ActionForm.Field field) {
      return new Field(field.name(), field.type(), field.required(), field.text(), field.example());
    }
  }

  /**
   * What a target offers.
   *
   * @param dangerous somebody else has to approve it each time
   * @param undoable whether it can be taken back
   * @param fields what it is told
   */
  @Schema(
      name = "ActionOffer",
      requiredProperties = {"kind", "dangerous", "undoable", "fields"})
  record Offer(ActionKind kind, boolean dangerous, boolean undoable, List<Field> fields) {}

  /**
   * A target.
   *
   * @param url for administrators alone
   * @param secret its name, for administrators alone
   * @param retired when nothing was begun there any more; missing while something can be
   * @param trouble why it cannot be spoken to as things are; missing when it can
   */
  @Schema(
      name = "ActionTarget",
      requiredProperties = {
        "id",
        "name",
        "provider",
        "actions",
        "changedBy",
        "changedAt",
        "version"
      })
  record One(
      String id,
      String name,
      ActionProvider provider,
      String url,
      String secret,
      String service,
      List<Offer> actions,
      Shown.By changedBy,
      Instant changedAt,
      Instant retired,
      String trouble,
      long version) {}

  /** Targets by name, retired ones last. */
  @Schema(name = "ActionTargetList", requiredProperties = "items")
  record Targets(List<One> items) {}

  /**
   * A kind of target and what can be done there.
   *
   * @param kinds what it may offer
   */
  @Schema(
      name = "ActionProviderKind",
      requiredProperties = {"provider", "kinds"})
  record Kind(ActionProvider provider, List<ActionKind> kinds) {}

  /**
   * What can be set up.
   *
   * @param secrets the names of those the operator set
   */
  @Schema(
      name = "ActionTargetChoices",
      requiredProperties = {"providers", "secrets"})
  record Choices(List<Kind> providers, List<String> secrets) {}
}
