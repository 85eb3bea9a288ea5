package io.muster.incident.planning;

import io.muster.contracts.oncall.Level.Target;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.Erased;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether there is whom somebody wants paged, by the log of this very moment. */
@Component
public class CallTargets {

  private final EventLog log;
  private final PeopleDirectory people;

  CallTargets(EventLog log, PeopleDirectory people) {
    this.log = log;
    this.people = people;
  }

  /**
   * Lets pass a target that is there.
   *
   * @throws Refused 422 at this pointer
   */
  public void require(String pointer, Target target) {
    if (!isThere(target)) {
      throw Refused.invalid(
          pointer,
          "There is no %s of this id."
              .formatted(
                  switch (target.kind()) {
                    case PERSON -> "person";
                    case TEAM -> "team";
                    case SCHEDULE, ROTATION -> "schedule";
                  }));
    }
  }

  private boolean isThere(Target target) {
    return switch (target.kind()) {
      case PERSON -> isKnown(target.id());
      case TEAM -> isA(target.id(), "Team");
      case SCHEDULE, ROTATION -> isA(target.id(), "Schedule");
    };
  }

  /** Whoever the log has never named is called by a mask, and whoever was erased by the mark. */
  private boolean isKnown(String personId) {
    String name = people.names(List.of(personId)).get(personId);
    return !name.equals(PeopleDirectory.mask(personId)) && !name.equals(Erased.MARK);
  }

  /** Whether this is the id of an aggregate of this type. */
  public boolean isA(String id, String type) {
    return log.commitOf(id, 0).map(StoredCommit::aggregateType).filter(type::equals).isPresent();
  }
}
