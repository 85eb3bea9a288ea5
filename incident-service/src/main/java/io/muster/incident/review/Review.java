package io.muster.incident.review;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.ReviewCommand.Approve;
import io.muster.contracts.review.ReviewCommand.Follow;
import io.muster.contracts.review.ReviewCommand.Generate;
import io.muster.contracts.review.ReviewCommand.MoveAction;
import io.muster.contracts.review.ReviewCommand.Redraft;
import io.muster.contracts.review.ReviewCommand.Remove;
import io.muster.contracts.review.ReviewCommand.Return;
import io.muster.contracts.review.ReviewCommand.SayAction;
import io.muster.contracts.review.ReviewCommand.SayFactor;
import io.muster.contracts.review.ReviewCommand.SayWhy;
import io.muster.contracts.review.ReviewCommand.ShowSection;
import io.muster.contracts.review.ReviewCommand.Submit;
import io.muster.contracts.review.ReviewCommand.Waive;
import io.muster.contracts.review.ReviewCommand.WriteSection;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewEvent.Generated;
import io.muster.contracts.review.ReviewEvent.IncidentEndedAgain;
import io.muster.contracts.review.ReviewEvent.IncidentReopened;
import io.muster.contracts.review.ReviewEvent.Opened;
import io.muster.contracts.review.ReviewEvent.Published;
import io.muster.contracts.review.ReviewEvent.Redrafted;
import io.muster.contracts.review.ReviewEvent.Returned;
import io.muster.contracts.review.ReviewEvent.Submitted;
import io.muster.contracts.review.ReviewEvent.Waived;
import io.muster.contracts.review.ReviewSection;
import io.muster.incident.planning.PlanningText;
import io.muster.incident.planning.Publishing;
import io.muster.incident.review.ReviewDocument.Progress;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The review of one incident, from the incident's end on. Several people write in it at once, each
 * part by itself: nobody overwrites what they have not seen. What is published was approved by a
 * manager who wrote none of it.
 */
@Aggregate
class Review {

  @AggregateIdentifier private String reviewId;
  private ReviewDocument document;
  private final PartDecisions parts = new PartDecisions();

