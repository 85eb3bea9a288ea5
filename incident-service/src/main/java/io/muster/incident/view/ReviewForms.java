package io.muster.incident.view;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.review.FactorKind;
import io.muster.contracts.review.ReviewSection;
import io.muster.contracts.review.SectionVisibility;
import io.muster.incident.review.ReviewDocument.Progress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which reviews are told and shown. */
final class ReviewForms {

  private ReviewForms() {}

  /**
   * One review of many.
   *
   * @param endedAt when the incident ended last, UTC
   * @param incidentOpen the incident was reopened and goes on
   * @param outdated the incident went on since something was published or submitted
   * @param version the newest that was published
   */
  @Schema(
      name = "ReviewRow",
      requiredProperties = {
        "incident",
        "title",
        "severity",
        "endedAt",
        "incidentOpen",
        "outdated",
        "progress",
        "updatedAt"
      })
  record Row(
      Shown.Ref incident,
      String title,
      Severity severity,
      Instant endedAt,
      boolean incidentOpen,
      boolean outdated,
      Progress progress,
      Integer version,
      Instant updatedAt) {}

  /**
   * Reviews, those of the newest incidents first.
   *
   * @param next to be given as {@code before} for what follows; missing at the end
   */
  @Schema(name = "ReviewList", requiredProperties = "items")
  record Page(List<Row> items, String next) {}

  /**
   * An incident that ended and has no published review, or one that it outlived.
   *
   * @param endedAt UTC
   * @param ageDays whole days since then
   * @param progress how far its review has come; missing for a moment after its end
   * @param outdated there is a published review, and the incident was reopened since
   */
  @Schema(
      name = "UnreviewedIncident",
      requiredProperties = {"incident", "title", "severity", "endedAt", "ageDays", "outdated"})
  record Unreviewed(
      Shown.Ref incident,
      String title,
      Severity severity,
      Instant endedAt,
      long ageDays,
      Progress progress,
      boolean outdated) {}

  /**
   * Incidents without a review, the oldest first.
   *
   * @param next to be given as {@code after} for what follows; missing at the end
   */
  @Schema(name = "UnreviewedIncidentList", requiredProperties = "items")
  record UnreviewedPage(List<Unreviewed> items, String next) {}

  /**
   * A line of a section.
   *
   * @param drafted Muster wrote it from events, and nobody has changed it
   * @param positions of those events in the log
   */
  @Schema(
      name = "ReviewLine",
      requiredProperties = {"text", "drafted", "positions"})
  record Line(String text, boolean drafted, List<Long> positions) {}

  /**
   * A section as it stands.
   *
   * @param version to be sent back when it is written
   * @param by who wrote it; missing while nobody has
   */
  @Schema(
      name = "ReviewSection",
      requiredProperties = {"section", "version", "visibility", "text", "lines", "at"})
  record Section(
      ReviewSection section,
      int version,
      SectionVisibility visibility,
      String text,
      List<Line> lines,
      Shown.By by,
      Instant at) {}

  /** Something that contributed. */
  @Schema(
      name = "ReviewFactor",
      requiredProperties = {"id", "version", "kind", "text", "by", "at"})
  record Factor(String id, int version, FactorKind kind, String text, Shown.By by, Instant at) {}

  /**
   * An answer to "why".
   *
   * @param parent the answer it is a cause of, by id; missing for an answer to why it happened
   */
  @Schema(
      name = "ReviewWhy",
      requiredProperties = {"id", "version", "text", "by", "at"})
  record Why(String id, String parent, int version, String text, Shown.By by, Instant at) {}

  /** Somebody did something about it at a time, and said why. */
  @Schema(
      name = "ReviewWord",
      requiredProperties = {"by", "at"})
  record Word(Shown.By by, Instant at, String text) {}

  /** A published version without what it says. */
  @Schema(
      name = "ReviewVersion",
      requiredProperties = {"version", "approvedBy", "authors", "at"})
  record Version(int version, Shown.By approvedBy, List<Shown.By> authors, Instant at) {}

