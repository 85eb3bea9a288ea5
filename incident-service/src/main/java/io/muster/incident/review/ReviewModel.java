package io.muster.incident.review;

import io.muster.contracts.review.ReviewSection;
import io.muster.starter.Refused;
import java.util.List;

/**
 * A language model that words parts of a review from facts it is given. It decides nothing: what it
 * writes is marked as its own, and each line has to name the facts it rests on.
 */
interface ReviewModel {

  /**
   * A line Muster drafted from events.
   *
   * @param number by which the model names it
   */
  record Fact(int number, ReviewSection section, String text) {}

  /**
   * A line the model wrote.
   *
   * @param facts numbers of those it says it rests on, unchecked
   */
  record Line(ReviewSection section, String text, List<Integer> facts) {
    public Line {
      facts = List.copyOf(facts);
    }
  }

  /** What it is called, as people are told. */
  String name();

  /**
   * Writes lines from facts.
   *
   * @throws Refused 502 or 503 when it does not answer, or not as it should
   */
  List<Line> write(List<Fact> facts);
}
