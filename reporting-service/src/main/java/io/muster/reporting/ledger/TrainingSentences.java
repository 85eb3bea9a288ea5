package io.muster.reporting.ledger;

import io.muster.contracts.Person;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingEvidence;
import io.muster.contracts.training.TrainingRequirementEvent;
import java.util.List;

/** Says in plain English what was recorded about who is trained in what. */
final class TrainingSentences {

  private TrainingSentences() {}

  static String of(TrainingEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case TrainingEvent.Recorded e ->
          "%s recorded that %s completed the training “%s” on %s, which holds %s%s"
              .formatted(
                  who,
                  person(e.person(), names),
                  e.course(),
                  e.doneOn(),
                  e.validMonths() == null ? "for good" : "for %d months".formatted(e.validMonths()),
                  names.because(evidence(e.evidence(), names)));
      case TrainingEvent.Withdrawn e ->
          "%s withdrew the training record %s%s"
              .formatted(who, e.recordId(), names.because(e.reason()));
    };
  }

  static String of(TrainingRequirementEvent event, Names names) {
    return switch (event) {
      case TrainingRequirementEvent.Set e when e.courses().isEmpty() ->
          "%s said that no training is required of whoever is %s."
              .formatted(names.actor(e.by()), Words.of(e.role()));
      case TrainingRequirementEvent.Set e ->
          "%s said that whoever may be %s (%s) has to be trained in %s."
              .formatted(
                  names.actor(e.by()),
                  Words.of(e.role()),
                  e.people().isEmpty() ? "nobody is named" : people(e.people(), names),
                  Words.and(e.courses()));
    };
  }

  private static String people(List<Person> people, Names names) {
    return Words.and(people.stream().map(each -> person(each, names)).toList());
  }

  private static String person(Person person, Names names) {
    return names.person(person.id(), person.name());
  }

  /** It says something about a person, so whoever sees masks sees none of it. */
  private static String evidence(TrainingEvidence evidence, Names names) {
    return evidence == null || names.masked() ? null : evidence.text();
  }
}
