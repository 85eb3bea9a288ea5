package io.muster.incident.review;

import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewEvent.ActionMoved;
import io.muster.contracts.review.ReviewEvent.ActionSaid;
import io.muster.contracts.review.ReviewEvent.FactorSaid;
import io.muster.contracts.review.ReviewEvent.Generated;
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
import io.muster.contracts.review.ReviewSection;
import io.muster.contracts.review.SectionVisibility;
import io.muster.incident.review.ReviewDocument.Factor;
import io.muster.incident.review.ReviewDocument.Progress;
import io.muster.incident.review.ReviewDocument.Text;
import io.muster.incident.review.ReviewDocument.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The next state of a review while it is being made of one more event. */
final class ReviewChange {

  private IncidentRef incident;
  private long incidentPosition;
  private Instant endedAt;
  private Instant reopenedAt;
  private boolean outdated;
  private final Map<ReviewSection, Text> sections = new EnumMap<>(ReviewSection.class);
  private final Map<String, Factor> factors = new LinkedHashMap<>();
  private final Map<String, Why> whys = new LinkedHashMap<>();
  private final Map<String, ActionItem> actions = new LinkedHashMap<>();
  private Progress progress = Progress.DRAFT;
  private int revision;
  private final TreeSet<String> authors = new TreeSet<>();
  private Submitted submitted;
  private Returned returned;
  private Waived waived;
  private final List<Published> versions = new ArrayList<>();
  private Instant openedAt;

  ReviewChange(ReviewDocument before) {
    if (before != null) {
      incident = before.incident();
      incidentPosition = before.incidentPosition();
      endedAt = before.endedAt();
      reopenedAt = before.reopenedAt();
      outdated = before.outdated();
      sections.putAll(before.sections());
      factors.putAll(before.factors());
      whys.putAll(before.whys());
      actions.putAll(before.actions());
      progress = before.progress();
      revision = before.revision();
      authors.addAll(before.authorIds());
      submitted = before.submitted();
      returned = before.returned();
      waived = before.waived();
      versions.addAll(before.versions());
      openedAt = before.openedAt();
    }
  }

  ReviewChange take(ReviewEvent event) {
    switch (event) {
      case Opened opened -> {
        incident = opened.incident();
        incidentPosition = opened.incidentPosition();
        endedAt = opened.endedAt();
        openedAt = opened.at();
        revision = 1;
        draft(opened.draft(), opened.at());
      }
      case IncidentReopened again -> {
        incidentPosition = again.incidentPosition();
        reopenedAt = again.reopenedAt();
        outdated = outdated || submitted != null || !versions.isEmpty();
        if (progress == Progress.WAIVED) {
          progress = Progress.DRAFT;
          waived = null;
        }
      }
      case IncidentEndedAgain over -> {
        incidentPosition = over.incidentPosition();
        endedAt = over.endedAt();
        reopenedAt = null;
        draft(over.draft(), over.at());
      }
      case Redrafted anew -> draft(anew.draft(), anew.at());
      case Generated made -> draft(made.draft(), made.model(), made.at());
      case SectionWritten e -> {
        Text text = sections.get(e.section());
        sections.put(
            e.section(),
            new Text(
                e.version(),
                text.visibility(),
                e.text(),
                text.draft(),
                text.model(),
                e.by(),
                e.at()));
        written(e);
      }
      case SectionShown e -> {
        Text text = sections.get(e.section());
        sections.put(
            e.section(),
            new Text(
                text.version(),
                e.visibility(),
                text.text(),
                text.draft(),
                text.model(),
                text.by(),
                text.at()));
        written(e);
      }
      case FactorSaid e -> {
        factors.put(
            e.factorId(),
            new Factor(e.factorId(), e.version(), e.kind(), e.text(), e.by(), e.at()));
        written(e);
      }
      case WhySaid e -> {
        whys.put(
            e.whyId(), new Why(e.whyId(), e.parentId(), e.version(), e.text(), e.by(), e.at()));
        written(e);
      }
      case PartRemoved e -> {
        factors.remove(e.partId());
        whys.remove(e.partId());
        written(e);
      }
      case Submitted e -> {
        progress = Progress.SUBMITTED;
        submitted = e;
        returned = null;
        authors.add(e.by().id());
      }
      case Returned e -> {
        progress = Progress.RETURNED;
        submitted = null;
        returned = e;
      }
      case Published e -> {
        progress = Progress.PUBLISHED;
        submitted = null;
        returned = null;
        outdated = reopenedAt != null;
        authors.clear();
        versions.add(e);
      }
      case Waived e -> {
        progress = Progress.WAIVED;
        submitted = null;
        waived = e;
      }
      case ActionSaid e ->
          actions.merge(e.actionId(), ActionItem.of(e), (old, now) -> old.after(e));
      case ActionMoved e -> actions.computeIfPresent(e.actionId(), (id, old) -> old.after(e));
    }
    return this;
  }

  private void draft(List<DraftedSection> said, Instant at) {
    draft(said, null, at);
  }

  private void draft(List<DraftedSection> said, String model, Instant at) {
    for (DraftedSection drafted : said) {
      Text before = sections.get(drafted.section());
      if (before == null || !before.written()) {
        sections.put(
            drafted.section(),
            new Text(
                before == null ? 1 : before.version() + 1,
                before == null ? SectionVisibility.INTERNAL : before.visibility(),
                drafted.text(),
                drafted,
                model,
                null,
                at));
      }
    }
    if (!versions.isEmpty() || submitted != null) {
      reopen();
    }
  }

  private void written(ReviewEvent event) {
    authors.add(event.by().id());
    reopen();
  }

  /** What was submitted or published is not what it says any more. */
  private void reopen() {
    revision++;
    waived = null;
    submitted = null;
    progress = progress == Progress.RETURNED ? Progress.RETURNED : Progress.DRAFT;
  }

  ReviewDocument done(ReviewEvent event) {
    return new ReviewDocument(
        incident,
        incidentPosition,
        endedAt,
        reopenedAt,
        outdated,
        sections,
        factors,
        whys,
        actions,
        progress,
        revision,
        List.copyOf(authors),
        submitted,
        returned,
        waived,
        versions,
        openedAt,
        event.at());
  }
}
