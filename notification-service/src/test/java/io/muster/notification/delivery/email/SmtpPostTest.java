package io.muster.notification.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SmtpPostTest {

  @Property(tries = 300)
  void what_a_mail_server_answers_is_kept_without_addresses_and_on_one_line(
      @ForAll String before, @ForAll String after) {
    String kept = SmtpPost.withoutAddresses(before + " <rosa@muster.example> " + after);
    assertThat(kept).doesNotContain("rosa").doesNotContain("@").doesNotContain("\n");
    assertThat(kept.length()).isLessThanOrEqualTo(200);
  }
}
