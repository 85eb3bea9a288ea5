package io.muster.reporting.ledger;

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
import java.util.Locale;

/**
 * Says in plain English what became of evidence. An item is told of by its id and hash, never by
 * its name or note: it may be privileged, and the ledger has more readers than it.
 */
final class EvidenceSentences {

  private EvidenceSentences() {}

  static String of(EvidenceEvent event, Names names) {
    String who = names.actor(event.by());
    String item = "evidence " + event.itemId();
    return switch (event) {
      case Collected e ->
          "%s brought %s in (%s, %d bytes, SHA-256 %s), which %s collected at %s."
              .formatted(
                  who,
                  item,
                  e.evidenceClass().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  e.size(),
                  e.sha256(),
                  names.person(e.collectedBy().id(), e.collectedBy().name()),
                  Words.of(e.collectedAt()));
      case DescriptionCorrected e ->
          "%s put right what is said of %s%s".formatted(who, item, names.because(e.reason()));
      case Viewed e ->
          "%s looked at %s, whose hash was the one it was collected with%s"
              .formatted(who, item, names.because(e.reason()));
      case Downloaded e ->
          "%s took a copy of %s away, whose hash was the one it was collected with%s"
              .formatted(who, item, names.because(e.reason()));
      case TransferOffered e ->
          "%s offered %s to %s%s"
              .formatted(
                  who, item, names.person(e.to().id(), e.to().name()), names.because(e.reason()));
      case TransferAccepted _ -> "%s took %s over.".formatted(who, item);
      case TransferDeclined e ->
          "%s said that %s stays in the same hands%s"
              .formatted(who, item, names.because(e.reason()));
      case Sealed e ->
          "%s sealed %s, whose hash was the one it was collected with%s"
              .formatted(who, item, names.because(e.reason()));
      case MismatchFound e ->
          "When %s was about to open %s, it was not what was collected: its SHA-256 should be %s and %s."
              .formatted(
                  who,
                  item,
                  e.expectedSha256(),
                  e.foundSha256() == null ? "it could not be read" : "was " + e.foundSha256());
      case PrivilegeSet e when e.people().isEmpty() ->
          "%s made %s privileged%s".formatted(who, item, names.because(e.reason()));
      case PrivilegeSet e ->
          "%s made %s privileged, for %s%s"
              .formatted(
                  who,
                  item,
                  Words.and(
                      e.people().stream()
                          .map(person -> names.person(person.id(), person.name()))
                          .toList()),
                  names.because(e.reason()));
      case PrivilegeLifted e ->
          "%s ended the privilege of %s%s".formatted(who, item, names.because(e.reason()));
      case DeletionRequested e ->
          "%s asked for the content of %s to be deleted%s"
              .formatted(who, item, names.because(e.reason()));
      case DeletionDeclined e ->
          "%s decided that the content of %s stays%s"
              .formatted(who, item, names.because(e.reason()));
      case Deleted e ->
          "%s deleted the content of %s, as %s had asked%s"
              .formatted(
                  who,
                  item,
                  names.person(e.requestedBy().id(), e.requestedBy().name()),
                  names.because(e.reason()));
    };
  }
}
