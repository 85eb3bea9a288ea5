package io.muster.incident.evidence;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceContent;
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
import io.muster.contracts.evidence.EvidenceEvent.Sealed;
import io.muster.contracts.evidence.EvidenceEvent.TransferAccepted;
import io.muster.contracts.evidence.EvidenceEvent.TransferDeclined;
import io.muster.contracts.evidence.EvidenceEvent.TransferOffered;
import io.muster.contracts.evidence.EvidenceEvent.Viewed;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;

/** One item of evidence as its chain of custody tells it, for who decides and who reads alike. */
public final class EvidenceItem {

  private final Collected collected;
  private final List<EvidenceEvent> chain = new ArrayList<>();
  private Description description;
  private Person custodian;
  private TransferOffered offer;
  private Sealed sealed;
  private PrivilegeSet privilege;
  private MismatchFound mismatch;
  private DeletionRequested deletion;
  private Deleted deleted;

  EvidenceItem(Collected collected) {
    this.collected = collected;
    this.custodian = collected.collectedBy();
    this.description =
        new Description(
            collected.evidenceClass(), collected.name(), collected.source(), collected.note());
    chain.add(collected);
  }

  void apply(EvidenceEvent event) {
    chain.add(event);
    switch (event) {
      case Collected again -> throw new IllegalArgumentException("Collected twice: " + again);
      case DescriptionCorrected e ->
          description = new Description(e.evidenceClass(), e.name(), e.source(), e.note());
      case Viewed _, Downloaded _ -> mismatch = null;
      case TransferOffered e -> offer = e;
      case TransferAccepted e -> {
        custodian = e.to();
        offer = null;
      }
      case TransferDeclined _ -> offer = null;
      case Sealed e -> {
        sealed = e;
        mismatch = null;
      }
      case MismatchFound e -> mismatch = e;
      case PrivilegeSet e -> privilege = e;
      case PrivilegeLifted _ -> privilege = null;
      case DeletionRequested e -> deletion = e;
      case DeletionDeclined _ -> deletion = null;
      case Deleted e -> {
        deleted = e;
        deletion = null;
        offer = null;
      }
    }
  }

  /** Which item. */
  public String id() {
    return collected.itemId();
  }

  /** How it became evidence. */
  public Collected collected() {
    return collected;
  }

  /** Its bytes. */
  public EvidenceContent content() {
    return collected.content();
  }

  /** What is said of it now. */
  public Description description() {
    return description;
  }

  /** Who has it in their hands. */
  public Person custodian() {
    return custodian;
  }

  /** That it is to pass to somebody who has not accepted it yet; null: it is not. */
  public TransferOffered offer() {
    return offer;
  }

  /** That it is closed; null: it is not. */
  public Sealed sealed() {
    return sealed;
  }

  /** That it is privileged, and who else may see it; null: it is not. */
  public PrivilegeSet privilege() {
    return privilege;
  }

  /** That its content was not what was collected when last looked at; null: it was. */
  public MismatchFound mismatch() {
    return mismatch;
  }

  /** That its content is to be deleted; null: it is not, or was. */
  public DeletionRequested deletion() {
    return deletion;
  }

  /** That its content was deleted; null: it was not. */
  public Deleted deleted() {
    return deleted;
  }

  /** Every step, the oldest first. */
  public List<EvidenceEvent> chain() {
    return List.copyOf(chain);
  }

  /**
   * Whether somebody may see its content, its name and what is said of it.
   *
   * @param oversees whether they are a manager or an auditor
   */
  public boolean isFor(String personId, boolean oversees) {
    return privilege == null
        || oversees
        || custodian.id().equals(personId)
        || privilege.people().stream().anyMatch(person -> person.id().equals(personId));
  }

  /**
   * That its content is there still.
   *
   * @throws Refused 409 when it was deleted
   */
  void requireKept() {
    if (deleted != null) {
      throw Refused.conflict(
          "evidence-deleted",
          "The content of this item was deleted. Its hash and its chain of custody stay as they"
              + " are.");
    }
  }

  /**
   * That somebody may see its content.
   *
   * @param oversees whether they are a manager or an auditor
   * @throws Refused 403 when it is privileged and not for them
   */
  public void requireFor(String personId, boolean oversees) {
    if (!isFor(personId, oversees)) {
      throw Refused.forbidden(
          "privileged",
          "This item is privileged: only those named, whoever has it in their hands, managers and"
              + " auditors may see its content. Ask one of them.");
    }
  }

  /**
   * That whoever asks decides about it.
   *
   * @throws Refused 403 when they neither have it in their hands nor are a manager
   */
  public void requireInHandsOf(Actor by, Authority authority) {
    EvidenceRules.requireInHands(this, by, authority);
  }

  /** Everybody whose hands it went through, or who looked at it. */
  public List<String> people() {
    List<String> people = new ArrayList<>();
    for (EvidenceEvent event : chain) {
      if (event.by().kind() == Actor.Kind.PERSON) {
        people.add(event.by().id());
      }
      switch (event) {
        case Collected e -> people.add(e.collectedBy().id());
        case TransferOffered e -> people.add(e.to().id());
        case TransferAccepted e -> people.add(e.to().id());
        case PrivilegeSet e -> e.people().forEach(person -> people.add(person.id()));
        case Deleted e -> people.add(e.requestedBy().id());
        default -> {
          // Nobody else is named.
        }
      }
    }
    return people.stream().distinct().toList();
  }
}
