package io.muster.notification.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one e-mail address, and what only looks like one. */
class MailAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"rosa@example.org", "rosa.reyes+pager@mail.example.org", "r@x.example"})
  void a_bare_address_is_one(String value) {
    assertThat(MailAddress.isOne(value)).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "rosa",
        "rosa@",
        "@example.org",
        "Rosa <rosa@example.org>",
        "rosa@example.org, sam@example.org",
        "rosa@example.org,sam@example.org",
        "all:rosa@example.org,sam@example.org;",
        "\"rosa\"@example.org",
        "@relay.example:rosa@example.org",
        "rosa@example.org\r\nBcc: sam@example.org"
      })
  void a_list_a_group_a_name_or_a_second_header_is_none(String value) {
    assertThat(MailAddress.isOne(value)).isFalse();
  }
}
