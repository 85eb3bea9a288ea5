package io.muster.reporting.clock;

import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Reportability;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says whether a regime makes somebody report, from answers to its questions. It proposes; a person
 * decides. It says that nothing has to be reported only when every question that could change that
 * has its answer.
 *
 * @param version counts from 1
 * @param anyOf whether one threshold is enough
 * @param requiresOneOf each of these groups needs a criterion that is met
 * @param decisive a group of these that is met decides by itself, beside what is required
 * @param atLeast so many groups that are neither required nor excluding have to be met otherwise
 * @param excluding a group of these that is met means that nothing has to be reported
 */
@Schema(requiredProperties = {"version", "criteria"})
record DecisionTable(
    int version,
    boolean anyOf,
    List<String> requiresOneOf,
    List<String> decisive,
    Integer atLeast,
    List<String> excluding,
    List<Criterion> criteria) {
  DecisionTable {
    requiresOneOf = requiresOneOf == null ? List.of() : List.copyOf(requiresOneOf);
    decisive = decisive == null ? List.of() : List.copyOf(decisive);
    excluding = excluding == null ? List.of() : List.copyOf(excluding);
    criteria = List.copyOf(criteria);
  }

  /**
   * A question.
   *
   * @param group criteria of one group count once
   * @param unit of a figure
   * @param over met by more than this; null: see {@code atLeast}
   * @param atLeast met by this or more
   * @param recorded what the incident's own record says of it: {@code PARTIES}, how many outside it
   *     are affected, or {@code DURATION_HOURS}; null for nothing
   * @param informs whether it is asked for clocks and reports alone, and decides nothing
   * @param onlyFor entities it is asked of; empty: all
   */
  @Schema(
      name = "Criterion",
      requiredProperties = {"id", "kind", "question", "article", "group", "informs", "onlyFor"})
  record Criterion(
      String id,
      Kind kind,
      String question,
      String article,
      String group,
      String unit,
      Double over,
      Double atLeast,
      Recorded recorded,
      boolean informs,
      List<EntityTrait> onlyFor) {
    Criterion {
      onlyFor = onlyFor == null ? List.of() : List.copyOf(onlyFor);
    }

    /** What of the incident's record answers a question, until somebody says better. */
    enum Recorded {
      PARTIES,
      DURATION_HOURS
    }

    /** How a question is answered. */
    enum Kind {
      YES_NO,
      FIGURE
    }

    boolean isAskedOf(List<EntityTrait> traits) {
      return onlyFor.isEmpty() || traits.stream().anyMatch(onlyFor::contains);
    }

    private boolean isMetBy(Input input) {
      if (kind == Kind.YES_NO) {
        return Boolean.TRUE.equals(input.holds());
      }
      return input.figure() != null
          && (over != null && input.figure() > over
              || atLeast != null && input.figure() >= atLeast);
    }
  }

  /**
   * What the table says.
   *
   * @param proposed null while an answer is missing that could change it
   * @param met criteria that are met, in the table's order
   * @param missing criteria without an answer that could change what is proposed
   */
  record Verdict(Reportability proposed, List<String> met, List<String> missing) {}

  Verdict of(List<Input> inputs, List<EntityTrait> traits) {
    Map<String, Input> answers =
        inputs.stream()
            .collect(Collectors.toMap(Input::criterion, Function.identity(), (a, b) -> b));
    List<String> met = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Set<String> groups = new LinkedHashSet<>();
    Set<String> possible = new LinkedHashSet<>();
    for (Criterion criterion : criteria) {
      if (criterion.informs() || !criterion.isAskedOf(traits)) {
        continue;
      }
      Input answer = answers.get(criterion.id());
      if (answer == null) {
        missing.add(criterion.id());
        possible.add(criterion.group());
      } else if (criterion.isMetBy(answer)) {
        met.add(criterion.id());
        groups.add(criterion.group());
      }
    }
    possible.addAll(groups);
    Reportability proposed = propose(groups, possible);
    return new Verdict(proposed, List.copyOf(met), proposed == null ? missing : List.of());
  }

  /** Certain when what is met and what may still be met lead to the same. */
  private Reportability propose(Set<String> met, Set<String> possible) {
    boolean excluded = met.stream().anyMatch(excluding::contains);
    boolean mayBeExcluded = possible.stream().anyMatch(excluding::contains);
    if (excluded || !suffices(possible)) {
      return Reportability.NOT_REPORTABLE;
    }
    return suffices(met) && !mayBeExcluded ? Reportability.REPORTABLE : null;
  }

  private boolean suffices(Set<String> groups) {
    if (anyOf) {
      return !groups.isEmpty();
    }
    if (!groups.containsAll(requiresOneOf)) {
      return false;
    }
    long counted =
        groups.stream()
            .filter(group -> !requiresOneOf.contains(group) && !excluding.contains(group))
            .filter(group -> !decisive.contains(group))
            .count();
    return atLeast == null || groups.stream().anyMatch(decisive::contains) || counted >= atLeast;
  }
}
