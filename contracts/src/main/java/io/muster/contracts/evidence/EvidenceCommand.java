package io.muster.contracts.evidence;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import io.muster.contracts.Person;
import java.time.Instant;
import java.util.List;

/** What can be asked of the evidence of an incident. */
public sealed interface EvidenceCommand extends Command {

  /** The incident. */
  String incidentId();

  /** Which item; chosen by whoever brings it in. */
  String itemId();

  /** Who asks. */
  Actor by();

  @Override
  default String aggregateId() {
    return EvidenceEvent.ID_PREFIX + incidentId();
  }

  /**
   * What is said of an item.
   *
   * @param source where it was collected: host, system, person
   * @param note what it shows; null when there is nothing to say
   */
  record Description(EvidenceClass evidenceClass, String name, String source, String note) {}

  /**
   * That an item is privileged from the moment it is brought in.
   *
   * @param people who may see it besides whoever collected it, managers and auditors
   */
  record Privilege(List<Person> people, String reason) {}

  /**
   * Make something evidence whose bytes are kept already.
   *
   * @param originId of what it was before; null for what was uploaded
   * @param collectedAt UTC, not in the future
   * @param privilege null: everybody who sees the incident sees it
   */
  record Collect(
      String incidentId,
      String itemId,
      Description description,
      EvidenceOrigin origin,
      String originId,
      EvidenceContent content,
      Person collectedBy,
      Instant collectedAt,
      Privilege privilege,
      Actor by)
      implements EvidenceCommand {}

  /**
   * Put right what is said of it.
   *
   * @param oversees whether the asker is a manager or an auditor, who see what is privileged
   */
  record CorrectDescription(
      String incidentId,
      String itemId,
      Description description,
      String reason,
      Actor by,
      boolean oversees)
      implements EvidenceCommand {}

  /**
   * Look at it; it was found to be what was collected.
   *
   * @param oversees whether the asker is a manager or an auditor, who see what is privileged
   */
  record View(String incidentId, String itemId, String reason, boolean oversees, Actor by)
      implements EvidenceCommand {}

  /**
   * Take a copy away; it was found to be what was collected.
   *
   * @param oversees whether the asker is a manager or an auditor, who see what is privileged
   */
  record Download(String incidentId, String itemId, String reason, boolean oversees, Actor by)
      implements EvidenceCommand {}

  /** Offer it to somebody; whoever has it, or a manager. */
  record OfferTransfer(
      String incidentId, String itemId, Person to, String reason, Actor by, Authority authority)
      implements EvidenceCommand {}

  /** Take it from whoever offers it. */
  record AcceptTransfer(String incidentId, String itemId, Actor by) implements EvidenceCommand {}

  /** Not take it, or take the offer back. */
  record DeclineTransfer(
      String incidentId, String itemId, String reason, Actor by, Authority authority)
      implements EvidenceCommand {}

  /** Close it; it was found to be what was collected. */
  record Seal(String incidentId, String itemId, String reason, Actor by, Authority authority)
      implements EvidenceCommand {}

  /**
   * Say that its content is not what was collected.
   *
   * @param foundSha256 null when it is not there, or cannot be opened
   */
  record ReportMismatch(
      String incidentId, String itemId, EvidenceOccasion occasion, String foundSha256, Actor by)
      implements EvidenceCommand {}

  /** Make it privileged, or name others who may see it; whoever has it, or a manager. */
  record SetPrivilege(
      String incidentId,
      String itemId,
      List<Person> people,
      String reason,
      Actor by,
      Authority authority)
      implements EvidenceCommand {}

  /** End its privilege; managers only. */
  record LiftPrivilege(
      String incidentId, String itemId, String reason, Actor by, Authority authority)
      implements EvidenceCommand {}

  /** Ask for its content to be deleted. */
  record RequestDeletion(String incidentId, String itemId, String reason, Actor by)
      implements EvidenceCommand {}

  /** Keep the content after all: a manager, or whoever had asked. */
  record DeclineDeletion(
      String incidentId, String itemId, String reason, Actor by, Authority authority)
      implements EvidenceCommand {}

  /** Delete the content: a manager who is not the one who asked. */
  record Delete(String incidentId, String itemId, String reason, Actor by, Authority authority)
      implements EvidenceCommand {}
}
