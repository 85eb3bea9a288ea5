package io.muster.incident.review;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.FactorKind;
import io.muster.contracts.review.ReviewContent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewEvent.Published;
import io.muster.contracts.review.ReviewEvent.Returned;
import io.muster.contracts.review.ReviewEvent.Submitted;
import io.muster.contracts.review.ReviewEvent.Waived;
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

/**
 * A review as the log tells of it: what it says now, how far it has come, and what was published.
 *
 * @param incidentPosition of the newest event of the incident it has heard of
 * @param endedAt when the incident ended last, UTC
 * @param reopenedAt since when it goes on after all, UTC; null while it is over
 * @param outdated the incident went on since something was published or submitted
 * @param actions what has to be done, in the order it was said
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
    Map<String, ActionItem> actions,
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
    actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
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
   * @param draft what Muster said by itself at last, or a language model did
   * @param model which model that was; null when it was Muster
   * @param by who wrote it; null while nobody has
   * @param at when it was written or drafted, UTC
   */
  public record Text(
      int version,
      SectionVisibility visibility,
      String text,
      DraftedSection draft,
      String model,
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

  /** The same, with nothing of what its parts and versions say. */
  ReviewDocument withoutTexts() {
    Map<ReviewSection, Text> bare = new EnumMap<>(ReviewSection.class);
    sections.forEach(
        (section, text) ->
            bare.put(
                section,
                new Text(
                    text.version(),
                    text.visibility(),
                    "",
                    new DraftedSection(section, List.of()),
                    null,
                    text.by(),
                    text.at())));
    return new ReviewDocument(
        incident,
        incidentPosition,
        endedAt,
        reopenedAt,
        outdated,
        bare,
        Map.of(),
        Map.of(),
        actions,
        progress,
        revision,
        authorIds,
        submitted,
        returned,
        waived,
        versions.stream().map(ReviewDocument::withoutText).toList(),
        openedAt,
        updatedAt);
  }

  private static Published withoutText(Published version) {
    return new Published(
        version.reviewId(),
        version.version(),
        version.revision(),
        null,
        version.authorIds(),
        version.by(),
        version.at());
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
    return new ReviewChange(before).take(event).done(event);
  }
}
