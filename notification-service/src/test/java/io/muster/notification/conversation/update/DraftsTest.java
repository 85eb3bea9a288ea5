package io.muster.notification.conversation.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DraftsTest {

  @Test
  void what_is_drafted_is_no_longer_than_an_update_may_be_and_holds_nothing_it_may_not() {
    assertThat(Drafts.fitting("Investigating: it fails", 200)).isEqualTo("Investigating: it fails");
    assertThat(Drafts.fitting("a".repeat(200), 200)).isEqualTo("a".repeat(200));
    assertThat(Drafts.fitting("a".repeat(201), 200)).isEqualTo("a".repeat(199) + "…");
    assertThat(Drafts.fitting("a".repeat(198) + "😀b", 200))
        .as("no half of a character")
        .isEqualTo("a".repeat(198) + "…");
    assertThat(Drafts.fitting("It is \u001b[31mred\u0000", 200)).isEqualTo("It is [31mred");
  }
}
