package io.muster.incident.view;

import io.muster.incident.planning.training.RequirementRegister;
import io.muster.incident.planning.training.TrainingDone;
import io.muster.incident.planning.training.TrainingRegister;
import io.muster.incident.planning.training.TrainingStanding;
import io.muster.incident.planning.training.TrainingStanding.State;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows who is trained in what, with people called as the reader may see them. */
@Component
class TrainingPresenter {

  private static final int MOST = 500;

  private final TrainingRegister register;
  private final RequirementRegister requirements;
  private final PeopleDirectory people;

  TrainingPresenter(
      TrainingRegister register, RequirementRegister requirements, PeopleDirectory people) {
    this.register = register;
    this.requirements = requirements;
    this.people = people;
  }

  /**
   * A page.
   *
   * @param all every line there is, for the counts
   * @param wanted those that were asked for
   */
  TrainingForms.Page page(
      List<TrainingStanding> all, List<TrainingStanding> wanted, Caller caller) {
    List<TrainingStanding.Requirement> required = requirements.all();
    Names names = Names.of(mentioned(wanted, required), people, caller);
    Map<State, Integer> counts = new EnumMap<>(State.class);
    all.forEach(line -> counts.merge(line.state(), 1, Integer::sum));
    return new TrainingForms.Page(
        wanted.stream().limit(MOST).map(line -> line(line, names, caller)).toList(),
        wanted.size(),
        new TrainingForms.Counts(
            counts.getOrDefault(State.MISSING, 0),
            counts.getOrDefault(State.LAPSED, 0),
            counts.getOrDefault(State.DUE_SOON, 0),
            counts.getOrDefault(State.VALID, 0)),
        required.stream().map(each -> requirement(each, names)).toList(),
        TrainingStanding.DUE_SOON_DAYS);
  }

  /** All of them, for a table. */
  List<TrainingForms.Line> lines(List<TrainingStanding> wanted, Caller caller) {
    Names names = Names.of(mentioned(wanted, List.of()), people, caller);
    return wanted.stream().map(line -> line(line, names, caller)).toList();
  }

  private TrainingForms.Line line(TrainingStanding line, Names names, Caller caller) {
    return new TrainingForms.Line(
        who(line.personId(), names),
        line.course(),
        line.roles(),
        line.state(),
        line.validUntil(),
        line.records().stream().map(done -> record(done, names, caller)).toList());
  }

  /** Evidence says something about a person, so whoever sees masks instead of names gets none. */
  private TrainingForms.Record record(TrainingDone done, Names names, Caller caller) {
    return new TrainingForms.Record(
        done.recordId(),
        done.doneOn(),
        done.validUntil(),
        PeopleDirectory.masks(caller) ? null : register.evidenceOf(done).orElse(null),
        who(done.byId(), names),
        done.at());
  }

  private static TrainingForms.Requirement requirement(
      TrainingStanding.Requirement said, Names names) {
    return new TrainingForms.Requirement(
        said.role(), said.courses(), said.personIds().stream().map(id -> who(id, names)).toList());
  }

  private static TrainingForms.Who who(String id, Names names) {
    return new TrainingForms.Who(id, names.of(id));
  }

  private static Set<String> mentioned(
      List<TrainingStanding> lines, List<TrainingStanding.Requirement> required) {
    Set<String> ids = new HashSet<>();
    lines.forEach(
        line -> {
          ids.add(line.personId());
          line.records().forEach(done -> ids.add(done.byId()));
        });
    required.forEach(each -> ids.addAll(each.personIds()));
    return ids;
  }
}
