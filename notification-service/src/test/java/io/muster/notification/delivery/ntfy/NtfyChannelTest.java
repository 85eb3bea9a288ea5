package io.muster.notification.delivery.ntfy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel.Note;
import io.muster.notification.delivery.page.Channel.Outgoing;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.MusterProperties;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

class NtfyChannelTest {

  @RegisterExtension
  static final WireMockExtension NTFY =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  /** The double stumbles over the offer of HTTP/2 without TLS. */
  private static final HttpClient OLD =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Method TOPIC =
      new Method("m1", MethodKind.NTFY, "rosa-4fK2", true, Instant.EPOCH);
  private static final PageWords WORDS = words(false);

  private static PageWords words(boolean stillOn) {
    return new PageWords(
        "INC-42",
        "SEV1",
        "Checkout \"fails\"",
        "checkout",
        "2 Mar 2026 08:15 UTC",
        "Rosa Reyes",
        "Default policy",
        1,
        2,
        null,
        null,
        null,
        stillOn,
        null,
        null,
        "https://muster.example/ack/token",
        "https://muster.example/incidents/INC-42",
        null,
        null);
  }

  @Test
  void a_page_is_published_with_a_button_that_acknowledges() throws NotTakenException {
    NTFY.stubFor(post("/").willReturn(okJson("{\"id\": \"sPs71M8A2T\", \"event\": \"message\"}")));
    assertThat(channel().page(new Outgoing("page-1", 1, TOPIC, WORDS))).isEqualTo("sPs71M8A2T");
    NTFY.verify(
        postRequestedFor(urlEqualTo("/"))
            .withHeader("Authorization", equalTo("Bearer tk_secret"))
            .withRequestBody(
                equalToJson(
                    """
                    {"topic": "rosa-4fK2", "title": "[SEV1] INC-42",
                     "message": "Checkout \\"fails\\"\\nSince 2 Mar 2026 08:15 UTC. Services: checkout",
                     "priority": 5, "click": "https://muster.example/incidents/INC-42",
                     "actions": [{"action": "http", "label": "Acknowledge", "method": "POST",
                                  "url": "https://muster.example/ack/token", "clear": true}]}
                    """)));
  }

  @Test
  void whoever_acknowledged_is_asked_whether_they_are_still_on_it() throws NotTakenException {
    NTFY.stubFor(post("/").willReturn(okJson("{\"id\": \"s1\"}")));
    channel().page(new Outgoing("page-2", 1, TOPIC, words(true)));
    NTFY.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(matchingJsonPath("$.actions[0].label", equalTo("Still on it"))));
  }

  @Test
  void a_note_has_no_button() throws NotTakenException {
    NTFY.stubFor(post("/").willReturn(okJson("{\"id\": \"n1\"}")));
    channel()
        .note(TOPIC, new Note("Rosa Reyes", "Your Muster code", "It is 123456.", "/on-call/me"));
    NTFY.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(
                equalToJson(
                    """
                    {"topic": "rosa-4fK2", "title": "Your Muster code", "message": "It is 123456.",
                     "priority": 4, "click": "https://muster.example/on-call/me"}
                    """)));
  }

  @ParameterizedTest
  @CsvSource({"400, true", "403, false", "429, false", "500, false"})
  void what_can_never_be_taken_is_final(int status, boolean lasting) {
    NTFY.stubFor(post("/").willReturn(aResponse().withStatus(status).withBody("rosa-4fK2")));
    NotTakenException refused =
        catchThrowableOfType(
            NotTakenException.class, () -> channel().page(new Outgoing("page-1", 1, TOPIC, WORDS)));
    assertThat(refused).hasMessage("ntfy refused it with " + status);
    assertThat(refused.isLasting()).isEqualTo(lasting);
  }

  @Test
  void one_that_hangs_or_whose_encryption_is_no_good_is_given_up_in_time_and_tried_again() {
    NTFY.stubFor(post("/").willReturn(okJson("{}").withFixedDelay(30_000)));
    String broken = NTFY.baseUrl().replace("http:", "https:");
    for (NtfyChannel channel :
        List.of(
            channel(NTFY.baseUrl(), Duration.ofMillis(500)),
            channel(broken, Duration.ofSeconds(10)))) {
      NotTakenException silent =
          catchThrowableOfType(
              NotTakenException.class, () -> channel.page(new Outgoing("page-1", 1, TOPIC, WORDS)));
      assertThat(silent).hasMessageStartingWith("ntfy cannot be reached");
      assertThat(silent.isLasting()).isFalse();
    }
  }

  private static NtfyChannel channel() {
    return channel(NTFY.baseUrl(), Duration.ofSeconds(10));
  }

  private static NtfyChannel channel(String url, Duration patience) {
    MusterProperties muster =
        new MusterProperties(
            "notification", "m", "i", "a", null, "k", "c", "s", "https://muster.example");
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(OLD);
    requests.setReadTimeout(patience);
    return new NtfyChannel(
        new NtfyProperties(url + "/", "tk_secret"),
        muster,
        RestClient.builder().requestFactory(requests));
  }
}
