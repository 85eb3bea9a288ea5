package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.ResponsePlanEvent.Drafted;
import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.incident.planning.plan.Plan;
import io.muster.incident.planning.plan.PlanRegister;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows response plans, and of the people outside as much as the reader may see. */
@Component
class PlanPresenter {

  private final PlanRegister register;
  private final PeopleDirectory people;
  private final Clock clock;

  PlanPresenter(PlanRegister register, PeopleDirectory people, Clock clock) {
    this.register = register;
    this.people = people;
    this.clock = clock;
  }

  PlanForms.Row row(Plan plan, Caller caller) {
    boolean holds = plan.holding().isPresent();
    return new PlanForms.Row(
        plan.planId(),
        plan.name(),
        plan.holding()
            .map(version -> version.content().scope())
            .orElse(plan.draft().event().content().scope()),
        plan.holding().map(version -> version.event().version()).orElse(null),
        plan.draft().number(),
        plan.draft().progress(),
        holds ? plan.reviewDue() : null,
        holds && plan.reviewDue().isBefore(clock.instant()),
        plan.retired() != null,
        plan.readers().size(),
        plan.readers().containsKey(caller.id()),
        plan.updatedAt());
  }

  PlanForms.Whole whole(Plan plan, Caller caller) {
    Named named = new Named(Names.of(mentioned(plan), people, caller));
    Plan.DraftAtHand draft = plan.draft();
    return new PlanForms.Whole(
        row(plan, caller),
        plan.holding().map(version -> version(version, caller, named)).orElse(null),
        draft.progress() == Plan.Progress.PUBLISHED ? null : draft(draft, caller, named),
        draft.progress(),
        draft.submitted() == null
            ? null
            : new PlanForms.Word(named.by(draft.submitted().by()), draft.submitted().at(), null),
        draft.returned() == null
            ? null
            : new PlanForms.Word(
                named.by(draft.returned().by()), draft.returned().at(), draft.returned().reason()),
        plan.retired() == null
            ? null
            : new PlanForms.Word(
                named.by(plan.retired().by()), plan.retired().at(), plan.retired().reason()),
        mayApprove(plan, caller),
        plan.versions().reversed().stream().map(version -> listed(version, named)).toList(),
        plan.review().reversed().stream()
            .map(word -> new PlanForms.Word(named.by(word.by()), word.at(), word.note()))
            .toList(),
        plan.readers().entrySet().stream()
            .map(reader -> new PlanForms.Reader(named.person(reader.getKey()), reader.getValue()))
            .toList(),
        draft.event().template(),
        plan.version());
  }

  PlanForms.Text version(Plan plan, int number, Caller caller) {
    Named named = new Named(Names.of(mentioned(plan), people, caller));
    return version(plan.versionOf(number).orElseThrow(PlanReads::unknown), caller, named);
  }

  /** Who may call whom: those who respond. Others learn that there is somebody to call. */
  private static boolean seesPeople(Caller caller) {
    return caller.is("responder") || caller.is("manager");
  }

  private static boolean mayApprove(Plan plan, Caller caller) {
    return caller.is("manager")
        && plan.draft().progress() == Plan.Progress.SUBMITTED
        && !plan.draft().authorIds().contains(caller.id());
  }

  private PlanForms.Text version(Plan.Version version, Caller caller, Named named) {
    Published said = version.event();
    return new PlanForms.Text(
        said.version(),
        said.content(),
        contacts(version.position(), caller),
        named.by(said.by()),
        said.at(),
        said.authorIds().stream().map(named::person).toList(),
        said.reason(),
        said.incidentId());
  }

  private PlanForms.Text draft(Plan.DraftAtHand draft, Caller caller, Named named) {
    Drafted said = draft.event();
    return new PlanForms.Text(
        said.draft(),
        said.content(),
        contacts(draft.position(), caller),
        named.by(said.by()),
        said.at(),
        List.of(),
        said.reason(),
        said.incidentId());
  }

  private static PlanForms.Version listed(Plan.Version version, Named named) {
    Published said = version.event();
    return new PlanForms.Version(
        said.version(),
        named.by(said.by()),
        said.authorIds().stream().map(named::person).toList(),
        said.at(),
        said.reason(),
        said.incidentId());
  }

  private List<PlanForms.Contact> contacts(long position, Caller caller) {
    boolean sees = seesPeople(caller);
    return register.contactsAt(position).stream().map(contact -> shown(contact, sees)).toList();
  }

  private static PlanForms.Contact shown(PlanContact contact, boolean sees) {
    PlanContact.Details known = contact.details();
    boolean shown = sees && known != null;
    return new PlanForms.Contact(
        contact.contactId(),
        contact.kind(),
        contact.organisation(),
        shown ? known.name() : null,
        shown ? known.phone() : null,
        shown ? known.email() : null,
        shown ? known.when() : null,
        !sees,
        known == null);
  }

  private static Set<String> mentioned(Plan plan) {
    Set<String> ids = new HashSet<>(plan.readers().keySet());
    ids.add(plan.draft().event().by().id());
    ids.addAll(plan.draft().authorIds());
    if (plan.draft().returned() != null) {
      ids.add(plan.draft().returned().by().id());
    }
    if (plan.retired() != null) {
      ids.add(plan.retired().by().id());
    }
    plan.review().forEach(word -> ids.add(word.by().id()));
    plan.versions()
        .forEach(
            version -> {
              ids.add(version.event().by().id());
              ids.addAll(version.event().authorIds());
            });
    return ids;
  }

  /** People as the reader may see them. */
  private record Named(Names names) {

    Shown.By by(Actor actor) {
      return new Shown.By(actor.kind(), actor.id(), names.of(actor.kind(), actor.id()));
    }

    Shown.By person(String id) {
      return new Shown.By(Actor.Kind.PERSON, id, names.of(id));
    }
  }
}
