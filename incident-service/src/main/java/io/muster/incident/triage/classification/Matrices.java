package io.muster.incident.triage.classification;

import io.muster.contracts.classification.ClassificationCommand;
import io.muster.contracts.classification.ClassificationEvent.Published;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The versions of the matrix, read from the log itself whenever one is asked for. */
@Component
class Matrices {

  private final EventLog log;
  private final EventCodec codec;

  Matrices(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** The version that held when the event at a position was recorded. */
  MatrixVersion asOf(long position) {
    Optional<StoredCommit> newest = newest();
    while (newest.isPresent() && newest.get().position() > position) {
      newest = before(newest.get());
    }
    return newest.map(this::read).map(MatrixVersion::of).orElse(MatrixVersion.SHIPPED);
  }

  /** What was published last; nothing while the one Muster ships with holds. */
  Optional<Published> current() {
    return newest().map(this::read);
  }

  /** What was published, the newest first. */
  List<Published> newest(int most) {
    List<Published> versions = new ArrayList<>();
    Optional<StoredCommit> each = newest();
    while (each.isPresent() && versions.size() < most) {
      versions.add(read(each.get()));
      each = before(each.get());
    }
    return versions;
  }

  private Optional<StoredCommit> newest() {
    return log.newestOf(ClassificationCommand.MATRIX_ID);
  }

  private Optional<StoredCommit> before(StoredCommit commit) {
    return commit.firstSequence() == 0 ? Optional.empty() : at(commit.firstSequence() - 1);
  }

  private Optional<StoredCommit> at(long sequence) {
    return log.commitOf(ClassificationCommand.MATRIX_ID, sequence);
  }

  private Published read(StoredCommit commit) {
    return (Published) codec.decode(commit.events().getLast());
  }
}
