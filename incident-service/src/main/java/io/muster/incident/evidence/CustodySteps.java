package io.muster.incident.evidence;

import io.muster.contracts.Actor;
import io.muster.contracts.evidence.EvidenceCommand;
import io.muster.contracts.evidence.EvidenceCommand.Collect;
import io.muster.contracts.evidence.EvidenceCommand.CorrectDescription;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceCommand.Privilege;
import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.evidence.EvidenceEvent.Collected;
import io.muster.contracts.evidence.EvidenceEvent.DescriptionCorrected;
import io.muster.contracts.evidence.EvidenceEvent.PrivilegeSet;
import io.muster.incident.response.PastTime;
import java.time.Instant;
import java.util.List;

/** The steps of a chain of custody as they are recorded. */
final class CustodySteps {

  private CustodySteps() {}

  /** A step that is taken for a reason. */
  interface Reasoned {
    EvidenceEvent of(String incidentId, String itemId, String reason, Actor by, Instant at);
  }

  /**
   * The first step of every chain, and that the item is privileged where it is from the start: the
   * two are one commit, so that nobody sees it in between.
   *
   * @throws io.muster.starter.Refused 422 with a pointer to what is missing or wrong; 409 when it
   *     cannot be privileged
   */
  static List<EvidenceEvent> collected(Collect command, Instant now) {
    Collected first = first(command, now);
    Privilege privilege = command.privilege();
    if (privilege == null) {
      return List.of(first);
    }
    EvidenceRules.requireHidable(command.origin());
    return List.of(
        first,
        new PrivilegeSet(
            command.incidentId(),
            command.itemId(),
            EvidenceRules.people("/privilege/people", privilege.people()),
            EvidenceRules.reason("/privilege/reason", privilege.reason()),
            command.by(),
            now));
  }

  private static Collected first(Collect command, Instant now) {
    EvidenceContent content = command.content();
    Description said = EvidenceRules.checked(command.description());
    return new Collected(
        command.incidentId(),
        command.itemId(),
        said.evidenceClass(),
        command.origin(),
        command.originId(),
        content.sha256(),
        content.owner(),
        content.size(),
        content.mediaType(),
        said.name(),
        said.source(),
        said.note(),
        EvidenceRules.person("/collectedBy", command.collectedBy()),
        PastTime.required("/collectedAt", command.collectedAt(), now),
        command.by(),
        now);
  }

  /**
   * What is said from now on.
   *
   * @throws io.muster.starter.Refused 422 when no reason is given, or one that is too long
   */
  static DescriptionCorrected corrected(CorrectDescription command, Description said, Instant now) {
    return new DescriptionCorrected(
        command.incidentId(),
        command.itemId(),
        said.evidenceClass(),
        said.name(),
        said.source(),
        said.note(),
        EvidenceRules.reason(command.reason()),
        command.by(),
        now);
  }

  /**
   * A step for a reason.
   *
   * @throws io.muster.starter.Refused 422 when no reason is given, or one that is too long
   */
  static EvidenceEvent reasoned(
      EvidenceCommand command, String reason, Instant now, Reasoned step) {
    return step.of(
        command.incidentId(), command.itemId(), EvidenceRules.reason(reason), command.by(), now);
  }
}
