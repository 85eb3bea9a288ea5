package io.muster.notification.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel.Note;
import io.muster.notification.delivery.page.Channel.Outgoing;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.oncall.contact.Method;
import io.muster.notification.testing.PushServiceDouble;
import io.muster.notification.testing.PushServiceDouble.Taken;
import io.muster.starter.MusterProperties;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Against a push service that verifies who sends, and a browser that decrypts. */
class PushChannelTest {

  private static final PushServiceDouble SERVICE = new PushServiceDouble(Clock.systemUTC());
  private static final ECKey PAIR = PushServiceDouble.pair();
  private static final String PUBLIC = PushServiceDouble.publicKey(PAIR);
  private static final String MUSTER = "https://muster.example";

  @AfterEach
  void no_rule_of_the_protocol_was_broken() {
    assertThat(SERVICE.faults()).isEmpty();
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void a_page_reaches_the_browser_encrypted_with_a_button_that_acknowledges()
      throws NotTakenException {
    Method laptop = subscribed("laptop");
    assertThat(channel().page(new Outgoing("page-1", 1, laptop, words("checkout"))))
        .isEqualTo("127.0.0.1 took it with 201");
    Taken taken = SERVICE.to("laptop").getFirst();
    assertThat(taken.message())
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"title": "[SEV1] INC-42", "tag": "INC-42",
                     "body": "Checkout \\"fails\\"\\nSince 2 Mar 2026 08:15 UTC. Services: checkout",
                     "url": "https://muster.example/incidents/INC-42",
                     "acknowledge": "https://muster.example/ack/token"}
                    """));
    assertThat(taken.headers().getFirst("TTL")).isEqualTo("3600");
    assertThat(taken.headers().getFirst("Urgency")).isEqualTo("high");
  }

  @Test
  void attempts_at_one_page_share_a_topic_and_two_pages_do_not() throws NotTakenException {
    Method desk = subscribed("desk");
    channel().page(new Outgoing("page-1", 1, desk, words("checkout")));
    channel().page(new Outgoing("page-1", 2, desk, words("checkout")));
    channel().page(new Outgoing("page-2", 1, desk, words("checkout")));
    List<String> topics =
        SERVICE.to("desk").stream().map(it -> it.headers().getFirst("Topic")).toList();
    assertThat(topics.get(0)).isEqualTo(topics.get(1)).isNotEqualTo(topics.get(2));
  }

  @Test
  void a_page_about_very_many_services_still_fits() throws NotTakenException {
    Method phone = subscribed("phone");
    channel().page(new Outgoing("page-3", 1, phone, words("überlange-dienste, ".repeat(500))));
    assertThat(SERVICE.to("phone").getFirst().message().path("body").asString()).endsWith("…");
  }

  @Test
  void whoever_acknowledged_is_asked_whether_they_are_still_on_it() throws NotTakenException {
    Method watch = subscribed("watch");
    channel().page(new Outgoing("page-4", 1, watch, stillOn()));
    Taken taken = SERVICE.to("watch").getFirst();
    assertThat(taken.message().path("button").asString()).isEqualTo("Still on it");
    assertThat(taken.message().path("acknowledge").asString()).isEqualTo(MUSTER + "/ack/token");
    assertThat(taken.message().path("body").asString())
        .isEqualTo(
            "Are you still on it? Checkout fails\n"
                + "Without an answer others are called from 2 Mar 2026 08:45 UTC.");
  }

  @Test
  void a_note_has_no_button_and_is_of_no_use_after_its_code() throws NotTakenException {
    Method tablet = subscribed("tablet");
    channel().note(tablet, new Note("Rosa", "Your Muster code", "It is 123456.", "/on-call/me"));
    Taken taken = SERVICE.to("tablet").getFirst();
    assertThat(taken.message().path("body").asString()).isEqualTo("It is 123456.");
    assertThat(taken.message().path("url").asString()).isEqualTo(MUSTER + "/on-call/me");
    assertThat(taken.message().has("acknowledge")).isFalse();
    assertThat(taken.headers().getFirst("TTL")).isEqualTo("600");
  }

  @ParameterizedTest
  @CsvSource({
    "400, true, false", "403, true, false", "404, true, true", "410, true, true",
    "413, true, false", "401, false, false", "429, false, false", "500, false, false",
    "302, false, false"
  })
  void what_can_never_be_taken_is_final_and_only_a_browser_that_is_gone_is_gone(
      int status, boolean lasting, boolean gone) {
    Method browser = subscribed("refusing-" + status);
    SERVICE.answersNext(status);
    NotTakenException refused =
        catchThrowableOfType(
            NotTakenException.class,
            () -> channel().page(new Outgoing("page-1", 1, browser, words("checkout"))));
    assertThat(refused).hasMessageContaining("" + status).hasMessageNotContaining("/push/");
    assertThat(refused.isLasting()).isEqualTo(lasting);
    assertThat(refused.isGone()).isEqualTo(gone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://internal.example/push",
        "https://push.example.evil.example/x",
        "https://push.example:8443/x",
        "https://169.254.169.254/latest",
        "https://evilpush.example/x"
      })
  void a_browser_can_name_no_host_but_a_push_service(String endpoint) {
    String address =
        SERVICE.subscribe("elsewhere", PUBLIC).replace(SERVICE.endpoint("elsewhere"), endpoint);
    assertThat(channel().objection(address)).get().asString().contains("ask an administrator");
    assertThatThrownBy(
            () -> channel().page(new Outgoing("page-1", 1, method(address), words("checkout"))))
        .isInstanceOfSatisfying(NotTakenException.class, it -> assertThat(it.isLasting()).isTrue());
    assertThat(SERVICE.to("elsewhere")).isEmpty();
  }

  @Test
  void an_operator_may_name_all_hosts_below_one() {
    assertThat(channel().objection(at("https://par02.push.example/w/?token=x"))).isEmpty();
    assertThat(channel().objection(SERVICE.subscribe("any", PUBLIC))).isEmpty();
  }

  @Test
  void without_a_key_nothing_is_pushed_and_half_a_key_or_two_halves_are_refused() {
    assertThat(channel(new PushProperties("", "", null, List.of())).isSetUp()).isFalse();
    String other = PushServiceDouble.pair().getD().toString();
    assertThatThrownBy(() -> channel(properties(PUBLIC, other)))
        .hasMessageContaining("MUSTER_PUSH_PRIVATE_KEY")
        .hasMessageNotContaining(other);
    assertThatThrownBy(() -> properties(PUBLIC, "")).hasMessageContaining("MUSTER_PUSH_PRIVATE");
    byte[] noPoint = new byte[65];
    noPoint[0] = 4;
    for (String wrong : List.of("BAAA", Base64URL.encode(noPoint).toString())) {
      assertThatThrownBy(() -> properties(wrong, other)).hasMessageContaining("MUSTER_PUSH_PUBLIC");
    }
  }

  @Test
  void the_token_is_for_the_origin_of_the_service_which_names_no_usual_port()
      throws ParseException {
    Vapid vapid = new Vapid(properties(PUBLIC, PAIR.getD().toString()), Clock.systemUTC());
    for (String port : List.of("", ":443")) {
      String said = vapid.authorization(URI.create("https://push.example%s/w/x".formatted(port)));
      String token = said.substring("vapid t=".length(), said.indexOf(','));
      assertThat(SignedJWT.parse(token).getJWTClaimsSet().getAudience())
          .containsExactly("https://push.example");
    }
  }

  private static String at(String endpoint) {
    return SERVICE.subscribe("named", PUBLIC).replace(SERVICE.endpoint("named"), endpoint);
  }

  private static Method subscribed(String browser) {
    return method(SERVICE.subscribe(browser, PUBLIC));
  }

  private static Method method(String address) {
    return new Method("m1", MethodKind.PUSH, address, true, Instant.EPOCH);
  }

  private static PushChannel channel() {
    return channel(properties(PUBLIC, PAIR.getD().toString()));
  }

  private static PushProperties properties(String publicKey, String privateKey) {
    return new PushProperties(
        publicKey,
        privateKey,
        "mailto:operations@muster.example",
        List.of("127.0.0.1", "*.push.example"));
  }

  private static PushChannel channel(PushProperties push) {
    MusterProperties muster =
        new MusterProperties("notification", "m", "i", "a", null, "k", "c", "s", MUSTER);
    return new PushChannel(push, muster, new JsonMapper(), Clock.systemUTC());
  }

  private static PageWords stillOn() {
    return new PageWords(
        "INC-42",
        "SEV1",
        "Are you still on it? Checkout fails",
        "checkout",
        "2 Mar 2026 08:15 UTC",
        "Rosa Reyes",
        "Default policy",
        1,
        1,
        null,
        null,
        null,
        true,
        null,
        "2 Mar 2026 08:45 UTC",
        MUSTER + "/ack/token",
        MUSTER + "/incidents/INC-42",
        null,
        null);
  }

  private static PageWords words(String services) {
    return new PageWords(
        "INC-42",
        "SEV1",
        "Checkout \"fails\"",
        services,
        "2 Mar 2026 08:15 UTC",
        "Rosa Reyes",
        "Default policy",
        1,
        2,
        null,
        null,
        null,
        false,
        null,
        null,
        MUSTER + "/ack/token",
        MUSTER + "/incidents/INC-42",
        null,
        null);
  }
}
