package io.muster.incident.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextMergeTest {

  private static final String BASE = "It began.\nIt was noticed.\nIt ended.";

  @Test
  void lines_that_two_people_changed_in_different_places_are_both_in_it() {
    TextMerge.Merged merged =
        TextMerge.of(
            BASE,
            "It began at nine.\nIt was noticed.\nIt ended.",
            "It began.\nIt was noticed.\nIt ended at ten.\nNobody was hurt.");
    assertThat(merged.text())
        .isEqualTo("It began at nine.\nIt was noticed.\nIt ended at ten.\nNobody was hurt.");
    assertThat(merged.conflicts()).isZero();
  }

  @Test
  void a_line_that_both_changed_stands_twice_theirs_first() {
    TextMerge.Merged merged =
        TextMerge.of(
            BASE,
            "It began.\nA customer noticed.\nIt ended.",
            "It began.\nAn alert noticed.\nIt ended.");
    assertThat(merged.text())
        .isEqualTo("It began.\nA customer noticed.\nAn alert noticed.\nIt ended.");
    assertThat(merged.conflicts()).isEqualTo(1);
  }

  @Test
  void the_same_change_by_both_is_one() {
    assertThat(TextMerge.of(BASE, "Short.", "Short.")).isEqualTo(new TextMerge.Merged("Short.", 0));
  }

  @Test
  void what_only_one_took_away_is_gone() {
    assertThat(TextMerge.of(BASE, BASE, "It began.\nIt ended.").text())
        .isEqualTo("It began.\nIt ended.");
  }

  @Property(tries = 300)
  void every_line_anybody_added_is_in_what_comes_of_it(
      @ForAll @Size(max = 6)
          List<@StringLength(min = 1, max = 3) @Chars({'a', 'b', 'c'}) String> base,
      @ForAll @Size(max = 4) List<@StringLength(min = 1, max = 3) @Chars({'x', 'y'}) String> theirs,
      @ForAll @Size(max = 4)
          List<@StringLength(min = 1, max = 3) @Chars({'v', 'w'}) String> yours) {
    List<String> one = new ArrayList<>(base);
    one.addAll(base.size() / 2, theirs);
    List<String> other = new ArrayList<>(base);
    other.addAll(base.size() / 2, yours);
    List<String> merged =
        TextMerge.of(String.join("\n", base), String.join("\n", one), String.join("\n", other))
            .text()
            .lines()
            .toList();
    assertThat(merged).containsAll(base).containsAll(theirs).containsAll(yours);
  }
}
