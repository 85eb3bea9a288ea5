package io.muster.incident.review;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.review.ReviewCommand.Remove;
import io.muster.contracts.review.ReviewCommand.SayFactor;
import io.muster.contracts.review.ReviewCommand.SayWhy;
import io.muster.contracts.review.ReviewCommand.ShowSection;
import io.muster.contracts.review.ReviewCommand.WriteSection;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewEvent.FactorSaid;
import io.muster.contracts.review.ReviewEvent.Generated;
import io.muster.contracts.review.ReviewEvent.IncidentEndedAgain;
import io.muster.contracts.review.ReviewEvent.Opened;
import io.muster.contracts.review.ReviewEvent.PartRemoved;
import io.muster.contracts.review.ReviewEvent.Redrafted;
import io.muster.contracts.review.ReviewEvent.SectionShown;
import io.muster.contracts.review.ReviewEvent.SectionWritten;
import io.muster.contracts.review.ReviewEvent.WhySaid;
import io.muster.incident.review.ReviewDocument.Factor;
import io.muster.incident.review.ReviewDocument.Text;
import io.muster.incident.review.ReviewDocument.Why;
import io.muster.starter.Refused;
import java.time.Instant;

/**
 * What people may write in the parts of a review: its sections, factors and answers. Each part has
 * a version of its own, and nobody overwrites one they have not seen.
 */
final class PartDecisions {

  private final PartTexts texts = new PartTexts();

  void write(ReviewDocument review, WriteSection command, Instant now) {
    Text before = review.sections().get(ReviewRules.section(command.section()));
    String said = ReviewRules.sectionText(command.text());
    if (said.equals(before.text()) && before.written()) {
      return;
    }
    if (command.base() != before.version()) {
      throw texts.stale(
          command.section().name(), command.base(), before.version(), before.by(), said);
    }
    apply(
        new SectionWritten(
            command.reviewId(), command.section(), before.version() + 1, said, command.by(), now));
  }

  void show(ReviewDocument review, ShowSection command, Instant now) {
    if (command.visibility() == null) {
      throw Refused.invalid("/visibility", "Say who it is for: INTERNAL or PUBLIC.");
    }
    Text before = review.sections().get(ReviewRules.section(command.section()));
    if (command.visibility() != before.visibility()) {
      apply(
          new SectionShown(
              command.reviewId(), command.section(), command.visibility(), command.by(), now));
    }
  }

  void say(ReviewDocument review, SayFactor command, Instant now) {
    ReviewRules.requireId(command.factorId());
    if (command.kind() == null) {
      throw Refused.invalid("/kind", "Choose what kind of factor it is; OTHER when none fits.");
    }
    String said = ReviewRules.line(command.text(), "Say what contributed, in a sentence.");
    Factor before = review.factors().get(command.factorId());
    if (before == null) {
      requireNew(command.base(), command.factorId(), said);
      ReviewRules.requireRoomForFactor(review.factors().size());
    } else if (said.equals(before.text()) && before.kind() == command.kind()) {
      return;
    } else if (before.version() != command.base()) {
      throw texts.stale(before.id(), command.base(), before.version(), before.by(), said);
    }
    apply(
        new FactorSaid(
            command.reviewId(),
            command.factorId(),
            before == null ? 1 : before.version() + 1,
            command.kind(),
            said,
            command.by(),
            now));
  }

  void say(ReviewDocument review, SayWhy command, Instant now) {
    ReviewRules.requireId(command.whyId());
    String said = ReviewRules.line(command.text(), "Say why, in a sentence.");
    Why before = review.whys().get(command.whyId());
    if (before == null) {
      requireNew(command.base(), command.whyId(), said);
      ReviewRules.requireRoomForWhy(review.whys().size());
      if (command.parentId() != null && !review.whys().containsKey(command.parentId())) {
        throw Refused.invalid(
            "/parent", "The answer this belongs to was taken away. Choose another.");
      }
    } else if (said.equals(before.text())) {
      return;
    } else if (before.version() != command.base()) {
      throw texts.stale(before.id(), command.base(), before.version(), before.by(), said);
    }
    apply(
        new WhySaid(
            command.reviewId(),
            command.whyId(),
            before == null ? command.parentId() : before.parentId(),
            before == null ? 1 : before.version() + 1,
            said,
            command.by(),
            now));
  }

  void remove(ReviewDocument review, Remove command, Instant now) {
    String part = command.partId();
    if (review.whys().values().stream().anyMatch(why -> part.equals(why.parentId()))) {
      throw Refused.conflict(
          "has-causes", "Other answers belong to this one. Take those away first.");
    }
    if (review.whys().containsKey(part) || review.factors().containsKey(part)) {
      apply(new PartRemoved(command.reviewId(), part, command.by(), now));
    }
  }

  /** What a stale write is compared with. */
  void on(ReviewEvent event, ReviewDocument now) {
    switch (event) {
      case Opened _, IncidentEndedAgain _, Redrafted _, Generated _ ->
          now.sections()
              .forEach((section, text) -> texts.keep(section.name(), text.version(), text.text()));
      case SectionWritten e -> texts.keep(e.section().name(), e.version(), e.text());
      case FactorSaid e -> texts.keep(e.factorId(), e.version(), e.text());
      case WhySaid e -> texts.keep(e.whyId(), e.version(), e.text());
      case PartRemoved e -> texts.forget(e.partId());
      default -> {
        // No text of a part changes.
      }
    }
  }

  /** Somebody took away meanwhile what is written on here. */
  private void requireNew(int base, String part, String yours) {
    if (base != 0) {
      throw texts.stale(part, base, 0, null, yours);
    }
  }
}
