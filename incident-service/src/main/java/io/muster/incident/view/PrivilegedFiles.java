package io.muster.incident.view;

import io.muster.incident.evidence.EvidenceItem;
import io.muster.incident.evidence.EvidenceItems;
import io.muster.incident.evidence.KeptEvidence;
import io.muster.starter.Caller;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which attached files became privileged evidence that somebody may not see, so that their names
 * and notes are not told either. It is read from the log, as who may open them is.
 */
@Component
class PrivilegedFiles {

  /** What such a file is called. */
  static final String NAME = "Privileged file";

  private final KeptEvidence evidence;

  PrivilegedFiles(KeptEvidence evidence) {
    this.evidence = evidence;
  }

  /** The hashes of those an incident hides from somebody, deleted ones among them. */
  Set<String> hiddenFrom(Caller caller, String incidentId) {
    if (EvidencePresenter.oversees(caller)) {
      return Set.of();
    }
    EvidenceItems items = evidence.of(incidentId);
    return items.all().stream()
        .map(EvidenceItem::content)
        .filter(content -> content.owner().equals(incidentId))
        .map(content -> content.sha256())
        .filter(
            sha256 ->
                items
                    .last(incidentId, sha256)
                    .filter(item -> !item.isFor(caller.id(), false))
                    .isPresent())
        .collect(Collectors.toSet());
  }
}
