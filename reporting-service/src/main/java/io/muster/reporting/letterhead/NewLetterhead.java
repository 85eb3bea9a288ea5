package io.muster.reporting.letterhead;

import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * A letterhead as somebody hands it in.
 *
 * @param name of the organisation, at most 120 characters
 * @param lines below it, at most six of 120 characters; may be left out
 * @param logo a PNG or JPEG in Base64, at most 512 KiB; may be left out
 * @param footer words below each page, at most 200 characters; may be left out
 */
@Schema(name = "NewLetterhead", requiredProperties = "name")
record NewLetterhead(String name, List<String> lines, String logo, String footer) {

  private static final int LONGEST_LINE = 120;
  private static final int MOST_LINES = 6;
  private static final int LONGEST_FOOTER = 200;

  /**
   * What is recorded of it.
   *
   * @throws Refused 422 with a pointer to what is wrong
   */
  LetterheadContent content() {
    if (name == null || name.isBlank()) {
      throw Refused.invalid("/name", "Say what the organisation is called.");
    }
    List<String> kept = new ArrayList<>();
    List<String> given = lines == null ? List.of() : lines;
    if (given.size() > MOST_LINES) {
      throw Refused.invalid("/lines", "There is room for six lines.");
    }
    for (int i = 0; i < given.size(); i++) {
      String line = given.get(i);
      if (line != null && !line.isBlank()) {
        kept.add(line("/lines/" + i, line, LONGEST_LINE));
      }
    }
    return new LetterheadContent(
        line("/name", name, LONGEST_LINE),
        kept,
        logo == null || logo.isBlank() ? null : Logo.of(logo),
        footer == null || footer.isBlank() ? null : line("/footer", footer, LONGEST_FOOTER));
  }

  private static String line(String pointer, String text, int longest) {
    String line = text.strip();
    if (line.length() > longest) {
      throw Refused.invalid(pointer, "There is room for %d characters.".formatted(longest));
    }
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw Refused.invalid(pointer, "Write it in one line.");
    }
    return line;
  }
}
