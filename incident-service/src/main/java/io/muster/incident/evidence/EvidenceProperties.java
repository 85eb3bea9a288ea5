package io.muster.incident.evidence;

import io.muster.contracts.evidence.EvidenceClass;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator says of evidence.
 *
 * @param largest the largest item that is taken, as in {@code 2GB} (1 GB is 1024 MB here); the
 *     gateway has to let as much through
 * @param keep how long content is kept from the day it was brought in, as an ISO 8601 period
 * @param keepFor the same for single classes, which goes before
 */
@ConfigurationProperties("muster.evidence")
public record EvidenceProperties(
    @DefaultValue("2GB") DataSize largest,
    @DefaultValue("P3Y") Period keep,
    Map<EvidenceClass, Period> keepFor) {

  /** A month forward and a month back from there are up to three days apart. */
  private static final int MONTHS_DIFFER = 4;

  public EvidenceProperties {
    if (largest.toBytes() < 1) {
      throw new IllegalStateException("MUSTER_EVIDENCE_LARGEST has to be at least one byte.");
    }
    keepFor = keepFor == null ? Map.of() : Map.copyOf(keepFor);
    if (keep.isNegative() || keepFor.values().stream().anyMatch(Period::isNegative)) {
      throw new IllegalStateException(
          "MUSTER_EVIDENCE_KEEP is no time to come: give one such as P3Y.");
    }
  }

  /** Nothing of a class that was brought in at this instant, UTC, or later can be due. */
  public Instant dueBefore(Instant now, EvidenceClass of) {
    return now.atZone(ZoneOffset.UTC).minus(periodOf(of)).plusDays(MONTHS_DIFFER).toInstant();
  }

  /**
   * Until when the content of an item is to be kept, UTC; afterwards somebody may ask for its
   * deletion.
   */
  public Instant keepUntil(EvidenceItem item) {
    return keepUntil(item.description().evidenceClass(), item.collected().at());
  }

  /** The same for what was brought in at an instant, UTC. */
  public Instant keepUntil(EvidenceClass of, Instant broughtIn) {
    return broughtIn.atZone(ZoneOffset.UTC).plus(periodOf(of)).toInstant();
  }

  private Period periodOf(EvidenceClass of) {
    return keepFor.getOrDefault(of, keep);
  }
}
