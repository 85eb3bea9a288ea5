package io.muster.incident.evidence;

import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceEvent.Deleted;
import io.muster.contracts.evidence.EvidenceOrigin;
import io.muster.starter.ContentStore;
import java.io.IOException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Removes the content of an item once two people have decided that it goes; tried until it is gone.
 * The message of an alert stays with its source, for other incidents may rest on it.
 */
@Component
@ProcessingGroup(EvidenceRemoval.GROUP)
class EvidenceRemoval {

  static final String GROUP = "incident.evidence";

  private final KeptEvidence kept;
  private final ContentStore contents;

  EvidenceRemoval(KeptEvidence kept, ContentStore contents) {
    this.kept = kept;
    this.contents = contents;
  }

  @EventHandler
  void on(Deleted event) throws IOException {
    EvidenceItems items = kept.of(event.incidentId());
    EvidenceItem item = items.find(event.itemId()).orElseThrow();
    EvidenceContent content = item.content();
    // Read again after it was brought in once more, the old decision says nothing of the new item.
    if (item.collected().origin() != EvidenceOrigin.ALERT && items.holding(content).isEmpty()) {
      contents.delete(content.owner(), content.sha256());
    }
  }
}
