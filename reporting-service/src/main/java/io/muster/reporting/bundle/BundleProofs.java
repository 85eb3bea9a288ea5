package io.muster.reporting.bundle;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogExport;
import io.muster.reporting.evidence.Checkpoint;
import io.muster.reporting.evidence.Checkpoints;
import io.muster.verify.Prover;
import io.muster.verify.SignedCheckpoints;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Makes the proofs of a bundle from the log itself, as anybody could from an export of it. */
@Component
class BundleProofs {

  private final MongoDatabase database;
  private final Checkpoints checkpoints;

  BundleProofs(MongoDatabase database, Checkpoints checkpoints) {
    this.database = database;
    this.checkpoints = checkpoints;
  }

  /**
   * What proves an incident, as texts.
   *
   * @param incident that its events stand in a signed log
   * @param consistency that the log of the bundle continues that one
   * @param checkpoints the signed states of the log these speak of
   * @param keys the keys they are signed with
   */
  record Proofs(String incident, String consistency, String checkpoints, String keys) {}

  /**
   * Proves an incident.
   *
   * @param lastPosition of its newest event
   * @param newest the state of the log the bundle is about
   */
  Proofs of(String incidentId, long lastPosition, Checkpoint newest) throws IOException {
    Checkpoint first = checkpoints.firstCovering(lastPosition).orElse(newest);
    String notes =
        first.note().equals(newest.note())
            ? newest.note() + "\n"
            : first.note() + "\n" + newest.note() + "\n";
    String keys = String.join("\n", checkpoints.keys()) + "\n";
    SignedCheckpoints signed = SignedCheckpoints.of(notes, keys);
    Path export = Files.createTempFile("muster-export", ".jsonl");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(export), 1 << 16)) {
        LogExport.write(database, out);
      }
      return new Proofs(
          Prover.incident(export, signed, incidentId),
          Prover.consistency(export, signed, first.position(), newest.position()),
          notes,
          keys);
    } finally {
      Files.deleteIfExists(export);
    }
  }
}
