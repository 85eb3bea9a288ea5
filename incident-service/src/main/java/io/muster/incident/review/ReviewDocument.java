package io.muster.incident.review;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.FactorKind;
import io.muster.contracts.review.ReviewContent;
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
import io.muster.contracts.review.ReviewSection;
import io.muster.contracts.review.SectionVisibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A review as the log tells of it: what it says now, how far it has come, and what was published.
 *
 * @param incidentPosition of the newest event of the incident it has heard of
 * @param endedAt when the incident ended last, UTC
 * @param reopenedAt since when it goes on after all, UTC; null while it is over
 * @param outdated the incident went on since something was published or submitted
 * @param revision counts what was written, from 1
 * @param authorIds who wrote in it, or submitted it, since the newest version
 * @param versions what was published, the oldest first
 */
public record ReviewDocument(
    IncidentRef incident,
    long incidentPosition,
    Instant endedAt,
    Instant reopenedAt,
    boolean outdated,
    Map<ReviewSection, Text> sections,
    Map<String, Factor> factors,
    Map<String, Why> whys,
    Progress progress,
    int revision,
    List<String> authorIds,
    Submitted submitted,
    Returned returned,
    Waived waived,
    List<Published> versions,
    Instant openedAt,
    Instant updatedAt) {

  public ReviewDocument {
    sections = Collections.unmodifiableMap(new EnumMap<>(sections));
    factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    whys = Collections.unmodifiableMap(new LinkedHashMap<>(whys));
    authorIds = List.copyOf(authorIds);
    versions = List.copyOf(versions);
  }

  /** How far it has come. */
  public enum Progress {
    /** It is being written. */
    DRAFT,
    /** It waits for a manager. */
    SUBMITTED,
    /** A manager gave it back. */
    RETURNED,
    /** What it says is the newest version. */
    PUBLISHED,
    /** A manager decided that this incident needs none. */
    WAIVED
  }

  /**
   * A section as it stands.
   *
   * @param version counts from 1
   * @param draft what Muster said by itself at last
   * @param by who wrote it; null while nobody has
   * @param at when it was written or drafted, UTC
   */
  public record Text(
      int version,
      SectionVisibility visibility,
      String text,
      DraftedSection draft,
      Actor by,
      Instant at) {

    /** Whether a person wrote it. */
    public boolean written() {
      return by != null;
    }
  }

  /** Something that contributed. */
  public record Factor(
      String id, int version, FactorKind kind, String text, Actor by, Instant at) {}

  /** An answer to "why"; {@code parentId} is the answer it is a cause of, null for the first. */
  public record Why(String id, String parentId, int version, String text, Actor by, Instant at) {}

  /** Its id. */
  public String reviewId() {
    return ReviewEvent.idFor(incident.id());
  }

  /** The newest version. */
  public Optional<Published> newest() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  /** Nobody has to do anything: what it says is published, or it is not needed. */
  public boolean settled() {
    return progress == Progress.WAIVED || !versions.isEmpty() && !outdated;
  }

  /** All that it says now. */
  ReviewContent content() {
    List<ReviewContent.Section> texts = new ArrayList<>();
    sections.forEach(
        (section, text) ->
            texts.add(new ReviewContent.Section(section, text.visibility(), text.text())));
    return new ReviewContent(
        texts,
        factors.values().stream()
            .map(factor -> new ReviewContent.Factor(factor.id(), factor.kind(), factor.text()))
            .toList(),
        whys.values().stream()
            .map(why -> new ReviewContent.Why(why.id(), why.parentId(), why.text()))
            .toList());
  }

  /** What is known after one more event; null before the first. */
  static ReviewDocument after(ReviewDocument before, ReviewEvent event) {
    Change change = new Change(before);
    change.take(event);
    return change.done(event);
  }

  /** The next state while it is being made. */
  private static final class Change {

    private IncidentRef incident;
    private long incidentPosition;
    private Instant endedAt;
    private Instant reopenedAt;
    private boolean outdated;
    private final Map<ReviewSection, Text> sections = new EnumMap<>(ReviewSection.class);
    private final Map<String, Factor> factors = new LinkedHashMap<>();
    private final Map<String, Why> whys = new LinkedHashMap<>();
    private Progress progress = Progress.DRAFT;
    private int revision;
    private final TreeSet<String> authors = new TreeSet<>();
    private Submitted submitted;
    private Returned returned;
    private Waived waived;
    private final List<Published> versions = new ArrayList<>();
    private Instant openedAt;

    Change(ReviewDocument before) {
      if (before != null) {
        incident = before.incident;
        incidentPosition = before.incidentPosition;
        endedAt = before.endedAt;
        reopenedAt = before.reopenedAt;
        outdated = before.outdated;
        sections.putAll(before.sections);
        factors.putAll(before.factors);
        whys.putAll(before.whys);
        progress = before.progress;
        revision = before.revision;
        authors.addAll(before.authorIds);
        submitted = before.submitted;
        returned = before.returned;
        waived = before.waived;
        versions.addAll(before.versions);
        openedAt = before.openedAt;
      }
    }

    void take(ReviewEvent event) {
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
        case SectionWritten e -> {
          Text text = sections.get(e.section());
          sections.put(
              e.section(),
              new Text(e.version(), text.visibility(), e.text(), text.draft(), e.by(), e.at()));
          written(e);
        }
        case SectionShown e -> {
          Text text = sections.get(e.section());
          sections.put(
              e.section(),
              new Text(
                  text.version(), e.visibility(), text.text(), text.draft(), text.by(), text.at()));
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
      }
    }

    private void draft(List<DraftedSection> said, Instant at) {
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
}
