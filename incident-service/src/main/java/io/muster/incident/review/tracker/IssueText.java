package io.muster.incident.review.tracker;

import io.muster.contracts.review.ReviewEvent.ActionSaid;
import io.muster.starter.Sha256;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What an issue says of an action item. It names nobody, for who works on what is between the
 * tracker and the people there.
 *
 * @param title a line
 * @param paragraphs plain text
 * @param due the day in UTC by which it is to be done; null when nobody said
 * @param marker one word by which the issue is found again
 */
record IssueText(String title, List<String> paragraphs, LocalDate due, String marker) {

  private static final int DIGITS = 24;
  private static final String UNTITLED = "An action item of a review";

  /**
   * What is said of an item.
   *
   * @param incident by its number, as in INC-142
   * @param where its review can be read
   */
  static IssueText of(ActionSaid said, String incident, String where, String marker) {
    List<String> paragraphs = new ArrayList<>();
    if (said.details() != null) {
      paragraphs.add(said.details());
    }
    if (said.proof() != null) {
      paragraphs.add("What will prove it: " + said.proof());
    }
    if (!said.controls().isEmpty()) {
      paragraphs.add("It strengthens: " + String.join(", ", said.controls()));
    }
    LocalDate due = said.due() == null ? null : LocalDate.ofInstant(said.due(), ZoneOffset.UTC);
    if (due != null) {
      paragraphs.add("Due by: " + due);
    }
    paragraphs.add("From the review of %s: %s".formatted(incident, where));
    paragraphs.add(
        "Closing this says in Muster that it is done; somebody else verifies it there. Changes made in Muster are added as comments.");
    return new IssueText(
        said.title() == null ? UNTITLED : said.title(), List.copyOf(paragraphs), due, marker);
  }

  /** The word that tells the issue of one handing over from every other. */
  static String marker(String trackedId, int round) {
    return "muster" + Sha256.hex(trackedId + "/" + round).substring(0, DIGITS);
  }

  /** All paragraphs, the marker last, as text with blank lines between them. */
  String body() {
    return String.join("\n\n", paragraphs) + "\n\n" + marker;
  }

  /** Tells one text from another. */
  String digest() {
    return Sha256.hex(title + "\n" + due + "\n" + body()).substring(0, DIGITS);
  }
}
