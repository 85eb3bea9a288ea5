package io.muster.incident.planning.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Authority;
import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.ResponsePlanCommand.Acknowledge;
import io.muster.contracts.planning.ResponsePlanCommand.Approve;
import io.muster.contracts.planning.ResponsePlanCommand.Draft;
import io.muster.contracts.planning.ResponsePlanCommand.Retire;
import io.muster.contracts.planning.ResponsePlanCommand.Return;
import io.muster.contracts.planning.ResponsePlanCommand.Review;
import io.muster.contracts.planning.ResponsePlanCommand.Submit;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.planning.ResponsePlanEvent.Acknowledged;
import io.muster.contracts.planning.ResponsePlanEvent.Drafted;
import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.contracts.planning.ResponsePlanEvent.Retired;
import io.muster.contracts.planning.ResponsePlanEvent.Returned;
import io.muster.contracts.planning.ResponsePlanEvent.Reviewed;
import io.muster.contracts.planning.ResponsePlanEvent.Submitted;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One response plan from the first draft until it holds no more. Whatever holds was written by some
 * and published by a manager who is none of them.
 */
@Aggregate
class ResponsePlan {

  @AggregateIdentifier private String planId;
  private int draft;
  private PlanContent content;
  private List<PlanContact> contacts = List.of();
  private String incidentId;
  private String reason;
  private boolean submitted;

  /** The draft at hand is not what holds. */
  private boolean open;

  /** Who wrote or submitted drafts since the newest version. */
  private final Set<String> authors = new TreeSet<>();

  private int version;
  private int reviewMonths;
  private boolean retired;
  private final Set<String> readers = new HashSet<>();

  ResponsePlan() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Draft command, Clock clock) {
    if (command.onlyNew() && planId != null) {
      throw Refused.conflict("plan-exists", "This plan is there already. Change it instead.");
    }
    PlanContent said = PlanRules.checked(command.content());
    List<PlanContact> called = PlanRules.checkedContacts(command.contacts());
    String why = PlanningText.optional("/reason", command.reason(), PlanningText.PARAGRAPH);
    if (said.equals(content) && called.equals(contacts) && !submitted && (open || !retired)) {
      return;
    }
    if (version > 0 && why == null) {
      throw Refused.invalid("/reason", "Say why the plan changes.");
    }
    apply(
        new Drafted(
            command.planId(),
            draft + 1,
            said,
            called,
            command.template(),
            command.incidentId(),
            why,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Submit command, Clock clock) {
    requireThere();
    if (submitted) {
      return;
    }
    if (!open) {
      throw Refused.conflict(
          "no-draft", "Nothing differs from what holds. Change the plan first, then submit it.");
    }
    apply(new Submitted(planId, draft, command.by(), clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Approve command, Clock clock) {
    requireManager(command.authority(), "approve a plan");
    if (!open && command.draft() == draft && version > 0) {
      return;
    }
    if (!submitted) {
      throw Refused.conflict(
          "not-submitted", "Nobody has submitted a draft. Ask its author to submit it.");
    }
    if (command.draft() != draft) {
      throw Refused.conflict(
          "another-draft",
          "The draft was changed since you looked: it is draft %d now. Read it, then decide."
              .formatted(draft));
    }
    if (authors.contains(command.by().id())) {
      throw Refused.forbidden(
          "own-draft",
          "You wrote or submitted this. Another manager has to approve it, or give it back.");
    }
    Instant now = clock.instant();
    apply(
        new Published(
            planId,
            version + 1,
            draft,
            content,
            contacts,
            List.copyOf(authors),
            incidentId,
            reason,
            due(now, content.reviewMonths()),
            command.by(),
            now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Return command, Clock clock) {
    requireManager(command.authority(), "give a plan back");
    if (submitted) {
      String why =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say what has to be different.");
      apply(new Returned(planId, draft, why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Acknowledge command, Clock clock) {
    requireHolding();
    if (command.version() != version) {
      throw Refused.conflict(
          "another-version",
          "Version %d holds now. Read that one, then say so.".formatted(version));
    }
    if (!readers.contains(command.by().id())) {
      apply(new Acknowledged(planId, version, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Review command, Clock clock) {
    requireManager(command.authority(), "say that a plan still holds");
    requireHolding();
    String note =
        PlanningText.required(
            "/note",
            command.note(),
            PlanningText.PARAGRAPH,
            "Say what was looked at, and that it still holds.");
    Instant now = clock.instant();
    apply(new Reviewed(planId, version, note, due(now, reviewMonths), command.by(), now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire command, Clock clock) {
    requireManager(command.authority(), "retire a plan");
    if (!retired) {
      String why =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say why it holds no more.");
      apply(new Retired(planId, why, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(ResponsePlanEvent event) {
    planId = event.planId();
    switch (event) {
      case Drafted drafted -> {
        draft = drafted.draft();
        content = drafted.content();
        contacts = drafted.contacts();
        incidentId = drafted.incidentId() == null ? incidentId : drafted.incidentId();
        reason = drafted.reason();
        submitted = false;
        open = true;
        authors.add(drafted.by().id());
      }
      case Submitted by -> {
        submitted = true;
        authors.add(by.by().id());
      }
      case Returned returned -> submitted = false;
      case Published published -> {
        version = published.version();
        reviewMonths = published.content().reviewMonths();
        incidentId = null;
        submitted = false;
        open = false;
        retired = false;
        authors.clear();
        readers.clear();
      }
      case Acknowledged acknowledged -> readers.add(acknowledged.by().id());
      case Reviewed reviewed -> {
        // When it is due next is nothing to decide by.
      }
      case Retired gone -> {
        retired = true;
        submitted = false;
        open = false;
      }
    }
  }

  private static Instant due(Instant from, int months) {
    return from.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  private void requireThere() {
    if (planId == null) {
      throw Refused.notFound("The plan");
    }
  }

  private void requireHolding() {
    requireThere();
    if (version == 0 || retired) {
      throw Refused.conflict("not-published", "No version of this plan holds.");
    }
  }

  private void requireManager(Authority authority, String what) {
    requireThere();
    if (authority != Authority.MANAGER) {
      throw Refused.forbidden("not-manager", "Only a manager may " + what + ". Ask one.");
    }
  }
}
