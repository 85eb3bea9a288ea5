package io.muster.notification.conversation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ConversationCommand.OpenBridge;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.notification.facts.IncidentNow;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.client.RestClient;

/** Zoom is a double here that answers only to what its documentation says. */
class BridgesTest {

  @RegisterExtension
  static final WireMockExtension ZOOM =
      WireMockExtension.newInstance()
          .options(options().dynamicPort().http2PlainDisabled(true))
          .failOnUnmatchedRequests(true)
          .build();

  private static final Actor BY = Actor.system("conversation");
  private static final String NUMBER = "+49 30 5550123, code 4711";

  @Test
  void a_room_is_named_after_its_incident_and_cannot_be_guessed() {
    Bridges bridges = bridges(BridgeKind.JITSI);
    Set<String> rooms = new HashSet<>();
    for (int each = 0; each < 100; each++) {
      rooms.add(make(bridges).orElseThrow().joinUrl());
    }
    assertThat(rooms)
        .hasSize(100)
        .allMatch(url -> url.matches("https://meet\\.example/inc-42-[a-z2-9]{20}"));
  }

  @Test
  void a_zoom_meeting_is_joined_by_the_link_for_joining_and_not_by_its_hosts() {
    token();
    ZOOM.stubFor(
        post(urlPathEqualTo("/v2/users/me/meetings"))
            .withHeader("Authorization", equalTo("Bearer an-access-token"))
            .withRequestBody(matchingJsonPath("$.topic", equalTo("SEV1 INC-42 Checkout is down")))
            .withRequestBody(matchingJsonPath("$.type", equalTo("1")))
            .withRequestBody(matchingJsonPath("$.settings.join_before_host", equalTo("true")))
            .willReturn(
                okJson(
                        "{\"id\":85746065,\"join_url\":\"https://zoom.example/j/85746065?pwd=x\","
                            + "\"start_url\":\"https://zoom.example/s/85746065?zak=secret\"}")
                    .withStatus(201)));

    assertThat(make(bridges(BridgeKind.ZOOM)))
        .get()
        .extracting(OpenBridge::kind, OpenBridge::joinUrl, OpenBridge::dialIn)
        .containsExactly(BridgeKind.ZOOM, "https://zoom.example/j/85746065?pwd=x", null);
  }

  @Test
  void when_zoom_takes_no_more_meetings_the_next_kind_is_taken() {
    token();
    ZOOM.stubFor(
        post(urlPathEqualTo("/v2/users/me/meetings"))
            .willReturn(status(429).withHeader("Retry-After", "60")));
    assertThat(make(bridges(BridgeKind.ZOOM, BridgeKind.JITSI)))
        .get()
        .extracting(OpenBridge::kind)
        .isEqualTo(BridgeKind.JITSI);
  }

  @Test
  void a_provider_that_hangs_is_left_after_four_seconds() {
    ZOOM.stubFor(
        post(urlPathEqualTo("/oauth/token")).willReturn(aResponse().withFixedDelay(60_000)));
    long began = System.nanoTime();
    OpenBridge made = make(bridges(BridgeKind.ZOOM, BridgeKind.NUMBER)).orElseThrow();
    assertThat(made.dialIn()).isEqualTo(NUMBER);
    assertThat((System.nanoTime() - began) / 1e9).isBetween(3.9, 30.0);
  }

  @Test
  void without_any_provider_that_answers_there_is_no_call() {
    ZOOM.stubFor(post(urlPathEqualTo("/oauth/token")).willReturn(serviceUnavailable()));
    assertThat(make(bridges(BridgeKind.ZOOM))).isEmpty();
  }

  @Test
  void only_incidents_that_are_bad_enough_get_a_call_by_themselves() {
    Bridges bridges = bridges(BridgeKind.JITSI);
    assertThat(List.of(Severity.values()).stream().filter(bridges::calledFor))
        .containsExactly(Severity.SEV1, Severity.SEV2);
    assertThat(bridges().calledFor(Severity.SEV1)).isFalse();
  }

  private static void token() {
    ZOOM.stubFor(
        post(urlPathEqualTo("/oauth/token"))
            .withBasicAuth("an-id", "a-secret")
            .withFormParam("grant_type", equalTo("account_credentials"))
            .withFormParam("account_id", equalTo("an-account"))
            .willReturn(
                okJson(
                    "{\"access_token\":\"an-access-token\",\"token_type\":\"bearer\",\"expires_in\":3599}")));
  }

  private static Optional<OpenBridge> make(Bridges bridges) {
    return bridges.make(
        new IncidentNow(
            "i42",
            "INC-42",
            "Checkout is down",
            Severity.SEV1,
            List.of("checkout"),
            Instant.EPOCH,
            ResponseState.TRIGGERED,
            false,
            null,
            null,
            null,
            null),
        "It is SEV1.",
        BY);
  }

  private static Bridges bridges(BridgeKind... kinds) {
    BridgeProperties properties =
        new BridgeProperties(
            Severity.SEV2,
            List.of(kinds),
            URI.create("https://meet.example/"),
            NUMBER,
            new BridgeProperties.Zoom(
                "an-account",
                "an-id",
                "a-secret",
                "me",
                "",
                URI.create(ZOOM.baseUrl()),
                URI.create(ZOOM.baseUrl() + "/oauth/token")),
            null,
            null);
    return new Bridges(
        properties,
        List.of(
            new JitsiRooms(properties),
            new FixedNumber(properties),
            new ZoomMeetings(properties, RestClient.builder())),
        null);
  }
}
