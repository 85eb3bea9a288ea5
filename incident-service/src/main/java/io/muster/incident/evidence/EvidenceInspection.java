package io.muster.incident.evidence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.contracts.Actor;
import io.muster.contracts.evidence.EvidenceCommand.ReportMismatch;
import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceOccasion;
import io.muster.starter.CommandSender;
import io.muster.starter.ContentStore;
import io.muster.starter.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the whole of an item before anybody gets any of it, and compares its hash with the one it
 * was collected with. That it is another is recorded, logged as an error and counted.
 */
@Component
public class EvidenceInspection {

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceInspection.class);

  private final ContentStore contents;
  private final CommandSender sender;
  private final Counter mismatches;

  EvidenceInspection(
      ContentStore contents, CommandSender sender, ObjectProvider<MeterRegistry> meters) {
    this.contents = contents;
    this.sender = sender;
    MeterRegistry registry = meters.getIfAvailable();
    this.mismatches =
        registry == null
            ? null
            : Counter.builder("muster.evidence.mismatches")
                .description("Times an item of evidence was not what was collected")
                .register(registry);
  }

  /**
   * Reads an item through.
   *
   * @param to also gets what is read, as far as it likes
   * @throws Refused 410 when what the incident held was erased; 409 when it is not what was
   *     collected
   */
  public void require(EvidenceItem item, EvidenceOccasion occasion, Actor by, OutputStream to)
      throws IOException {
    EvidenceContent content = item.content();
    String found;
    try {
      ContentStore.Stored read = contents.copy(content.owner(), content.sha256(), to).orElse(null);
      if (read == null && contents.isErased(content.owner())) {
        throw erased();
      }
      // What its store has lost altogether is told as missing, not by the hash of nothing.
      found = read == null || read.size() == 0 && content.size() > 0 ? null : read.sha256();
    } catch (ContentStore.DamagedException e) {
      LOG.error("Evidence {} does not open", item.id(), e);
      found = null;
    }
    if (!content.sha256().equals(found)) {
      throw altered(item, occasion, by, found);
    }
  }

  /**
   * Sends an item that was read through a moment ago.
   *
   * @throws IllegalStateException when it is another now; the receiver's copy then breaks off
   */
  public void send(EvidenceItem item, OutputStream to) throws IOException {
    EvidenceContent content = item.content();
    ContentStore.Stored sent =
        contents
            .copy(content.owner(), content.sha256(), to)
            .orElseThrow(EvidenceInspection::erased);
    if (!sent.sha256().equals(content.sha256())) {
      throw new IllegalStateException("Evidence " + item.id() + " changed while it was sent.");
    }
  }

  private Refused altered(EvidenceItem item, EvidenceOccasion occasion, Actor by, String found) {
    LOG.error(
        "Evidence {} of incident {} is not what was collected: expected SHA-256 {}, found {}",
        item.id(),
        item.collected().incidentId(),
        item.content().sha256(),
        found);
    sender.sendSystem(
        new ReportMismatch(item.collected().incidentId(), item.id(), occasion, found, by));
    // Counted once it is on record: what an operator is alarmed by, an auditor finds.
    if (mismatches != null) {
      mismatches.increment();
    }
    Map<String, Object> hashes = new LinkedHashMap<>();
    hashes.put("expectedSha256", item.content().sha256());
    if (found != null) {
      hashes.put("foundSha256", found);
    }
    return Refused.conflict(
        "evidence-altered",
        "What is stored is not what was collected, so that nothing of it is handed out. That is on"
            + " record now. Tell a manager, and have the store restored from a backup.",
        hashes);
  }

  private static Refused erased() {
    return Refused.of(410, "erased", "What this incident held was erased.");
  }
}
