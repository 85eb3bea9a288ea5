package io.muster.contracts.training;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import io.muster.contracts.Person;
import io.muster.contracts.incident.Role;
import java.time.LocalDate;
import java.util.List;

/** What can be asked of training records and requirements. Each is safe to give twice. */
public sealed interface TrainingCommand extends Command {

  /**
   * Put a training on record: a manager anybody's, a responder their own.
   *
   * @param validMonths 1 to 120; null: it holds for good
   * @param evidence what shows it; null: nothing
   */
  record Record(
      String recordId,
      String course,
      Person person,
      LocalDate doneOn,
      Integer validMonths,
      String evidence,
      Actor by,
      Authority authority)
      implements TrainingCommand {
    @Override
    public String aggregateId() {
      return recordId;
    }
  }

  /** Let a record count no more; for managers, with a reason. */
  record Withdraw(String recordId, String reason, Actor by, Authority authority)
      implements TrainingCommand {
    @Override
    public String aggregateId() {
      return recordId;
    }
  }

  /** Say who has to be trained in what for a role; for managers. */
  record Require(
      Role role, List<String> courses, List<Person> people, Actor by, Authority authority)
      implements TrainingCommand {
    public Require {
      courses = List.copyOf(courses);
      people = List.copyOf(people);
    }

    @Override
    public String aggregateId() {
      return TrainingRequirementEvent.idOf(role);
    }
  }
}
