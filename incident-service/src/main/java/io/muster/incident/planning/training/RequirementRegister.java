package io.muster.incident.planning.training;

import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.incident.Role;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What each role requires of those who may hold it. */
@Component
public final class RequirementRegister extends LogRegister {

  private final Map<Role, TrainingStanding.Requirement> byRole = new EnumMap<>(Role.class);

  RequirementRegister(EventLog log, EventCodec codec) {
    super(log, codec, "RequiredTraining", TrainingRequirementEvent.ID_PREFIX);
  }

  /** Those that require something, in the order of the roles. */
  public synchronized List<TrainingStanding.Requirement> all() {
    return List.copyOf(byRole.values());
  }

  @Override
  protected void forget() {
    byRole.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    TrainingRequirementEvent.Set said = (TrainingRequirementEvent.Set) event;
    if (said.courses().isEmpty()) {
      byRole.remove(said.role());
    } else {
      byRole.put(
          said.role(),
          new TrainingStanding.Requirement(
              said.role(), said.courses(), said.people().stream().map(Person::id).toList()));
    }
  }
}
