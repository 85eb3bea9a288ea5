package io.muster.notification.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import io.muster.notification.delivery.page.PageWords;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageMailTest {

  private static final String ACKNOWLEDGE = "https://muster.example/ack/token";
  private static final String RULE = "The rule calls you";

  @Test
  void whoever_is_to_take_it_on_finds_the_link_that_acknowledges() {
    PageWords words = words(null);
    assertThat(words.answerable()).isTrue();
    assertThat(mails(words)).allSatisfy(it -> assertThat(it).contains(ACKNOWLEDGE));
  }

  @Test
  void whoever_a_rule_calls_finds_why_and_no_link_that_acknowledges() {
    PageWords words = words(RULE);
    assertThat(words.answerable()).isFalse();
    assertThat(mails(words))
        .allSatisfy(it -> assertThat(it).contains(RULE).doesNotContain(ACKNOWLEDGE));
    assertThat(words.whyYou()).isEqualTo("Default policy, level 1");
  }

  @Test
  void a_page_of_a_policy_that_repeats_says_which_round_it_is() {
    PageWords words = words("round 2 of 3", null);
    assertThat(mails(words))
        .allSatisfy(it -> assertThat(it).contains("level 1 of 2, round 2 of 3, in "));
    assertThat(words.whyYou()).isEqualTo("Default policy, level 1, round 2 of 3");
  }

  @Test
  void whoever_the_last_level_of_a_round_calls_reads_that_it_begins_again() {
    assertThat(mails(words(1, "round 1 of 3", "08:20 UTC", null)))
        .allSatisfy(it -> assertThat(it).contains("the next level is called at 08:20 UTC."));
    assertThat(mails(words(2, "round 1 of 3", "08:20 UTC", null)))
        .allSatisfy(it -> assertThat(it).contains("it begins again with level 1 at 08:20 UTC."));
    assertThat(mails(words(2, "round 3 of 3", null, null)))
        .allSatisfy(it -> assertThat(it).contains("You are the last level"));
  }

  private static List<String> mails(PageWords words) {
    MailTemplates templates = new MailTemplates(Mustache.compiler());
    return List.of(
        templates.text("page-mail").execute(words), templates.html("page-mail").execute(words));
  }

  private static PageWords words(String why) {
    return words(null, why);
  }

  private static PageWords words(String round, String why) {
    return words(1, round, null, why);
  }

  private static PageWords words(int level, String round, String nextAt, String why) {
    return new PageWords(
        "INC-42",
        "SEV1",
        "Checkout fails",
        "checkout",
        "2 Mar 2026 08:15 UTC",
        "Rosa Reyes",
        "Default policy",
        level,
        2,
        round,
        null,
        why,
        false,
        null,
        nextAt,
        ACKNOWLEDGE,
        "https://muster.example/incidents/INC-42",
        null,
        null);
  }
}
