package io.muster.notification.oncall.leave;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which entries of a calendar say that its owner is away. What their calendar program calls out of
 * office always does.
 *
 * @param allDay whether entries for whole days do that block time
 * @param words a title with one of these does, whole and in any case; as far as somebody wants it
 */
public record Rule(boolean allDay, List<String> words) {

  /** What titles of leave mostly say. */
  public static final List<String> USUAL =
      List.of("vacation", "holiday", "annual leave", "out of office", "ooo", "pto");

  /** How many words there may be, and how long each. */
  public static final int MOST_WORDS = 20;

  public static final int LONGEST_WORD = 50;

  public Rule {
    words = List.copyOf(words);
  }

  boolean names(String title) {
    return words.stream().anyMatch(word -> whole(word).matcher(title).find());
  }

  private static Pattern whole(String word) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word.strip()) + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
