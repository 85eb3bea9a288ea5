package io.muster.incident.review;

import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.ReviewSection;
import io.muster.incident.review.ReviewModel.Fact;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Has a language model word what Muster drafted. Of what it writes only those lines are taken that
 * name facts there are; each keeps the events of those facts. What only people can say it does not
 * write.
 */
public final class ReviewGeneration {

  private static final Set<ReviewSection> WORDED =
      Set.of(
          ReviewSection.SUMMARY,
          ReviewSection.IMPACT,
          ReviewSection.DETECTION,
          ReviewSection.DELAYS);

  private static final int MOST_LINES = 12;
  private static final int LONGEST_LINE = 1_000;

  private final ReviewModel model;

  /** With a model, or with null, so that none is asked. */
  ReviewGeneration(ReviewModel model) {
    this.model = model;
  }

  /** What the model is called; nothing when there is none. */
  public Optional<String> model() {
    return Optional.ofNullable(model).map(ReviewModel::name);
  }

  /**
   * What the model makes of a draft.
   *
   * @throws Refused 409 when no model is set up, 502 or 503 when it does not answer as it should
   */
  public List<DraftedSection> from(List<DraftedSection> draft) {
    if (model == null) {
      throw Refused.conflict(
          "no-model", "No language model is set up. Write it yourself, or ask an administrator.");
    }
    List<Fact> facts = new ArrayList<>();
    List<List<Long>> positions = new ArrayList<>();
    for (DraftedSection section : draft) {
      for (DraftedSection.Line line : section.lines()) {
        facts.add(new Fact(facts.size() + 1, section.section(), line.text()));
        positions.add(line.positions());
      }
    }
    Map<ReviewSection, List<DraftedSection.Line>> lines = new EnumMap<>(ReviewSection.class);
    for (ReviewModel.Line line : model.write(facts)) {
      line(line, positions)
          .ifPresent(
              taken -> lines.computeIfAbsent(line.section(), key -> new ArrayList<>()).add(taken));
    }
    if (lines.isEmpty()) {
      throw Refused.of(
          502,
          "model-answer",
          "The language model said nothing that rests on what was recorded. Write it yourself.");
    }
    return lines.entrySet().stream()
        .map(
            entry ->
                new DraftedSection(
                    entry.getKey(), entry.getValue().stream().limit(MOST_LINES).toList()))
        .toList();
  }

  private static Optional<DraftedSection.Line> line(
      ReviewModel.Line line, List<List<Long>> positions) {
    String text = line.text().strip().replaceAll("\\s+", " ");
    List<Integer> known =
        line.facts().stream().filter(number -> number >= 1 && number <= positions.size()).toList();
    if (!WORDED.contains(line.section())
        || text.isEmpty()
        || text.length() > LONGEST_LINE
        || known.isEmpty()) {
      return Optional.empty();
    }
    Set<Long> from = new TreeSet<>();
    known.forEach(number -> from.addAll(positions.get(number - 1)));
    return Optional.of(new DraftedSection.Line(text, List.copyOf(from)));
  }
}
