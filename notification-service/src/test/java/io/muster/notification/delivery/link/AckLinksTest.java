package io.muster.notification.delivery.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.starter.MusterProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AckLinksTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String SECRET = "a secret of thirty-two characters";

  @Property(tries = 200)
  void a_link_says_what_it_was_made_for(
      @ForAll @AlphaChars @NumericChars @StringLength(max = 60) String incident,
      @ForAll @AlphaChars @StringLength(max = 60) String person,
      @ForAll @AlphaChars @StringLength(max = 60) String page) {
    AckLink link = new AckLink(incident, person, page, NOW);
    assertThat(links(SECRET, NOW).read(links(SECRET, NOW).token(link))).contains(link);
  }

  @Property(tries = 500)
  void a_link_with_any_character_changed_opens_nothing(
      @ForAll @IntRange(max = 10_000) int where, @ForAll @IntRange(min = 1, max = 63) int by) {
    String token = links(SECRET, NOW).token(new AckLink("i1", "rosa", "p1", NOW));
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int at = where % token.length();
    int known = alphabet.indexOf(token.charAt(at));
    char other = known < 0 ? 'x' : alphabet.charAt((known + by) % alphabet.length());
    String changed = token.substring(0, at) + other + token.substring(at + 1);
    // The last character of each half carries bits that decode to nothing; only then may it still
    // open.
    links(SECRET, NOW)
        .read(changed)
        .ifPresent(link -> assertThat(link).isEqualTo(new AckLink("i1", "rosa", "p1", NOW)));
    if (at != token.length() - 1 && at != token.indexOf('.') - 1) {
      assertThat(links(SECRET, NOW).read(changed)).isEmpty();
    }
  }

  @Property(tries = 300)
  void nonsense_opens_nothing(@ForAll String token) {
    assertThat(links(SECRET, NOW).read(token)).isEmpty();
  }

  @Test
  void a_link_signed_with_another_secret_opens_nothing() {
    String token =
        links("another secret of enough characters", NOW)
            .token(new AckLink("i1", "rosa", "p1", NOW));
    assertThat(links(SECRET, NOW).read(token)).isEmpty();
  }

  @Test
  void a_link_opens_for_a_day() {
    String url = links(SECRET, NOW).urlFor("i1", "rosa", "p1");
    assertThat(url).startsWith("https://muster.example/ack/");
    AckLink link = links(SECRET, NOW).read(url.substring(url.lastIndexOf('/') + 1)).orElseThrow();
    assertThat(links(SECRET, NOW.plusSeconds(86_400)).expired(link)).isFalse();
    assertThat(links(SECRET, NOW.plusSeconds(86_401)).expired(link)).isTrue();
  }

  @Test
  void a_short_secret_is_refused_at_the_start() {
    assertThatThrownBy(() -> new LinkProperties("short", "http://127.0.0.1:8081"))
        .hasMessageContaining("MUSTER_LINK_SECRET")
        .hasMessageNotContaining("short");
  }

  private static AckLinks links(String secret, Instant now) {
    MusterProperties muster =
        new MusterProperties(
            "notification",
            "mongodb://127.0.0.1/muster",
            "http://127.0.0.1/realms/muster",
            "muster-api",
            null,
            "keys",
            null,
            null,
            "https://muster.example");
    return new AckLinks(
        new LinkProperties(secret, "http://127.0.0.1:8081"),
        muster,
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
