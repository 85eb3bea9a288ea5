package io.muster.incident.planning.drill;

import io.muster.contracts.Event;
import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.drill.DrillIds;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every drill there was. */
@Component
public final class DrillRegister extends LogRegister {

  private final Map<String, DrillState> drills = new HashMap<>();

  DrillRegister(EventLog log, EventCodec codec) {
    super(log, codec, "Drill", DrillIds.PREFIX);
  }

  /** All of them, the newest first. */
  public synchronized List<DrillState> all() {
    return drills.values().stream()
        .sorted(Comparator.comparing(DrillState::startedPosition).reversed())
        .toList();
  }

  /** By id. */
  public synchronized Optional<DrillState> find(String drillId) {
    return Optional.ofNullable(drills.get(drillId));
  }

  @Override
  protected void forget() {
    drills.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    DrillEvent said = (DrillEvent) event;
    DrillState before = drills.get(said.drillId());
    if (before == null || before.version() < sequence) {
      drills.put(said.drillId(), DrillState.after(before, said, position, sequence));
    }
  }
}
