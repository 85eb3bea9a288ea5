package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.planning.RunbookEvent.Drafted;
import io.muster.contracts.planning.RunbookEvent.Published;
import io.muster.incident.planning.runbook.RunbookState;
import io.muster.incident.planning.runbook.Runbooks;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows runbooks, and who wrote and published them as the reader may see them. */
@Component
class RunbookPresenter {

  private final PeopleDirectory people;

  RunbookPresenter(PeopleDirectory people) {
    this.people = people;
  }

  static RunbookForms.Row row(RunbookState state) {
    return new RunbookForms.Row(
        state.runbookId(),
        state.title(),
        state.holding().map(Published::version).orElse(null),
        state.draft().draft(),
        progress(state),
        state.retired() != null);
  }

  private static RunbookForms.Progress progress(RunbookState state) {
    if (!state.drafting()) {
      return RunbookForms.Progress.PUBLISHED;
    }
    if (state.submitted() != null) {
      return RunbookForms.Progress.SUBMITTED;
    }
    return state.returned() != null ? RunbookForms.Progress.RETURNED : RunbookForms.Progress.DRAFT;
  }

  RunbookForms.Whole whole(RunbookState state, Caller caller) {
    Names names = Names.of(mentioned(state), people, caller);
    List<RunbookForms.Text> versions =
        state.versions().reversed().stream().map(version -> text(version, names)).toList();
    return new RunbookForms.Whole(
        row(state),
        state.holding().isPresent() ? versions.getFirst() : null,
        state.drafting() ? text(state.draft(), names) : null,
        state.submitted() == null
            ? null
            : new PlanForms.Word(by(state.submitted().by(), names), state.submitted().at(), null),
        state.returned() == null
            ? null
            : new PlanForms.Word(
                by(state.returned().by(), names), state.returned().at(), state.returned().reason()),
        state.retired() == null
            ? null
            : new PlanForms.Word(
                by(state.retired().by(), names), state.retired().at(), state.retired().reason()),
        caller.is("manager")
            && state.submitted() != null
            && !state.authorIds().contains(caller.id()),
        versions,
        state.template(),
        state.version());
  }

  private static RunbookForms.Text text(Published said, Names names) {
    return new RunbookForms.Text(
        said.version(),
        said.text(),
        RunbookForms.Read.of(Runbooks.read("/text", said.text())),
        by(said.by(), names),
        said.at(),
        said.authorIds().stream()
            .map(id -> new Shown.By(Actor.Kind.PERSON, id, names.of(id)))
            .toList(),
        said.reason());
  }

  private static RunbookForms.Text text(Drafted said, Names names) {
    return new RunbookForms.Text(
        said.draft(),
        said.text(),
        RunbookForms.Read.of(Runbooks.read("/text", said.text())),
        by(said.by(), names),
        said.at(),
        List.of(),
        said.reason());
  }

  private static Set<String> mentioned(RunbookState state) {
    Set<String> ids = new HashSet<>(state.authorIds());
    ids.add(state.draft().by().id());
    if (state.returned() != null) {
      ids.add(state.returned().by().id());
    }
    if (state.retired() != null) {
      ids.add(state.retired().by().id());
    }
    state
        .versions()
        .forEach(
            version -> {
              ids.add(version.by().id());
              ids.addAll(version.authorIds());
            });
    return ids;
  }

  private static Shown.By by(Actor actor, Names names) {
    return new Shown.By(actor.kind(), actor.id(), names.of(actor.kind(), actor.id()));
  }
}
