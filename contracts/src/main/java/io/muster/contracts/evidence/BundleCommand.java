package io.muster.contracts.evidence;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of an evidence bundle. */
public sealed interface BundleCommand extends Command {

  /** The bundle that decides. */
  String bundleId();

  @Override
  default String aggregateId() {
    return bundleId();
  }

  /** Record that somebody takes it away. */
  record HandOut(
      String bundleId,
      String incidentId,
      String manifestSha256,
      String sha256,
      int files,
      long upTo,
      Actor by)
      implements BundleCommand {}
}
