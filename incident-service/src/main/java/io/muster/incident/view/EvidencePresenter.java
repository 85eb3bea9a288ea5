package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.evidence.EvidenceEvent.Collected;
import io.muster.contracts.evidence.EvidenceEvent.Deleted;
import io.muster.contracts.evidence.EvidenceEvent.DeletionDeclined;
import io.muster.contracts.evidence.EvidenceEvent.DeletionRequested;
import io.muster.contracts.evidence.EvidenceEvent.DescriptionCorrected;
import io.muster.contracts.evidence.EvidenceEvent.Downloaded;
import io.muster.contracts.evidence.EvidenceEvent.MismatchFound;
import io.muster.contracts.evidence.EvidenceEvent.PrivilegeLifted;
import io.muster.contracts.evidence.EvidenceEvent.PrivilegeSet;
import io.muster.contracts.evidence.EvidenceEvent.Reasoned;
import io.muster.contracts.evidence.EvidenceEvent.Sealed;
import io.muster.contracts.evidence.EvidenceEvent.TransferAccepted;
import io.muster.contracts.evidence.EvidenceEvent.TransferDeclined;
import io.muster.contracts.evidence.EvidenceEvent.TransferOffered;
import io.muster.contracts.evidence.EvidenceEvent.Viewed;
import io.muster.contracts.evidence.EvidenceOccasion;
import io.muster.incident.evidence.EvidenceItem;
import io.muster.incident.evidence.EvidenceItems;
import io.muster.incident.evidence.EvidenceProperties;
import io.muster.incident.view.EvidenceForms.StepKind;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Shows evidence with its chain of custody, with people called as the reader may see them; of what
 * is privileged no more than that it is there.
 */
@Component
class EvidencePresenter {

  private final PeopleDirectory people;
  private final EvidenceProperties settings;

  EvidencePresenter(PeopleDirectory people, EvidenceProperties settings) {
    this.people = people;
    this.settings = settings;
  }

  /** Whether somebody answers for incidents or checks them, and so sees what is privileged. */
  static boolean oversees(Caller caller) {
    return caller.is("manager") || caller.is("auditor");
  }

  /**
   * Shows evidence.
   *
   * @param items as they were at the position asked for
   * @param now as they are: what became privileged since is told of no earlier position either
   */
  EvidenceForms.Evidence shown(
      EvidenceItems items, EvidenceItems now, boolean held, Caller caller) {
    Names names =
        Names.of(
            items.all().stream().flatMap(item -> item.people().stream()).toList(), people, caller);
    return new EvidenceForms.Evidence(
        items.all().stream().map(item -> item(item, isCleared(item, now, caller), names)).toList(),
        held,
        settings.largest().toBytes());
  }

  private static boolean isCleared(EvidenceItem item, EvidenceItems now, Caller caller) {
    return now.find(item.id()).orElse(item).isFor(caller.id(), oversees(caller));
  }

  private EvidenceForms.Item item(EvidenceItem item, boolean cleared, Names names) {
    Collected collected = item.collected();
    Description said = item.description();
    return new EvidenceForms.Item(
        item.id(),
        said.evidenceClass(),
        collected.origin(),
        collected.sha256(),
        collected.size(),
        collected.mediaType(),
        item.privilege() != null,
        cleared,
        cleared ? said.name() : null,
        cleared ? said.source() : null,
        cleared ? said.note() : null,
        who(collected.collectedBy(), names),
        collected.collectedAt(),
        names.by(collected.by()),
        collected.at(),
        settings.keepUntil(item),
        who(item.custodian(), names),
        item.offer() == null ? null : who(item.offer().to(), names),
        item.sealed() != null,
        item.mismatch() != null,
        decision(item.deletion(), names),
        decision(item.deleted(), names),
        item.chain().stream().map(event -> step(event, names)).toList());
  }

  private static EvidenceForms.Decision decision(Reasoned event, Names names) {
    return event == null
        ? null
        : new EvidenceForms.Decision(names.by(event.by()), event.at(), event.reason());
  }

  private static EvidenceForms.Step step(EvidenceEvent event, Names names) {
    return new EvidenceForms.Step(
        kind(event),
        names.by(event.by()),
        event.at(),
        event instanceof Reasoned reasoned ? reasoned.reason() : null,
        named(event).stream().map(person -> who(person, names)).toList(),
        sha256(event),
        occasion(event));
  }

  private static StepKind kind(EvidenceEvent event) {
    return switch (event) {
      case Collected _ -> StepKind.COLLECTED;
      case DescriptionCorrected _ -> StepKind.CORRECTED;
      case Viewed _ -> StepKind.VIEWED;
      case Downloaded _ -> StepKind.DOWNLOADED;
      case TransferOffered _ -> StepKind.TRANSFER_OFFERED;
      case TransferAccepted _ -> StepKind.TRANSFER_ACCEPTED;
      case TransferDeclined _ -> StepKind.TRANSFER_DECLINED;
      case Sealed _ -> StepKind.SEALED;
      case MismatchFound _ -> StepKind.MISMATCH_FOUND;
      case PrivilegeSet _ -> StepKind.PRIVILEGE_SET;
      case PrivilegeLifted _ -> StepKind.PRIVILEGE_LIFTED;
      case DeletionRequested _ -> StepKind.DELETION_REQUESTED;
      case DeletionDeclined _ -> StepKind.DELETION_DECLINED;
      case Deleted _ -> StepKind.DELETED;
    };
  }

  private static List<Person> named(EvidenceEvent event) {
    return switch (event) {
      case Collected e -> List.of(e.collectedBy());
      case TransferOffered e -> List.of(e.to());
      case TransferAccepted e -> List.of(e.to());
      case PrivilegeSet e -> e.people();
      case Deleted e -> List.of(e.requestedBy());
      default -> List.of();
    };
  }

  private static String sha256(EvidenceEvent event) {
    return switch (event) {
      case Collected e -> e.sha256();
      case Viewed e -> e.sha256();
      case Downloaded e -> e.sha256();
      case Sealed e -> e.sha256();
      case MismatchFound e -> e.foundSha256();
      default -> null;
    };
  }

  private static EvidenceOccasion occasion(EvidenceEvent event) {
    return event instanceof MismatchFound mismatch ? mismatch.occasion() : null;
  }

  private static EvidenceForms.Who who(Person person, Names names) {
    return new EvidenceForms.Who(person.id(), names.of(person.id()));
  }
}
