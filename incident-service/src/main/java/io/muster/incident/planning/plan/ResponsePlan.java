package io.muster.incident.planning.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

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
import io.muster.incident.planning.Publishing;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final Publishing publishing = new Publishing("plan");
  private PlanContent content;
  private List<PlanContact> contacts = List.of();
  private String incidentId;
  private String reason;
  private int reviewMonths;
  private final Set<String> readers = new HashSet<>();

  ResponsePlan() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Draft command, Clock clock) {
    PlanContent said = PlanRules.checked(command.content());
    List<PlanContact> called = PlanRules.checkedContacts(command.contacts());
    String why = PlanningText.optional("/reason", command.reason(), PlanningText.PARAGRAPH);
    boolean same = said.equals(content) && called.equals(contacts);
    if (!publishing.drafts(command.onlyNew(), same, why)) {
      return;
    }
    apply(
        new Drafted(
            command.planId(),
            publishing.draft() + 1,
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
    if (publishing.submits()) {
      apply(new Submitted(planId, publishing.draft(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Approve command, Clock clock) {
    if (!publishing.approves(command.draft(), command.by(), command.authority())) {
      return;
    }
    Instant now = clock.instant();
    apply(
        new Published(
            planId,
            publishing.version() + 1,
            publishing.draft(),
            content,
            contacts,
            publishing.authors(),
            incidentId,
            reason,
            due(now, content.reviewMonths()),
            command.by(),
            now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Return command, Clock clock) {
    if (publishing.returns(command.authority())) {
      String why =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say what has to be different.");
      apply(new Returned(planId, publishing.draft(), why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Acknowledge command, Clock clock) {
    requireHolding();
    if (command.version() != publishing.version()) {
      throw Refused.conflict(
          "another-version",
          "Version %d holds now. Read that one, then say so.".formatted(publishing.version()));
    }
    if (!readers.contains(command.by().id())) {
      apply(new Acknowledged(planId, publishing.version(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Review command, Clock clock) {
    publishing.requireManagerOfIt(command.authority(), "say that a plan still holds");
    requireHolding();
    String note =
        PlanningText.required(
            "/note",
            command.note(),
            PlanningText.PARAGRAPH,
            "Say what was looked at, and that it still holds.");
    Instant now = clock.instant();
    apply(
        new Reviewed(
            planId, publishing.version(), note, due(now, reviewMonths), command.by(), now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire command, Clock clock) {
    if (publishing.retires(command.authority())) {
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
        publishing.drafted(drafted.draft(), drafted.by());
        content = drafted.content();
        contacts = drafted.contacts();
        incidentId = drafted.incidentId() == null ? incidentId : drafted.incidentId();
        reason = drafted.reason();
      }
      case Submitted by -> publishing.submitted(by.by());
      case Returned returned -> publishing.returned();
      case Published published -> {
        publishing.published(published.version());
        reviewMonths = published.content().reviewMonths();
        incidentId = null;
        readers.clear();
      }
      case Acknowledged acknowledged -> readers.add(acknowledged.by().id());
      case Reviewed reviewed -> {
        // When it is due next is nothing to decide by.
      }
      case Retired gone -> publishing.retired();
    }
  }

  private static Instant due(Instant from, int months) {
    return from.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  private void requireHolding() {
    if (!publishing.holds()) {
      throw Refused.conflict("not-published", "No version of this plan holds.");
    }
  }
}
