package io.muster.incident.review;

import io.muster.contracts.review.ReviewSection;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.util.regex.Pattern;

/** What a review may hold, and who may decide about it. */
final class ReviewRules {

  /** A section is a few pages at most. */
  private static final int SECTION = 20_000;

  private static final int MOST_FACTORS = 30;
  private static final int MOST_WHYS = 60;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  private ReviewRules() {}

  /** A section's text; it may be empty, not missing. */
  static String sectionText(String text) {
    if (text == null) {
      throw Refused.invalid("/text", "Give the whole text of the section; it may be empty.");
    }
    String said = PlanningText.optional("/text", text.replace("\r\n", "\n"), SECTION);
    return said == null ? "" : said;
  }

  static ReviewSection section(ReviewSection section) {
    if (section == null) {
      throw Refused.notFound("The section");
    }
    return section;
  }

  static String line(String text, String whatToDo) {
    return PlanningText.required("/text", text, PlanningText.PARAGRAPH, whatToDo);
  }

  /** The id somebody chose for a part, so that saying it twice makes one. */
  static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw Refused.invalid(
          "/id", "Use an id of 1 to 60 small letters, digits and hyphens, such as a random UUID.");
    }
  }

  static void requireRoomForFactor(int now) {
    requireRoom(now, MOST_FACTORS, "contributing factors");
  }

  static void requireRoomForWhy(int now) {
    requireRoom(now, MOST_WHYS, "answers");
  }

  private static void requireRoom(int now, int most, String what) {
    if (now >= most) {
      throw Refused.conflict(
          "too-many-parts",
          "A review holds at most %d %s. Put some of them together.".formatted(most, what));
    }
  }
}
