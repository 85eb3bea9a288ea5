package io.muster.incident.view;

import io.muster.contracts.evidence.EvidenceClass;
import io.muster.contracts.evidence.EvidenceOccasion;
import io.muster.contracts.evidence.EvidenceOrigin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which evidence is brought in and shown. */
final class EvidenceForms {

  private EvidenceForms() {}

  /**
   * Makes evidence of what the incident has already; the bytes are not copied.
   *
   * @param attachmentId a file attached to it
   * @param rawSha256 the message of one of its alerts, by the hash its timeline tells; one of the
   *     two
   * @param name how it is called; left out: as the attachment is
   * @param collectedBy who collected it; left out: the asker
   * @param collectedAt when; left out: when it came in
   * @param privilege that it is privileged from the start; left out: it is not
   */
  @Schema(
      name = "TakeIntoEvidence",
      requiredProperties = {"evidenceClass", "source"},
      example =
          "{\"attachmentId\":\"0198f2a0-3333-7000-8000-000000000001\",\"evidenceClass\":\"LOG\",\"source\":\"edge-1,"
              + " /var/log/auth.log\"}")
  record Take(
      String attachmentId,
      String rawSha256,
      EvidenceClass evidenceClass,
      String name,
      String source,
      String note,
      Who collectedBy,
      Instant collectedAt,
      Privilege privilege) {}

  /** What is said of an item from now on, and what was wrong with what was said before. */
  @Schema(
      name = "CorrectEvidence",
      requiredProperties = {"evidenceClass", "name", "source", "reason"},
      example =
          "{\"evidenceClass\":\"LOG\",\"name\":\"auth.log\",\"source\":\"edge-2,"
              + " /var/log\",\"reason\":\"It was the other machine\"}")
  record Correction(
      EvidenceClass evidenceClass, String name, String source, String note, String reason) {}

  /** To whom it is to pass, and why. */
  @Schema(
      name = "OfferEvidence",
      requiredProperties = {"to", "reason"},
      example = "{\"to\":{\"id\":\"mina\",\"name\":\"Mina Moreau\"},\"reason\":\"I am off duty\"}")
  record Offer(Who to, String reason) {}

  /** Who else may see it, and why it is privileged. */
  @Schema(
      name = "EvidencePrivilege",
      requiredProperties = "reason",
      example = "{\"people\":[{\"id\":\"ravi\"}],\"reason\":\"Advice of counsel\"}")
  record Privilege(List<Who> people, String reason) {}

  /** Somebody, by id; the name as the asker knows it. */
  @Schema(name = "EvidencePerson", requiredProperties = "id")
  record Who(String id, String name) {}

  /**
   * The beginning of an item, for looking at.
   *
   * @param text its first 16 KiB as text, in UTF-8 with a mark for each byte that is none; missing
   *     when it is no text
   * @param hex its first 1 KiB in lower-case hex
   * @param whole whether that is all of it
   */
  @Schema(
      name = "EvidenceGlance",
      requiredProperties = {"hex", "whole", "sha256"})
  record Glance(String text, String hex, boolean whole, String sha256) {}

  /** What was done in one step of a chain of custody. */
  enum StepKind {
    COLLECTED,
    CORRECTED,
    VIEWED,
    DOWNLOADED,
    TRANSFER_OFFERED,
    TRANSFER_ACCEPTED,
    TRANSFER_DECLINED,
    SEALED,
    MISMATCH_FOUND,
    PRIVILEGE_SET,
    PRIVILEGE_LIFTED,
    DELETION_REQUESTED,
    DELETION_DECLINED,
    DELETED
  }

  /**
   * One step.
   *
   * @param at when it was recorded
   * @param reason why; missing where none is asked for
   * @param people to whom it was offered or passed, who may see it besides, or who collected it
   * @param sha256 the hash computed then
   * @param occasion what it was about to be opened for when it was found to be another
   */
  @Schema(
      name = "CustodyStep",
      requiredProperties = {"kind", "by", "at", "people"})
  record Step(
      StepKind kind,
      Shown.By by,
      Instant at,
      String reason,
      List<Who> people,
      String sha256,
      EvidenceOccasion occasion) {}

  /** That something was asked for or done, by whom and why. */
  @Schema(
      name = "EvidenceDecision",
      requiredProperties = {"by", "at", "reason"})
  record Decision(Shown.By by, Instant at, String reason) {}

  /**
   * One item.
   *
   * @param cleared whether the reader may see its content; where not, name, source and note are
   *     missing
   * @param size in bytes
   * @param collectedAt when it was collected; {@code broughtInAt} is when Muster got it
   * @param keepUntil until when its content is to be kept, by its class
   * @param custodian who has it in their hands
   * @param offeredTo who is to accept it; missing: nobody
   * @param sealed whether what is said of it is closed
   * @param altered whether it was not what was collected when last looked at
   * @param deletion that its content is to be deleted
   * @param deleted that it was
   * @param chain every step, the oldest first
   */
  @Schema(
      name = "EvidenceItem",
      requiredProperties = {
        "id",
        "evidenceClass",
        "origin",
        "sha256",
        "size",
        "mediaType",
        "privileged",
        "cleared",
        "collectedBy",
        "collectedAt",
        "broughtInBy",
        "broughtInAt",
        "keepUntil",
        "custodian",
        "sealed",
        "altered",
        "chain"
      })
  record Item(
      String id,
      EvidenceClass evidenceClass,
      EvidenceOrigin origin,
      String sha256,
      long size,
      String mediaType,
      boolean privileged,
      boolean cleared,
      String name,
      String source,
      String note,
      Who collectedBy,
      Instant collectedAt,
      Shown.By broughtInBy,
      Instant broughtInAt,
      Instant keepUntil,
      Who custodian,
      Who offeredTo,
      boolean sealed,
      boolean altered,
      Decision deletion,
      Decision deleted,
      List<Step> chain) {}

  /** What the reader may do about an item whose time is over. */
  enum DueStep {
    /** Nothing: a hold forbids it, or their role does. */
    NONE,
    /** Ask for its deletion; somebody else does it. */
    ASK,
    /** Delete it, or keep it: somebody else has asked. */
    DECIDE,
    /** Take back what they asked; another manager does it. */
    TAKE_BACK
  }

  /**
   * An item whose time is over.
   *
   * @param number of its incident, as in INC-142
   * @param held whether a legal hold forbids deleting it
   * @param requested whether somebody asked for its deletion already
   * @param deletion who asked for it, when and why; missing: nobody has
   * @param next what the reader may do about it
   */
  @Schema(
      name = "DueEvidence",
      requiredProperties = {
        "incidentId",
        "number",
        "itemId",
        "evidenceClass",
        "sha256",
        "size",
        "keepUntil",
        "held",
        "requested",
        "next"
      })
  record Due(
      String incidentId,
      String number,
      String itemId,
      EvidenceClass evidenceClass,
      String sha256,
      long size,
      Instant keepUntil,
      boolean held,
      boolean requested,
      Decision deletion,
      DueStep next) {}

  /** What was kept long enough, the longest due first. */
  @Schema(name = "DueEvidenceList", requiredProperties = "items")
  record DueList(List<Due> items) {}

  /**
   * The evidence of an incident, in the order in which it was brought in.
   *
   * @param held whether a legal hold on the incident forbids deleting any of it
   * @param largest how large an item may be, in bytes
   */
  @Schema(
      name = "EvidenceList",
      requiredProperties = {"items", "held", "largest"})
  record Evidence(List<Item> items, boolean held, long largest) {}
}
