package io.muster.contracts.evidence;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Person;
import java.time.Instant;
import java.util.List;

/**
 * The chain of custody of the evidence of one incident: who had each item in their hands, when, and
 * what for. It only grows; when the content of an item is deleted, its chain and hash stay.
 */
public sealed interface EvidenceEvent extends Event {

  /** How the id begins; the incident's id follows. */
  String ID_PREFIX = "evidence-of-";

  /** The incident. */
  String incidentId();

  /** Which item. */
  String itemId();

  /** The incident, by the id of what holds its evidence. */
  static String incidentOf(String aggregateId) {
    return aggregateId.substring(ID_PREFIX.length());
  }

  @Override
  default String aggregateId() {
    return ID_PREFIX + incidentId();
  }

  /** A step that was taken for a reason, which is part of the chain. */
  sealed interface Reasoned extends EvidenceEvent {

    /** Why, as whoever did it says. */
    String reason();
  }

  /**
   * Something became evidence.
   *
   * @param origin how it came here
   * @param originId id of the attachment, or the integration that took the alert in; null for what
   *     was uploaded
   * @param sha256 of its bytes, in lower-case hex; what it is known by from now on
   * @param contentOwner id of the aggregate under whose key the bytes lie
   * @param size in bytes
   * @param mediaType as whoever sent it said, unchecked
   * @param name how it is called
   * @param source where it was collected: host, system, person
   * @param note what it shows; null when nobody said
   * @param collectedBy who collected it; has it in their hands from now on
   * @param collectedAt when, UTC; {@link #at()} is when it was brought in
   */
  @EventType(name = "evidence.collected")
  record Collected(
      String incidentId,
      String itemId,
      EvidenceClass evidenceClass,
      EvidenceOrigin origin,
      String originId,
      String sha256,
      String contentOwner,
      long size,
      String mediaType,
      @FreeText(of = "incidentId") String name,
      @FreeText(of = "incidentId") String source,
      @FreeText(of = "incidentId") String note,
      Person collectedBy,
      Instant collectedAt,
      Actor by,
      Instant at)
      implements EvidenceEvent {

    /** Its bytes. */
    public EvidenceContent content() {
      return new EvidenceContent(contentOwner, sha256, size, mediaType);
    }
  }

  /**
   * What is said of it was put right; what was said before stays in the chain.
   *
   * @param note null when there is none any more
   */
  @EventType(name = "evidence.description-corrected")
  record DescriptionCorrected(
      String incidentId,
      String itemId,
      EvidenceClass evidenceClass,
      @FreeText(of = "incidentId") String name,
      @FreeText(of = "incidentId") String source,
      @FreeText(of = "incidentId") String note,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /**
   * Somebody looked at it in Muster. Recorded before they saw anything.
   *
   * @param sha256 computed then; the one it was collected with
   */
  @EventType(name = "evidence.viewed")
  record Viewed(
      String incidentId,
      String itemId,
      String sha256,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /**
   * Somebody took a copy away. Recorded before its first byte left.
   *
   * @param sha256 computed then; the one it was collected with
   */
  @EventType(name = "evidence.downloaded")
  record Downloaded(
      String incidentId,
      String itemId,
      String sha256,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /** It is to pass into somebody else's hands, who has not accepted it yet. */
  @EventType(name = "evidence.transfer-offered")
  record TransferOffered(
      String incidentId,
      String itemId,
      Person to,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /** Whoever it was offered to has it in their hands now. */
  @EventType(name = "evidence.transfer-accepted")
  record TransferAccepted(String incidentId, String itemId, Person to, Actor by, Instant at)
      implements EvidenceEvent {}

  /** It stays where it was: it was not accepted, or the offer was taken back. */
  @EventType(name = "evidence.transfer-declined")
  record TransferDeclined(
      String incidentId,
      String itemId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /**
   * It is closed: from now on nothing that is said of it changes.
   *
   * @param sha256 computed then; the one it was collected with
   */
  @EventType(name = "evidence.sealed")
  record Sealed(
      String incidentId,
      String itemId,
      String sha256,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /**
   * Its content is not what was collected. Nothing of it was handed out.
   *
   * @param occasion what it was about to be opened for
   * @param expectedSha256 what it was collected with
   * @param foundSha256 computed now; null when it is not there, or cannot be opened
   */
  @EventType(name = "evidence.mismatch-found")
  record MismatchFound(
      String incidentId,
      String itemId,
      EvidenceOccasion occasion,
      String expectedSha256,
      String foundSha256,
      Actor by,
      Instant at)
      implements EvidenceEvent {}

  /**
   * It is privileged, as what a lawyer is told is: its content, name and note are for these, for
   * whoever has it in their hands, and for managers and auditors. That it is there everybody sees.
   */
  @EventType(name = "evidence.privilege-set")
  record PrivilegeSet(
      String incidentId,
      String itemId,
      List<Person> people,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {
    public PrivilegeSet {
      people = people == null ? List.of() : List.copyOf(people);
    }
  }

  /** It is not privileged any more. */
  @EventType(name = "evidence.privilege-lifted")
  record PrivilegeLifted(
      String incidentId,
      String itemId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /** Its content is to be deleted; somebody else decides. */
  @EventType(name = "evidence.deletion-requested")
  record DeletionRequested(
      String incidentId,
      String itemId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /** Its content stays. */
  @EventType(name = "evidence.deletion-declined")
  record DeletionDeclined(
      String incidentId,
      String itemId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}

  /**
   * Its content is deleted; its hash and chain stay.
   *
   * @param requestedBy who had asked for it; never {@link #by()}
   */
  @EventType(name = "evidence.deleted")
  record Deleted(
      String incidentId,
      String itemId,
      Person requestedBy,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements Reasoned {}
}
