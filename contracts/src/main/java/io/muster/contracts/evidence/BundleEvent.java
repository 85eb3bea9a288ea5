package io.muster.contracts.evidence;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;

/**
 * What happened to an evidence bundle: one file with all that proves what became of an incident.
 */
public sealed interface BundleEvent extends Event {

  /** The bundle. */
  String bundleId();

  @Override
  default String aggregateId() {
    return bundleId();
  }

  /**
   * Somebody took it away. Recorded before its first byte leaves.
   *
   * @param manifestSha256 of the list of its files with their hashes, hex; whoever shows a bundle
   *     later shows one of these
   * @param sha256 of the whole file, hex
   * @param files how many files the manifest lists
   * @param upTo position of the log's newest event when it was made; it proves nothing later
   */
  @EventType(name = "bundle.handed-out")
  record HandedOut(
      String bundleId,
      String incidentId,
      String manifestSha256,
      String sha256,
      int files,
      long upTo,
      Actor by,
      Instant at)
      implements BundleEvent {}
}
