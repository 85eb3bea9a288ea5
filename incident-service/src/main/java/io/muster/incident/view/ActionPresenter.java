package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewEvent.ActionMoved;
import io.muster.incident.planning.plan.Plan;
import io.muster.incident.planning.plan.PlanRegister;
import io.muster.incident.review.ActionItem;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows action items to those who do, verify and follow them. */
@Component
class ActionPresenter {

  private final PeopleDirectory people;
  private final PlanRegister plans;
  private final TrackedPresenter tracked;
  private final Clock clock;

  ActionPresenter(
      PeopleDirectory people, PlanRegister plans, TrackedPresenter tracked, Clock clock) {
    this.people = people;
    this.plans = plans;
    this.tracked = tracked;
    this.clock = clock;
  }

  /** An action item and the incident that taught it. */
  record Taught(ActionItem item, Shown.Ref incident) {}

  List<ActionForms.Item> items(Collection<Taught> taught, Caller caller) {
    Set<String> ids = new HashSet<>();
    taught.forEach(each -> mention(each.item(), ids));
    Names names = Names.of(ids, people, caller);
    Instant now = clock.instant();
    return taught.stream().map(each -> item(each, names, now, caller)).toList();
  }

  private ActionForms.Item item(Taught taught, Names names, Instant now, Caller caller) {
    ActionItem item = taught.item();
    return new ActionForms.Item(
        item.id(),
        taught.incident(),
        item.said().version(),
        item.said().title() == null ? "" : item.said().title(),
        item.said().details(),
        item.ownerId() == null
            ? null
            : new Shown.By(Actor.Kind.PERSON, item.ownerId(), names.of(item.ownerId())),
        item.said().due(),
        item.overdue(now),
        item.said().controls(),
        item.said().proof(),
        plan(item.said().planId()),
        item.state(),
        word(item.done(), names),
        word(item.moved(), names),
        item.addedAt(),
        mayVerify(item, caller),
        tracked.shown(item, names));
  }

  private ActionForms.Plan plan(String planId) {
    return planId == null
        ? null
        : new ActionForms.Plan(planId, plans.find(planId).map(Plan::name).orElse(planId));
  }

  private static ReviewForms.Word word(ActionMoved moved, Names names) {
    return moved == null
        ? null
        : new ReviewForms.Word(
            new Shown.By(
                moved.by().kind(), moved.by().id(), names.of(moved.by().kind(), moved.by().id())),
            moved.at(),
            moved.reason());
  }

  private static boolean mayVerify(ActionItem item, Caller caller) {
    return caller.authority() != null
        && item.state() == ActionState.DONE
        && !caller.id().equals(item.ownerId())
        && !caller.id().equals(item.done().by().id());
  }

  private void mention(ActionItem item, Set<String> ids) {
    String handedOverBy = tracked.handedOverBy(item);
    if (handedOverBy != null) {
      ids.add(handedOverBy);
    }
    if (item.ownerId() != null) {
      ids.add(item.ownerId());
    }
    if (item.done() != null) {
      ids.add(item.done().by().id());
    }
    if (item.moved() != null) {
      ids.add(item.moved().by().id());
    }
  }
}
