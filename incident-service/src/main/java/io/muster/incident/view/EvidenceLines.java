package io.muster.incident.view;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The evidence, as the incident's timeline tells it. An item is told of without its name and note:
 * it may be privileged, or become so.
 */
final class EvidenceLines {

  private EvidenceLines() {}

  /** Who looked at what is shown with the item; there may be hundreds of looks. */
  static boolean tells(EvidenceEvent event) {
    return !(event instanceof Viewed) && !(event instanceof Downloaded);
  }

  /** People an event names besides whoever acted. */
  static List<String> people(EvidenceEvent event) {
    return switch (event) {
      case Collected e -> List.of(e.collectedBy().id());
      case TransferOffered e -> List.of(e.to().id());
      default -> List.of();
    };
  }

  static String summary(EvidenceEvent event, Names names) {
    return switch (event) {
      case Collected e -> "Evidence collected by " + names.of(e.collectedBy().id());
      case DescriptionCorrected _ -> "What is said of an item of evidence was put right";
      case Viewed _ -> "Evidence was looked at";
      case Downloaded _ -> "A copy of evidence was taken away";
      case TransferOffered e -> "Evidence offered to " + names.of(e.to().id());
      case TransferAccepted _ -> "Evidence taken over";
      case TransferDeclined _ -> "Evidence stays in the same hands";
      case Sealed _ -> "Evidence sealed, its hash being the one it was collected with";
      case MismatchFound _ -> "Evidence is not what was collected: its hash is another";
      case PrivilegeSet _ -> "Evidence is privileged";
      case PrivilegeLifted _ -> "Evidence is not privileged any more";
      case DeletionRequested _ -> "Evidence is to be deleted; somebody else decides";
      case DeletionDeclined _ -> "Evidence is not deleted";
      case Deleted _ -> "The content of evidence was deleted; its hash and chain of custody stay";
    };
  }

  static Map<String, Object> data(EvidenceEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("itemId", event.itemId());
    switch (event) {
      case Collected e -> {
        data.put("evidenceClass", e.evidenceClass());
        data.put("sha256", e.sha256());
        data.put("size", e.size());
        data.put("collectedAt", e.collectedAt());
      }
      case MismatchFound e -> {
        data.put("occasion", e.occasion());
        data.put("expectedSha256", e.expectedSha256());
        data.put("foundSha256", e.foundSha256());
      }
      case Reasoned e -> data.put("reason", e.reason());
      case TransferAccepted _ -> {}
    }
    return data;
  }
}
