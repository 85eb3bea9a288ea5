package io.muster.notification.conversation.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The sample is the one Slack publishes with its documentation. */
class SlackSignatureTest {

  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String SENT = "1531420618";
  private static final String SIGNED =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
              + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
              + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(StandardCharsets.US_ASCII);

  @Test
  void the_published_sample_holds_for_five_minutes_and_not_longer() {
    assertThat(at(0).holds(SENT, SIGNED, BODY)).isTrue();
    assertThat(at(300).holds(SENT, SIGNED, BODY)).isTrue();
    assertThat(at(301).holds(SENT, SIGNED, BODY)).isFalse();
    assertThat(at(-301).holds(SENT, SIGNED, BODY)).isFalse();
  }

  @Test
  void another_body_another_time_and_another_secret_do_not_hold() {
    byte[] other = BODY.clone();
    other[10]++;
    assertThat(at(0).holds(SENT, SIGNED, other)).isFalse();
    assertThat(at(0).holds("1531420619", SIGNED, BODY)).isFalse();
    assertThat(signature("another", 0).holds(SENT, SIGNED, BODY)).isFalse();
  }

  @Test
  void what_is_missing_or_makes_no_sense_does_not_hold() {
    assertThat(at(0).holds(null, SIGNED, BODY)).isFalse();
    assertThat(at(0).holds(SENT, null, BODY)).isFalse();
    assertThat(at(0).holds("soon", SIGNED, BODY)).isFalse();
    assertThat(at(0).holds("9223372036854775807", SIGNED, BODY)).isFalse();
    assertThat(at(0).holds(SENT, "v0=ü", BODY)).isFalse();
  }

  @Test
  void without_a_secret_nothing_holds() {
    assertThat(signature("", 0).holds(SENT, SIGNED, BODY)).isFalse();
  }

  private static SlackSignature at(long secondsAfter) {
    return signature(SECRET, secondsAfter);
  }

  private static SlackSignature signature(String secret, long secondsAfter) {
    Instant now = Instant.ofEpochSecond(Long.parseLong(SENT) + secondsAfter);
    return new SlackSignature(
        new SlackProperties("xoxb-a", secret, Severity.SEV2, null),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
