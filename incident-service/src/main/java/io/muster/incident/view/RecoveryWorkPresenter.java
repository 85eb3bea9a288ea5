package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.recovery.RecoveryWorkEvent.Said;
import io.muster.contracts.recovery.WorkContent;
import io.muster.contracts.recovery.WorkContent.AssetRestore;
import io.muster.incident.recovery.work.WorkRecord;
import io.muster.incident.recovery.work.WorkRecords;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows the work on record, with people called as the reader may see them. */
@Component
class RecoveryWorkPresenter {

  private final PeopleDirectory people;

  RecoveryWorkPresenter(PeopleDirectory people) {
    this.people = people;
  }

  RecoveryWorkForms.Work shown(WorkRecords records, Caller caller) {
    Names names =
        Names.of(
            records.all().stream().flatMap(RecoveryWorkPresenter::named).toList(), people, caller);
    return new RecoveryWorkForms.Work(
        records.all().stream()
            .sorted(Comparator.comparing((WorkRecord each) -> each.now().doneAt()).reversed())
            .map(each -> one(each, records, names))
            .toList());
  }

  private static Stream<String> named(WorkRecord record) {
    Stream<String> said =
        record.editions().stream()
            .flatMap(
                each ->
                    Stream.concat(
                        Stream.of(each.by().id()), RecoveryWorkLines.people(each).stream()));
    return record.withdrawn() == null
        ? said
        : Stream.concat(said, Stream.of(record.withdrawn().by().id()));
  }

  private static RecoveryWorkForms.One one(WorkRecord record, WorkRecords all, Names names) {
    List<RecoveryWorkForms.Edition> editions =
        record.editions().stream().map(said -> edition(said, names)).toList();
    return new RecoveryWorkForms.One(
        record.id(),
        record.content().kind(),
        all.standing(record),
        editions.getLast(),
        editions.subList(0, editions.size() - 1),
        record.withdrawn() == null
            ? null
            : new RecoveryWorkForms.Withdrawal(
                record.withdrawn().reason(),
                names.by(record.withdrawn().by()),
                record.withdrawn().at()));
  }

  private static RecoveryWorkForms.Edition edition(Said said, Names names) {
    return new RecoveryWorkForms.Edition(
        said.edition(),
        RecoveryWorkForms.What.of(called(said.content(), names)),
        new RecoveryWorkForms.Who(said.doneBy().id(), names.of(said.doneBy().id())),
        said.doneAt(),
        said.reason(),
        names.by(said.by()),
        said.at());
  }

  /** The name in the log is for those alone who may see names. */
  private static WorkContent called(WorkContent content, Names names) {
    return content instanceof AssetRestore(var asset, var backup, var check, var who)
        ? new AssetRestore(asset, backup, check, new Person(who.id(), names.of(who.id())))
        : content;
  }
}
