package io.muster.reporting.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A sample to be drawn.
 *
 * @param size how many, from 1 to 100; left out: 10
 * @param seed from which it follows, up to 64 letters, digits, hyphens and underscores; left out: a
 *     random one, which is recorded
 */
@Schema(requiredProperties = "control")
record NewAuditSample(String control, Integer size, String seed) {

  int sampleSize() {
    return NewAuditReport.sampleSize("/size", size);
  }

  String seedOr(String random) {
    return NewAuditReport.seedOr(seed, random);
  }
}