  Review() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Follow command, Clock clock) {
    if (document == null) {
      if (command.ended()) {
        apply(
            new Opened(
                command.reviewId(),
                command.incident(),
                command.position(),
                command.at(),
                command.draft(),
                command.by(),
                clock.instant()));
      }
    } else if (command.position() > document.incidentPosition()) {
      follow(command, clock);
    }
  }

  private void follow(Follow command, Clock clock) {
    boolean over = document.reopenedAt() == null;
    if (over && !command.ended()) {
      apply(
          new IncidentReopened(
              reviewId, command.position(), command.at(), command.by(), clock.instant()));
    } else if (!over && command.ended()) {
      apply(
          new IncidentEndedAgain(
              reviewId,
              command.position(),
              command.at(),
              unwritten(command.draft()),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Redraft command, Clock clock) {
    requireThere();
    List<DraftedSection> changed =
        unwritten(command.draft()).stream()
            .filter(said -> !said.equals(document.sections().get(said.section()).draft()))
            .toList();
    if (!changed.isEmpty()) {
      apply(new Redrafted(reviewId, changed, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Generate command, Clock clock) {
    requireThere();
    List<DraftedSection> taken = unwritten(command.draft());
    if (taken.isEmpty()) {
      throw Refused.conflict(
          "all-written", "Somebody has written in each of these sections. Nothing was taken.");
    }
    apply(new Generated(reviewId, command.model(), taken, command.by(), clock.instant()));
  }

  private List<DraftedSection> unwritten(List<DraftedSection> draft) {
    return draft.stream()
        .filter(said -> !document.sections().get(said.section()).written())
        .toList();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(WriteSection command, Clock clock) {
    requireThere();
    parts.write(document, command, clock.instant());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ShowSection command, Clock clock) {
    requireThere();
    parts.show(document, command, clock.instant());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SayFactor command, Clock clock) {
    requireThere();
    parts.say(document, command, clock.instant());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SayWhy command, Clock clock) {
    requireThere();
    parts.say(document, command, clock.instant());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Remove command, Clock clock) {
    requireThere();
    parts.remove(document, command, clock.instant());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SayAction command, Clock clock) {
    requireThere();
    ActionDecisions.say(document, command, clock.instant());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(MoveAction command, Clock clock) {
    requireThere();
    ActionDecisions.move(document, command, clock.instant());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Submit command, Clock clock) {
    requireThere();
    switch (document.progress()) {
      case SUBMITTED -> {
        // Asked for already.
      }
      case PUBLISHED ->
          throw Refused.conflict(
              "no-draft",
              "Nothing differs from what is published. Write in it first, then submit it.");
      case WAIVED ->
          throw Refused.conflict(
              "review-waived", "A manager waived this review. Write in it first to take it up.");
      case DRAFT, RETURNED -> {
        if (document.reopenedAt() != null) {
          throw Refused.conflict(
              "incident-open", "The incident goes on. Submit the review once it is over.");
        }
        requireChecked();
        apply(new Submitted(reviewId, document.revision(), command.by(), clock.instant()));
      }
    }
  }

  /** What a model worded is published only once a person has made it theirs. */
  private void requireChecked() {
    List<ReviewSection> unchecked =
        document.sections().entrySet().stream()
            .filter(section -> section.getValue().model() != null)
            .filter(section -> !section.getValue().written())
            .map(Map.Entry::getKey)
            .toList();
    if (!unchecked.isEmpty()) {
      throw Refused.conflict(
          "unchecked-words",
          "A language model worded %s, and nobody has checked it. Read it, correct it and save it."
              .formatted(unchecked));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Approve command, Clock clock) {
    requireThere();
    Publishing.requireManager(command.authority(), "approve a review");
    if (document.progress() == Progress.PUBLISHED && command.revision() == document.revision()) {
      return;
    }
    if (document.progress() != Progress.SUBMITTED) {
      throw Refused.conflict("not-submitted", "It is being written. Ask its authors to submit it.");
    }
    if (command.revision() != document.revision()) {
      throw Refused.conflict(
          "another-revision",
          "It was written in since you looked: it is revision %d now. Read it, then decide."
              .formatted(document.revision()));
    }
    if (document.authorIds().contains(command.by().id())) {
      throw Refused.forbidden(
          "own-review",
          "You wrote in this or submitted it. Another manager has to approve it, or give it back.");
    }
    if (document.reopenedAt() != null) {
      throw Refused.conflict(
          "incident-open", "The incident goes on. Approve the review once it is over.");
    }
    apply(
        new Published(
            reviewId,
            document.versions().size() + 1,
            document.revision(),
            document.content(),
            document.authorIds(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Return command, Clock clock) {
    requireThere();
    Publishing.requireManager(command.authority(), "give a review back");
    if (document.progress() == Progress.SUBMITTED) {
      String why =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say what has to be different.");
      apply(new Returned(reviewId, document.revision(), why, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Waive command, Clock clock) {
    requireThere();
    Publishing.requireManager(command.authority(), "do without a review");
    if (document.newest().isPresent()) {
      throw Refused.conflict("review-published", "This review was published. It stays so.");
    }
    if (document.progress() != Progress.WAIVED) {
      String why =
          PlanningText.required(
              "/reason",
              command.reason(),
              PlanningText.PARAGRAPH,
              "Say why nothing is to be learned here.");
      apply(new Waived(reviewId, why, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(ReviewEvent event) {
    reviewId = event.reviewId();
    document = ReviewDocument.after(document, event);
    parts.on(event, document);
  }

  private void requireThere() {
    if (document == null) {
      throw Refused.notFound("The review");
    }
  }
}
