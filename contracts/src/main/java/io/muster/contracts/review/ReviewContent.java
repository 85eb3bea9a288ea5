package io.muster.contracts.review;

import java.util.List;

/** All that a published version of a review says. */
public record ReviewContent(List<Section> sections, List<Factor> factors, List<Why> whys) {
  public ReviewContent {
    sections = List.copyOf(sections);
    factors = List.copyOf(factors);
    whys = List.copyOf(whys);
  }

  /** A section. */
  public record Section(ReviewSection section, SectionVisibility visibility, String text) {}

  /** Something that contributed. */
  public record Factor(String factorId, FactorKind kind, String text) {}

  /**
   * An answer to "why", and so a cause of the answer above it. A chain of them is what is known as
   * the five whys; where an answer has several causes it is a tree.
   *
   * @param parentId the answer it is a cause of; null for an answer to why the incident happened
   */
  public record Why(String whyId, String parentId, String text) {}
}
