package io.muster.notification.view;

import io.muster.contracts.statuspage.StatusImpact;
import io.muster.contracts.update.UpdateChannel;
import io.muster.contracts.update.UpdateKind;
import io.muster.notification.conversation.update.NextUpdate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What is asked and answered about an incident's stakeholder updates. */
final class UpdateAnswers {

  private UpdateAnswers() {}

  /** How far an update has come. */
  enum State {
    /** Somebody who did not write it has to approve it. */
    WAITS,
    /** It went out. */
    PUBLISHED,
    /** It does not go out. */
    DECLINED
  }

  /** How far it has come for one recipient. */
  enum Outcome {
    /** It is on its way, or tried again. */
    PENDING,
    /** A provider took it over. */
    DELIVERED,
    /** It was given up. */
    FAILED
  }

  /** Who hears of this incident, and may be chosen. */
  @Schema(
      name = "UpdateAudience",
      requiredProperties = {"id", "name", "external", "approval"})
  record Audience(String id, String name, boolean external, boolean approval) {}

  /**
   * One place an update goes to.
   *
   * @param to a person's name, an address, or a channel's id; masked for who may not see them
   * @param detail what the provider said, or why it failed; absent while nobody knows
   * @param at when that was, UTC
   */
  @Schema(
      name = "UpdateDelivery",
      requiredProperties = {"id", "audienceId", "channel", "to", "outcome"})
  record Delivery(
      String id,
      String audienceId,
      UpdateChannel channel,
      String to,
      Outcome outcome,
      String detail,
      Instant at) {}

  /**
   * One update.
   *
   * @param number counted from 1 within the incident
   * @param textSha256 of kind, subject and text, each ended by a line feed
   * @param corrects the number of the update it puts right; absent for none
   * @param aboutPrivate whether it goes out although the incident is private
   * @param decided who approved or declined it; absent where nobody had to
   * @param reason why it was declined; absent unless it was
   * @param onStatusPage whether the public can read it
   * @param canDecide whether the asker may approve it
   */
  @Schema(
      name = "StakeholderUpdate",
      requiredProperties = {
        "id",
        "number",
        "state",
        "kind",
        "subject",
        "text",
        "textSha256",
        "audienceIds",
        "aboutPrivate",
        "onStatusPage",
        "writtenBy",
        "writtenAt",
        "deliveries",
        "canDecide",
        "canDecline"
      })
  record Update(
      String id,
      int number,
      State state,
      UpdateKind kind,
      String subject,
      String text,
      String textSha256,
      List<String> audienceIds,
      Integer corrects,
      boolean aboutPrivate,
      boolean onStatusPage,
      PagingAnswers.Person writtenBy,
      Instant writtenAt,
      PagingAnswers.Person decided,
      Instant decidedAt,
      String reason,
      List<Delivery> deliveries,
      boolean canDecide,
      boolean canDecline) {}

  /** When the next one is due. */
  @Schema(
      name = "NextStakeholderUpdate",
      requiredProperties = {"dueAt", "from", "everyMinutes"})
  record Next(Instant dueAt, NextUpdate.From from, int everyMinutes) {}

  /**
   * The updates of an incident.
   *
   * @param next absent when none is due by rule
   * @param audiences who hears of this incident
   * @param isPrivate whether sending has to be confirmed
   * @param inDrill whether nothing may be sent
   * @param canWrite whether the asker speaks for the incident
   * @param updates the newest first
   */
  @Schema(
      name = "StakeholderUpdates",
      requiredProperties = {"audiences", "isPrivate", "inDrill", "canWrite", "updates"})
  record OfIncident(
      Next next,
      List<Audience> audiences,
      boolean isPrivate,
      boolean inDrill,
      boolean canWrite,
      List<Update> updates) {}

  /** A draft made from what is recorded. */
  @Schema(
      name = "UpdateDraft",
      requiredProperties = {"kind", "subject", "text"})
  record Draft(UpdateKind kind, String subject, String text) {}

  /**
   * An update to send.
   *
   * @param corrects the id of the update it puts right
   * @param confirmPrivate say true to send it although the incident is private
   */
  @Schema(
      name = "NewStakeholderUpdate",
      requiredProperties = {"kind", "subject", "text", "audienceIds"})
  record Body(
      UpdateKind kind,
      @Schema(maxLength = 200, example = "Identified: payments are slow") String subject,
      @Schema(maxLength = 8000) String text,
      List<String> audienceIds,
      String corrects,
      Boolean confirmPrivate) {}

  /** A yes. */
  @Schema(name = "UpdateApproval")
  record Approval(Boolean confirmPrivate) {}

  /** How the components of the status page are, as the public is to be told. */
  @Schema(name = "StatusPostBody", requiredProperties = "impacts")
  record StatusPost(List<StatusImpact> impacts) {}

  /** A no, and why. */
  @Schema(name = "UpdateRefusal", requiredProperties = "reason")
  record Refusal(@Schema(maxLength = 1000) String reason) {}
}
