package io.muster.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.netty.channel.ChannelOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What callers see when a part of Muster is slow, down or just being talked to at length. */
@TestPropertySource(
    properties = {
      "spring.cloud.gateway.server.webflux.httpclient.response-timeout=2s",
      "MUSTER_LIMIT_ANONYMOUS=100000"
    })
class TroubleIT extends GatewayITBase {

  @Autowired ReactiveResilience4JCircuitBreakerFactory breakers;

  @BeforeEach
  void closeTheBreakersOthersOpened() {
    breakers
        .getCircuitBreakerRegistry()
        .getAllCircuitBreakers()
        .forEach(breaker -> breaker.reset());
    awaitKeysOfTheIssuer();
  }

  @Test
  void a_part_that_is_down_is_named_and_the_others_go_on_working() {
    NOTIFICATION.stop();
    try {
      HttpResponse<String> down = browser().get("/api/on-call", "Authorization", bearer());

      assertProblem(down, 503, "part-unavailable");
      assertThat(json(down).get("detail").asString()).contains("notification service");
      assertThat(down.headers().firstValue("Retry-After")).isPresent();
      assertThat(browser().get("/api/incidents", "Authorization", bearer()).statusCode())
          .isEqualTo(200);
    } finally {
      NOTIFICATION.startAgain();
    }
  }

  @Test
  void a_part_that_stays_silent_is_not_asked_again_until_it_had_time_to_recover() {
    AtomicInteger asked = new AtomicInteger();
    REPORTING.answers(
        (request, response) -> {
          asked.incrementAndGet();
          return Mono.fromRunnable(
              () -> response.withConnection(connection -> connection.dispose()));
        });
    // A command is sent once each time, so failures and requests can be counted against each other.
    for (int i = 0; i < 5; i++) {
      assertProblem(rebuild(), 503, "part-unavailable");
    }
    assertThat(asked).hasValue(5);

    assertProblem(rebuild(), 503, "part-unavailable");
    assertThat(asked).as("the breaker is open").hasValue(5);

    REPORTING.reset();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(500))
        .until(() -> rebuild().statusCode() == 200);
  }

  private HttpResponse<String> rebuild() {
    return browser()
        .post("/api/admin/reporting/read-models/rebuild", "{}", "Authorization", bearer());
  }

  @Test
  void a_read_is_tried_again_when_the_connection_breaks() {
    AtomicInteger asked = new AtomicInteger();
    INCIDENT.answers(
        (request, response) -> {
          if (asked.incrementAndGet() == 1) {
            return Mono.fromRunnable(
                () -> response.withConnection(connection -> connection.dispose()));
          }
          return INCIDENT.remember(request, response);
        });

    assertThat(browser().get("/api/incidents", "Authorization", bearer()).statusCode())
        .isEqualTo(200);
    assertThat(asked).hasValue(2);
  }

  @Test
  void a_command_is_never_sent_twice() {
    AtomicInteger asked = new AtomicInteger();
    INCIDENT.answers(
        (request, response) -> {
          asked.incrementAndGet();
          return Mono.fromRunnable(
              () -> response.withConnection(connection -> connection.dispose()));
        });

    assertProblem(
        browser().post("/api/incidents", "{}", "Authorization", bearer()), 503, "part-unavailable");
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_failure_a_service_explains_itself_passes_through_and_is_not_repeated() {
    AtomicInteger asked = new AtomicInteger();
    INCIDENT.answers(
        (request, response) -> {
          asked.incrementAndGet();
          return response.status(503).header("Retry-After", "7").sendString(Mono.just("busy"));
        });

    HttpResponse<String> answer = browser().get("/api/incidents", "Authorization", bearer());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    assertThat(answer.body()).isEqualTo("busy");
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_slow_part_is_given_up_with_the_advice_to_repeat_safely() {
    INCIDENT.answers((request, response) -> Mono.never());

    HttpResponse<String> answer = browser().post("/api/incidents", "{}", "Authorization", bearer());

    assertProblem(answer, 504, "part-timeout");
    assertThat(json(answer).get("detail").asString()).contains("Idempotency-Key");
  }

  @Test
  void a_kept_connection_never_falls_silent_after_a_refusal() throws Exception {
    // Refusals go out before the body is read. With reactor-netty 1.3.6 one in a few dozen left the
    // connection dead.
    HttpClient client = HttpClient.newHttpClient();
    URI incidents = URI.create(gateway() + "/api/incidents");
    for (int i = 0; i < 300; i++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(incidents)
              .timeout(Duration.ofSeconds(30))
              .header("Cookie", "muster=nobody");
      HttpRequest next =
          i % 3 == 0
              ? request.GET().build()
              : request.POST(HttpRequest.BodyPublishers.ofString("{}")).build();
      int expected = i % 3 == 0 ? 401 : 403;
      assertThat(client.send(next, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_answer_that_breaks_off_never_looks_whole(boolean byReset) throws Exception {
    INCIDENT.answers(
        (request, response) ->
            response
                .withConnection(
                    caller -> {
                      if (byReset) {
                        caller.channel().config().setOption(ChannelOption.SO_LINGER, 0);
                      }
                    })
                .sse()
                .sendString(Flux.concat(Mono.just("half of it\n"), Mono.never())));

    try (LogLines log = new LogLines()) {
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(gateway() + "/api/incidents"))
                      .header("Authorization", bearer())
                      .build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
        assertThat(lines.readLine()).isEqualTo("half of it");
        INCIDENT.stop();

        assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
      } finally {
        INCIDENT.startAgain();
      }
      Awaitility.await().until(() -> !log.from(Level.INFO).isEmpty());
      assertThat(log.from(Level.INFO))
          .singleElement()
          .asString()
          .startsWith("An answer broke off, request=");
    }
  }

  @Test
  void the_live_stream_shows_each_event_at_once_and_outlives_the_time_limit() throws Exception {
    // Silent between the two for longer than an ordinary answer may take to begin.
    Mono<String> later =
        Mono.delay(Duration.ofSeconds(3))
            .thenReturn("id: 7\nevent: incident\ndata: {\"position\":7}\n\n");
    INCIDENT.answers(
        (request, response) ->
            response.sse().sendString(Flux.concat(Mono.just("event: beat\ndata: {}\n\n"), later)));

    HttpResponse<InputStream> stream =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(gateway() + "/api/live"))
                    .header("Accept", "text/event-stream")
                    .header("Authorization", bearer())
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    try (var lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
      // Nothing but the beat has been sent: reading it proves that it was not held back.
      assertThat(lines.readLine()).isEqualTo("event: beat");
      assertThat(lines.readLine()).isEqualTo("data: {}");
      assertThat(lines.readLine()).isEmpty();

      assertThat(lines.readLine()).isEqualTo("id: 7");
    }
  }
}
