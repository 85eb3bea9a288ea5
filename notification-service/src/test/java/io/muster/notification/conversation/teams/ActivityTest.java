package io.muster.notification.conversation.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.notification.conversation.command.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is read of a message in Teams. */
class ActivityTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String MESSAGE =
      """
      {"type":"message","id":"1485983408511","timestamp":"2026-11-27T09:18:44.2111234Z",
       "from":{"id":"29:1","name":"Rosa","aadObjectId":"4781DF4F-C1B3-4AAC-A7A2-B24CA4A0B5A5"},
       "conversation":{"id":"19:c@thread.tacv2;messageid=1"},"text":"<at>Muster</at> who INC-1",
       "channelData":{"channel":{"id":"19:c@thread.tacv2"},"tenant":{"id":"72f988bf-86f1-41af-91ab-2d7cd011db47"}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <at>Muster</at> ack INC-12                             | ack INC-12
          <at>Muster</at>&nbsp;ack&nbsp;INC-12                   | ack INC-12
          <p><at id="0">Muster</at> note INC-12 a &lt; b &amp; c</p> | note INC-12 a < b & c
          Hey <at>Muster</at> who INC-12                         | who INC-12
          <at>Ravi Rao</at> look: <at>Muster</at> who INC-12     | who INC-12
          <at>Ops</at> who INC-12                                | who INC-12
          <at>Muster</at> role INC-12 scribe <at>Ravi Rao</at>   | role INC-12 scribe Ravi Rao
          <div><div><at>Muster</at> note <b>bold</b> x</div></div> | note bold x
          <at>Muster</at> note 1 < 2                             | note 1 < 2
          ack INC-12                                             | ack INC-12
          """)
  void the_words_are_those_behind_our_name_as_they_were_typed(String html, String words) {
    assertThat(ActivityText.words(html)).isEqualTo(words);
  }

  @Test
  void lines_stay_lines() {
    assertThat(ActivityText.words("<p><at>Muster</at> note one<br>two</p><p>three</p>"))
        .isEqualTo("note one\ntwo\nthree");
  }

  @Test
  void a_message_says_who_wrote_what_where_and_when() {
    assertThat(Activity.read(JSON.readTree(MESSAGE)))
        .contains(
            new Activity(
                "19:c@thread.tacv2;messageid=1/1485983408511",
                new Member(
                    "72f988bf-86f1-41af-91ab-2d7cd011db47", "4781df4f-c1b3-4aac-a7a2-b24ca4a0b5a5"),
                "19:c@thread.tacv2",
                "who INC-1",
                Instant.parse("2026-11-27T09:18:44.2111234Z")));
  }

  @Test
  void what_is_no_message_or_has_no_id_or_time_is_not_read() {
    for (String gone :
        List.of("\"message\"", "1485983408511", "2026-11-27T09:18:44.2111234Z", "19:c@thread")) {
      String half = MESSAGE.replace(gone, gone.startsWith("\"") ? "\"typing\"" : "");
      if (gone.startsWith("19")) {
        half = MESSAGE.replace("\"id\":\"19:c@thread.tacv2;messageid=1\"", "\"name\":\"c\"");
      }
      assertThat(Activity.read(JSON.readTree(half))).as(half).isEmpty();
    }
  }

  @Test
  void whoever_has_no_id_in_the_directory_is_nobody() {
    String guest = MESSAGE.replace("aadObjectId", "other");
    assertThat(Activity.read(JSON.readTree(guest)).orElseThrow().member()).isNull();
  }
}
