package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTableTest {

  @Test
  void numbers_stay_numbers_and_what_is_not_there_is_empty() throws IOException {
    StringBuilder text = new StringBuilder();
    SpreadsheetTable table = new SpreadsheetTable(text, "what", "how many", "why");
    table.row("a \"quoted\", one", -3, null);
    assertThat(text).hasToString("what,how many,why\r\n\"a \"\"quoted\"\", one\",-3,\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A1"})
  void no_text_is_a_formula(String cell) throws IOException {
    StringBuilder text = new StringBuilder();
    new SpreadsheetTable(text, "what").row(cell);
    assertThat(text).hasToString("what\r\n'" + cell + "\r\n");
  }

  @Test
  void a_file_is_in_utf_8_and_whole_once_it_is_handed_over() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SpreadsheetTable table = new SpreadsheetTable(out, "wer");
    table.row("Łukasz");
    table.flush();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("wer\r\nŁukasz\r\n");
  }
}
