package io.muster.incident.planning.training;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Person;
import io.muster.contracts.training.TrainingCommand.Require;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.incident.planning.PlanningText;
import io.muster.incident.planning.Publishing;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** What whoever may hold one role has to be trained in, as a manager said last. */
@Aggregate
class RequiredTraining {

  private static final int MOST_COURSES = 20;
  private static final int MOST_PEOPLE = 200;

  @AggregateIdentifier private String id;
  private List<String> courses = List.of();
  private Set<String> people = Set.of();

  RequiredTraining() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Require command, Clock clock) {
    Publishing.requireManager(command.authority(), "say who has to be trained in what");
    List<String> wanted = courses(command.courses());
    Map<String, Person> named = people(command.people());
    if (!wanted.equals(courses) || !named.keySet().equals(people)) {
      apply(
          new TrainingRequirementEvent.Set(
              command.role(), wanted, List.copyOf(named.values()), command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(TrainingRequirementEvent event) {
    id = event.aggregateId();
    switch (event) {
      case TrainingRequirementEvent.Set said -> {
        courses = said.courses();
        people = people(said.people()).keySet();
      }
    }
  }

  private static List<String> courses(List<String> said) {
    if (said.size() > MOST_COURSES) {
      throw Refused.invalid("/courses", "Require at most 20 courses.");
    }
    Map<String, String> distinct = new LinkedHashMap<>();
    for (int i = 0; i < said.size(); i++) {
      String course =
          PlanningText.required(
              "/courses/" + i,
              said.get(i),
              PlanningText.LINE,
              "Say which course, or leave it out.");
      distinct.putIfAbsent(TrainingStanding.key(course), course);
    }
    return List.copyOf(distinct.values());
  }

  private static Map<String, Person> people(List<Person> said) {
    if (said.size() > MOST_PEOPLE) {
      throw Refused.invalid("/people", "Name at most 200 people.");
    }
    Map<String, Person> byId = new LinkedHashMap<>();
    said.forEach(person -> byId.putIfAbsent(person.id(), person));
    return byId;
  }
}
