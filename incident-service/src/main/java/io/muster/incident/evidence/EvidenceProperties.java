package io.muster.incident.evidence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator says of evidence.
 *
 * @param largest the largest item that is taken, as in {@code 2GB} (1 GB is 1024 MB here); the
 *     gateway has to let as much through
 */
@ConfigurationProperties("muster.evidence")
public record EvidenceProperties(@DefaultValue("2GB") DataSize largest) {
  public EvidenceProperties {
    if (largest.toBytes() < 1) {
      throw new IllegalStateException("MUSTER_EVIDENCE_LARGEST has to be at least one byte.");
    }
  }
}