  /**
   * A review as it is being written.
   *
   * @param revision to be sent back when it is approved
   * @param mayApprove whether the asker may: a manager who neither wrote in it nor submitted it
   * @param authors who wrote in it, or submitted it, since the newest version
   * @param versions the newest first
   */
  @Schema(
      name = "Review",
      requiredProperties = {
        "row",
        "sections",
        "factors",
        "whys",
        "revision",
        "mayApprove",
        "authors",
        "versions",
        "aggregateVersion"
      })
  record Whole(
      Row row,
      List<Section> sections,
      List<Factor> factors,
      List<Why> whys,
      int revision,
      boolean mayApprove,
      List<Shown.By> authors,
      Word submitted,
      Word returned,
      Word waived,
      List<Version> versions,
      long aggregateVersion) {}

  /** A section of a version. */
  @Schema(
      name = "PublishedSection",
      requiredProperties = {"section", "visibility", "text"})
  record PublishedSection(ReviewSection section, SectionVisibility visibility, String text) {}

  /** Something that contributed, as a version says. */
  @Schema(
      name = "PublishedFactor",
      requiredProperties = {"kind", "text"})
  record PublishedFactor(FactorKind kind, String text) {}

  /** An answer to "why", as a version says. */
  @Schema(
      name = "PublishedWhy",
      requiredProperties = {"id", "text"})
  record PublishedWhy(String id, String parent, String text) {}

  /**
   * What was published, for one kind of reader.
   *
   * @param sections those for the reader; of the public text only those that say something
   * @param factors missing from the public text
   * @param whys missing from the public text
   */
  @Schema(
      name = "PublishedReview",
      requiredProperties = {"incident", "version", "at", "sections"})
  record Published(
      Shown.Ref incident,
      int version,
      Instant at,
      Shown.By approvedBy,
      List<PublishedSection> sections,
      List<PublishedFactor> factors,
      List<PublishedWhy> whys) {}

  /** A kind of contributing factor, and what it means. */
  @Schema(
      name = "FactorMeaning",
      requiredProperties = {"kind", "meaning"})
  record Meaning(FactorKind kind, String meaning) {}

  /** The published vocabulary of contributing factors. */
  @Schema(name = "FactorVocabulary", requiredProperties = "factors")
  record Vocabulary(List<Meaning> factors) {}

  /**
   * A section's text, whole.
   *
   * @param version of the section that was read before writing
   */
  @Schema(
      name = "SectionText",
      requiredProperties = {"version", "text"},
      example =
          "{\"version\":3,\"text\":\"Customers could not pay for 25 minutes.\\nOrders were kept and sent later.\"}")
  record NewText(Integer version, String text) {}

  /** Who a section is for. */
  @Schema(
      name = "SectionAudience",
      requiredProperties = "visibility",
      example = "{\"visibility\":\"PUBLIC\"}")
  record NewVisibility(SectionVisibility visibility) {}

  /**
   * Something that contributed.
   *
   * @param version that was read before writing; left out for a new one
   */
  @Schema(
      name = "NewFactor",
      requiredProperties = {"kind", "text"},
      example =
          "{\"kind\":\"MONITORING\",\"text\":\"Nothing watched how many payments were refused\"}")
  record NewFactor(Integer version, FactorKind kind, String text) {}

  /**
   * An answer to "why".
   *
   * @param parent the answer it is a cause of, by id; left out for an answer to why it happened
   * @param version that was read before writing; left out for a new one
   */
  @Schema(
      name = "NewWhy",
      requiredProperties = "text",
      example = "{\"text\":\"The pool was too small for the new release\"}")
  record NewWhy(Integer version, String parent, String text) {}

  /** Which revision was looked at. */
  @Schema(name = "ReviewApproval", requiredProperties = "revision", example = "{\"revision\":12}")
  record Approval(Integer revision) {}

  /** Why. */
  @Schema(
      name = "ReviewReason",
      requiredProperties = "reason",
      example = "{\"reason\":\"Say how many customers were affected\"}")
  record Reason(String reason) {}
}
