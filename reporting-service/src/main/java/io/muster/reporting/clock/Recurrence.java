package io.muster.reporting.clock;

import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.RecurringIncidents;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.ledger.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds incidents that recur: at least two with the same apparent cause, none of which has to be
 * reported by itself. What their decisions answered is taken together and asked of the regime's
 * table anew; the result is an estimate, as the same people may be counted twice.
 */
final class Recurrence {

  private final RecurrenceRule rule;
  private final DecisionTable table;

  Recurrence(RegimePack pack) {
    this.rule = pack.recurrence();
    this.table = rule.only().isEmpty() ? pack.table() : only(pack.table(), rule.only());
  }

  /**
   * An incident in the register of an entity.
   *
   * @param occurredAt when it began, else was detected, else was opened, UTC
   * @param cause what is on record as its cause; null for none
   * @param decision whether it has to be reported by itself; null while nobody has decided
   */
  record Entry(String incidentId, Instant occurredAt, CauseMarked cause, Decided decision) {}

  /**
   * What was found.
   *
   * @param groups those with the same apparent cause
   * @param undecided incidents nobody has decided about
   * @param withoutCause those that cannot be compared, as no cause is on record
   */
  record Found(
      List<RecurringIncidents> groups, List<String> undecided, List<String> withoutCause) {}

  private static DecisionTable only(DecisionTable table, List<String> criteria) {
    return new DecisionTable(
        table.version(),
        table.anyOf(),
        table.requiresOneOf(),
        table.decisive(),
        table.atLeast(),
        table.excluding(),
        table.criteria().stream().filter(each -> criteria.contains(each.id())).toList());
  }

  /** Goes through incidents of the length of time the rule looks at. */
  Found in(List<Entry> register, List<EntityTrait> traits) {
    List<String> undecided = new ArrayList<>();
    List<String> withoutCause = new ArrayList<>();
    Map<String, List<Entry>> alike = new LinkedHashMap<>();
    register.stream()
        .sorted(Comparator.comparing(Entry::occurredAt))
        .forEach(
            entry -> {
              if (entry.decision() == null) {
                undecided.add(entry.incidentId());
              } else if (entry.decision().outcome() == Reportability.NOT_REPORTABLE) {
                cause(entry.cause())
                    .ifPresentOrElse(
                        cause -> alike.computeIfAbsent(cause, c -> new ArrayList<>()).add(entry),
                        () -> withoutCause.add(entry.incidentId()));
              }
            });
    return new Found(
        alike.entrySet().stream()
            .filter(group -> group.getValue().size() > 1)
            .map(group -> together(group.getKey(), group.getValue(), traits))
            .toList(),
        undecided,
        withoutCause);
  }

  /**
   * The same service that failed, or the same kind of change of it; words alone compare to none.
   */
  static Optional<String> cause(CauseMarked cause) {
    if (cause == null || cause.service() == null) {
      return Optional.empty();
    }
    return switch (cause.kind()) {
      case SERVICE -> Optional.of("service %s failed".formatted(cause.service()));
      case CHANGE ->
          Optional.of(
              "%s of %s"
                  .formatted(
                      cause.changeKind() == null ? "change" : Words.of(cause.changeKind()),
                      cause.service()));
      case OTHER -> Optional.of("something about " + cause.service());
    };
  }

  private RecurringIncidents together(String cause, List<Entry> group, List<EntityTrait> traits) {
    List<Input> inputs = new ArrayList<>();
    for (DecisionTable.Criterion criterion : table.criteria()) {
      List<Input> answers =
          group.stream()
              .flatMap(entry -> entry.decision().inputs().stream())
              .filter(input -> input.criterion().equals(criterion.id()))
              .toList();
      if (!answers.isEmpty()) {
        inputs.add(together(criterion, answers));
      }
    }
    DecisionTable.Verdict verdict = table.of(inputs, traits);
    return new RecurringIncidents(
        cause,
        group.stream().map(Entry::incidentId).toList(),
        inputs,
        verdict.met(),
        verdict.proposed());
  }

  private Input together(DecisionTable.Criterion criterion, List<Input> answers) {
    if (criterion.kind() == DecisionTable.Criterion.Kind.YES_NO) {
      return new Input(
          criterion.id(),
          answers.stream().anyMatch(answer -> Boolean.TRUE.equals(answer.holds())),
          null,
          Input.Basis.ESTIMATE);
    }
    double figure =
        rule.sums().contains(criterion.id())
            ? answers.stream().mapToDouble(Input::figure).sum()
            : answers.stream().mapToDouble(Input::figure).max().orElse(0);
    return new Input(criterion.id(), null, figure, Input.Basis.ESTIMATE);
  }
}
