package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

/** Many callers at once: while a service is slow, while it is gone, and when it is back. */
@TestPropertySource(
    properties = {
      "MUSTER_LIMIT_CALLER=1000000",
      "MUSTER_LIMIT_CALLS_AT_ONCE=" + CrowdIT.AT_ONCE,
      // A slow machine may need longer than usual until the whole crowd has arrived.
      "spring.cloud.gateway.server.webflux.httpclient.response-timeout=60s"
    })
class CrowdIT extends GatewayITBase {

  static final int AT_ONCE = 300;

  @Autowired ReactiveResilience4JCircuitBreakerFactory breakers;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String bearer = bearer();
  private LogLines log;

  @BeforeEach
  void open() {
    awaitKeysOfTheIssuer();
    log = new LogLines();
  }

  @AfterEach
  void close() {
    log.close();
    client.shutdownNow();
  }

  @Test
  void three_hundred_calls_wait_for_a_slow_service_side_by_side_and_all_pass() {
    AtomicInteger waiting = new AtomicInteger();
    CompletableFuture<Void> slowWork = new CompletableFuture<>();
    INCIDENT.answers(
        (request, response) -> {
          waiting.incrementAndGet();
          return Mono.fromFuture(slowWork, true).then(INCIDENT.remember(request, response));
        });

    List<CompletableFuture<HttpResponse<String>>> crowd = commands(AT_ONCE);
    Awaitility.await().until(() -> waiting.get() == AT_ONCE);
    HttpResponse<String> oneMore = answer(command("/api/incidents"));
    HttpResponse<String> another = answer(command("/api/incidents"));
    HttpResponse<String> elsewhere = answer(command("/api/on-call"));
    slowWork.complete(null);

    assertThat(crowd).allSatisfy(call -> assertThat(answer(call).statusCode()).isEqualTo(200));
    assertProblem(oneMore, 503, "part-busy");
    assertThat(oneMore.headers().firstValue("Retry-After")).contains("1");
    assertProblem(another, 503, "part-busy");
    assertThat(elsewhere.statusCode()).as("other services are not held up").isEqualTo(200);
    assertThat(answer(command("/api/incidents")).statusCode()).isEqualTo(200);
    assertThat(log.from(Level.INFO))
        .containsExactly(
            "300 calls wait for the incident service; more are refused",
            "The incident service has room for calls again");
  }

  @Test
  void a_killed_service_costs_its_callers_a_503_and_is_asked_again_as_soon_as_it_is_back() {
    AtomicInteger waiting = new AtomicInteger();
    INCIDENT.answers(
        (request, response) -> {
          waiting.incrementAndGet();
          return Mono.never();
        });
    List<CompletableFuture<HttpResponse<String>>> cutOff = commands(50);
    Awaitility.await().until(() -> waiting.get() == 50);

    AtomicInteger tries = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    INCIDENT.stop();
    try {
      assertThat(cutOff).allSatisfy(call -> assertProblem(answer(call), 503, "part-unavailable"));
      breakers
          .getCircuitBreakerRegistry()
          .circuitBreaker("incident")
          .getEventPublisher()
          .onStateTransition(
              event -> {
                if (event.getStateTransition() == StateTransition.HALF_OPEN_TO_OPEN) {
                  tries.incrementAndGet();
                }
              });
      askUntil(
          down -> {
            assertProblem(down, 503, "part-unavailable");
            assertThat(down.headers().firstValue("Retry-After")).contains("2");
            refused.incrementAndGet();
            return tries.get() == 2;
          });
    } finally {
      INCIDENT.reset();
      INCIDENT.startAgain();
    }

    // The breaker has just found it down and waits for as long as it ever does.
    askUntil(back -> back.statusCode() == 200);
    assertThat(commands(100))
        .allSatisfy(call -> assertThat(answer(call).statusCode()).isEqualTo(200));
    assertThat(log.from(Level.WARN))
        .singleElement()
        .asString()
        .startsWith("The incident service does not answer and gets one call a second");
    assertThat(log.from(Level.INFO)).contains("The incident service answers again");
    // Only the calls that may have reached the service have a line each.
    assertThat(refused.get()).isGreaterThan(10);
    assertThat(log.from(Level.INFO)).hasSize(2 + 50 + tries.get());
  }

  private void askUntil(Predicate<HttpResponse<String>> satisfied) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> satisfied.test(answer(command("/api/incidents"))));
  }

  private List<CompletableFuture<HttpResponse<String>>> commands(int many) {
    return IntStream.range(0, many).mapToObj(i -> command("/api/incidents")).toList();
  }

  private CompletableFuture<HttpResponse<String>> command(String path) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(gateway() + path))
            .header("Authorization", bearer)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> call) {
    return call.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
