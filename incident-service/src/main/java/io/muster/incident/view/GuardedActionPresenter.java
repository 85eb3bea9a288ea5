package io.muster.incident.view;

import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.incident.response.action.ActionStage;
import io.muster.incident.response.action.ActionState;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows guarded actions, and what each reader may do with them. */
@Component
class GuardedActionPresenter {

  private final PeopleDirectory people;
  private final Doers doers;

  GuardedActionPresenter(PeopleDirectory people, Doers doers) {
    this.people = people;
    this.doers = doers;
  }

  /** For a reader. */
  GuardedActionForms.Actions shown(List<ActionState> actions, Caller caller) {
    List<String> ids =
        actions.stream()
            .flatMap(action -> action.history().stream())
            .map(event -> event.by().id())
            .toList();
    Names names = Names.of(ids, people, caller);
    return new GuardedActionForms.Actions(
        actions.stream().map(action -> one(action, names, caller)).toList());
  }

  private GuardedActionForms.One one(ActionState action, Names names, Caller caller) {
    Proposed wish = action.proposed();
    return new GuardedActionForms.One(
        wish.actionId(),
        wish.targetId(),
        wish.targetName(),
        wish.kind(),
        wish.parameters(),
        action.stage(),
        wish.reason(),
        blast(wish),
        wish.dangers(),
        action.dryRun() == null
            ? null
            : new GuardedActionForms.DryRun(
                action.dryRun().result(), action.dryRun().says(), action.dryRun().at()),
        wish.undoAfterMinutes(),
        action.stage() == ActionStage.IN_EFFECT ? action.undoAt() : null,
        action.step() == null
            ? null
            : new GuardedActionForms.StepOfRun(action.step().runId(), action.step().stepId()),
        doers.of(wish.by(), names),
        wish.at(),
        verbs(action, caller),
        action.history().stream().map(event -> step(event, names)).toList());
  }

  private static GuardedActionForms.Blast blast(Proposed wish) {
    return new GuardedActionForms.Blast(
        wish.service(),
        wish.hits().stream()
            .map(hit -> new GuardedActionForms.Hit(hit.name(), hit.tier(), hit.hops()))
            .toList(),
        wish.hitInAll());
  }

  private GuardedActionForms.Step step(GuardedActionEvent event, Names names) {
    return new GuardedActionForms.Step(
        GuardedActionLines.summary(event, true),
        GuardedActionLines.text(event),
        doers.of(event.by(), names),
        event.at());
  }

  private static GuardedActionForms.Verbs verbs(ActionState action, Caller caller) {
    boolean responds = caller.is("responder") || caller.is("manager");
    boolean own = caller.id().equals(action.proposed().by().id());
    ActionStage stage = action.stage();
    boolean holdsMaybe = stage == ActionStage.IN_EFFECT || stage.needsPerson();
    return new GuardedActionForms.Verbs(
        responds && action.mayGoAhead() && action.dangerous() && !own,
        responds && action.mayGoAhead() && !action.dangerous(),
        responds && stage == ActionStage.WAITING,
        responds && stage.isBefore(),
        responds && holdsMaybe && action.proposed().kind().undoable(),
        responds && stage.needsPerson());
  }
}
