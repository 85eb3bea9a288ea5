package io.muster.notification.delivery.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageWordsTest {

  private static final String RULE = "The automation rule “Storage” has you called";

  @Test
  void only_where_a_deed_is_the_answer_it_is_said_what_has_people_paged() {
    PageWords usual = words(null);
    assertThat(usual.why()).as("mails leave the link out where this is said").isNull();
    assertThat(usual.answerable()).isTrue();
    assertThat(usual.whyYou()).isEqualTo("Default policy, level 1");
    PageWords byRule = words(RULE);
    assertThat(byRule.why()).isEqualTo(RULE);
    assertThat(byRule.answerable()).isFalse();
    assertThat(byRule.whyYou()).isEqualTo("Default policy, level 1");
  }

  private static PageWords words(String why) {
    return new PageWords(
        "INC-42",
        "SEV1",
        "Checkout fails",
        "checkout",
        "2 Mar 2026 08:15 UTC",
        "Rosa Reyes",
        "Default policy",
        1,
        2,
        null,
        why,
        false,
        null,
        "2 Mar 2026 08:45 UTC",
        "https://muster.example/ack/token",
        "https://muster.example/incidents/INC-42",
        null,
        null);
  }
}
