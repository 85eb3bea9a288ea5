package io.muster.incident.review;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.ReviewCommand.Approve;
import io.muster.contracts.review.ReviewCommand.Follow;
import io.muster.contracts.review.ReviewCommand.Redraft;
import io.muster.contracts.review.ReviewCommand.Remove;
import io.muster.contracts.review.ReviewCommand.Return;
import io.muster.contracts.review.ReviewCommand.SayFactor;
import io.muster.contracts.review.ReviewCommand.SayWhy;
import io.muster.contracts.review.ReviewCommand.ShowSection;
import io.muster.contracts.review.ReviewCommand.Submit;
import io.muster.contracts.review.ReviewCommand.Waive;
import io.muster.contracts.review.ReviewCommand.WriteSection;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewEvent.FactorSaid;
import io.muster.contracts.review.ReviewEvent.IncidentEndedAgain;
import io.muster.contracts.review.ReviewEvent.IncidentReopened;
import io.muster.contracts.review.ReviewEvent.Opened;
import io.muster.contracts.review.ReviewEvent.PartRemoved;
import io.muster.contracts.review.ReviewEvent.Published;
import io.muster.contracts.review.ReviewEvent.Redrafted;
import io.muster.contracts.review.ReviewEvent.Returned;
import io.muster.contracts.review.ReviewEvent.SectionShown;
import io.muster.contracts.review.ReviewEvent.SectionWritten;
import io.muster.contracts.review.ReviewEvent.Submitted;
import io.muster.contracts.review.ReviewEvent.Waived;
import io.muster.contracts.review.ReviewEvent.WhySaid;
import io.muster.incident.planning.PlanningText;
import io.muster.incident.review.ReviewDocument.Factor;
import io.muster.incident.review.ReviewDocument.Progress;
import io.muster.incident.review.ReviewDocument.Text;
import io.muster.incident.review.ReviewDocument.Why;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
  private final PartTexts texts = new PartTexts();

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

  private List<DraftedSection> unwritten(List<DraftedSection> draft) {
    return draft.stream()
        .filter(said -> !document.sections().get(said.section()).written())
        .toList();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(WriteSection command, Clock clock) {
    requireThere();
    Text now = document.sections().get(ReviewRules.section(command.section()));
    String said = ReviewRules.sectionText(command.text());
    if (said.equals(now.text()) && now.written()) {
      return;
    }
    if (command.base() != now.version()) {
      throw texts.stale(command.section().name(), command.base(), now.version(), now.by(), said);
    }
    apply(
        new SectionWritten(
            reviewId, command.section(), now.version() + 1, said, command.by(), clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ShowSection command, Clock clock) {
    requireThere();
    if (command.visibility() == null) {
      throw Refused.invalid("/visibility", "Say who it is for: INTERNAL or PUBLIC.");
    }
    Text now = document.sections().get(ReviewRules.section(command.section()));
    if (command.visibility() != now.visibility()) {
      apply(
          new SectionShown(
              reviewId, command.section(), command.visibility(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SayFactor command, Clock clock) {
    requireThere();
    ReviewRules.requireId(command.factorId());
    if (command.kind() == null) {
      throw Refused.invalid("/kind", "Choose what kind of factor it is; OTHER when none fits.");
    }
    String said = ReviewRules.line(command.text(), "Say what contributed, in a sentence.");
    Factor now = document.factors().get(command.factorId());
    if (now == null) {
      requireNew(command.base(), command.factorId(), said);
      ReviewRules.requireRoomForFactor(document.factors().size());
    } else if (now.text().equals(said) && now.kind() == command.kind()) {
      return;
    } else if (now.version() != command.base()) {
      throw texts.stale(now.id(), command.base(), now.version(), now.by(), said);
    }
    apply(
        new FactorSaid(
            reviewId,
            command.factorId(),
            now == null ? 1 : now.version() + 1,
            command.kind(),
            said,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SayWhy command, Clock clock) {
    requireThere();
    ReviewRules.requireId(command.whyId());
    String said = ReviewRules.line(command.text(), "Say why, in a sentence.");
    Why now = document.whys().get(command.whyId());
    if (now == null) {
      requireNew(command.base(), command.whyId(), said);
      ReviewRules.requireRoomForWhy(document.whys().size());
      if (command.parentId() != null && !document.whys().containsKey(command.parentId())) {
        throw Refused.invalid(
            "/parent", "The answer this belongs to was taken away. Choose another.");
      }
    } else if (now.text().equals(said)) {
      return;
    } else if (now.version() != command.base()) {
      throw texts.stale(now.id(), command.base(), now.version(), now.by(), said);
    }
    apply(
        new WhySaid(
            reviewId,
            command.whyId(),
            now == null ? command.parentId() : now.parentId(),
            now == null ? 1 : now.version() + 1,
            said,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Remove command, Clock clock) {
    requireThere();
    String part = command.partId();
    if (document.whys().values().stream().anyMatch(why -> part.equals(why.parentId()))) {
      throw Refused.conflict(
          "has-causes", "Other answers belong to this one. Take those away first.");
    }
    if (document.whys().containsKey(part) || document.factors().containsKey(part)) {
      apply(new PartRemoved(reviewId, part, command.by(), clock.instant()));
    }
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
        apply(new Submitted(reviewId, document.revision(), command.by(), clock.instant()));
      }
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Approve command, Clock clock) {
    requireThere();
    ReviewRules.requireManager(command.authority(), "approve a review");
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
    ReviewRules.requireManager(command.authority(), "give a review back");
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
    ReviewRules.requireManager(command.authority(), "do without a review");
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
    switch (event) {
      case Opened _, IncidentEndedAgain _, Redrafted _ ->
          document
              .sections()
              .forEach((section, text) -> texts.keep(section.name(), text.version(), text.text()));
      case SectionWritten e -> texts.keep(e.section().name(), e.version(), e.text());
      case FactorSaid e -> texts.keep(e.factorId(), e.version(), e.text());
      case WhySaid e -> texts.keep(e.whyId(), e.version(), e.text());
      case PartRemoved e -> texts.forget(e.partId());
      case IncidentReopened _, SectionShown _, Submitted _, Returned _, Published _, Waived _ -> {
        // No text changes.
      }
    }
  }

  /** Somebody took away meanwhile what is written on here. */
  private void requireNew(int base, String part, String yours) {
    if (base != 0) {
      throw texts.stale(Objects.requireNonNull(part), base, 0, null, yours);
    }
  }

  private void requireThere() {
    if (document == null) {
      throw Refused.notFound("The review");
    }
  }
}
