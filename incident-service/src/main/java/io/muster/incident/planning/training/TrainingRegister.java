package io.muster.incident.planning.training;

import io.muster.contracts.Event;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingEvent.Recorded;
import io.muster.contracts.training.TrainingEvent.Withdrawn;
import io.muster.contracts.training.TrainingEvidence;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every training on record that was not withdrawn. */
@Component
public final class TrainingRegister extends LogRegister {

  /** How the ids of records begin. */
  public static final String ID_PREFIX = "training-";

  private final RequirementRegister requirements;
  private final Map<String, TrainingDone> records = new HashMap<>();

  TrainingRegister(EventLog log, EventCodec codec, RequirementRegister requirements) {
    super(log, codec, "TrainingRecord", ID_PREFIX);
    this.requirements = requirements;
  }

  /**
   * How everybody stands with everything, the worst first.
   *
   * @param today in UTC
   */
  public synchronized List<TrainingStanding> standing(LocalDate today) {
    return TrainingStanding.of(requirements.all(), records.values(), today);
  }

  /** By id; nothing once it was withdrawn. */
  public synchronized Optional<TrainingDone> find(String recordId) {
    return Optional.ofNullable(records.get(recordId));
  }

  /** What shows that a training was done; nothing when nobody said, or once they were erased. */
  public Optional<String> evidenceOf(TrainingDone done) {
    return Optional.ofNullable(((Recorded) eventAt(done.position())).evidence())
        .map(TrainingEvidence::text);
  }

  @Override
  protected void forget() {
    records.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    switch ((TrainingEvent) event) {
      case Recorded done -> records.put(done.recordId(), TrainingDone.of(done, position));
      case Withdrawn gone -> records.remove(gone.recordId());
    }
  }
}
