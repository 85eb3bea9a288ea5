package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * A machine that stalls: time limits end calls whose bodies are still on their way, again and
 * again.
 */
@TestPropertySource(
    properties = {
      "MUSTER_LIMIT_CALLER=1000000",
      "spring.cloud.gateway.server.webflux.httpclient.response-timeout="
          + CancelledCallsIT.LIMIT_MS
          + "ms"
    })
class CancelledCallsIT extends GatewayITBase {

  static final int LIMIT_MS = 200;

  private static final int STALLS = 30;
  private static final int CALLS = 60;

  /** So many calls have to be cut off before the claim counts as tried. */
  private static final int TIMED_OUT = 30;

  /** A fast machine cuts off few calls in each stall, and needs more of them. */
  private static final int STALLS_AT_MOST = 600;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String bearer = bearer();
  private final Random random = new Random(7);
  private LogLines log;

  @BeforeEach
  void open() {
    log = new LogLines();
  }

  @AfterEach
  void close() {
    log.close();
    client.shutdownNow();
  }

  @Test
  void what_one_caller_wrote_never_goes_out_under_anothers_name() {
    int timedOut = 0;
    for (int stall = 0;
        stall < STALLS || !triedEnough(timedOut) && stall < STALLS_AT_MOST;
        stall++) {
      awaitLetOut();
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(command(UUID.randomUUID().toString()));
        if (i == CALLS / 2) {
          stallEveryLoop();
        }
      }
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        timedOut += call.orTimeout(60, TimeUnit.SECONDS).join().statusCode() == 504 ? 1 : 0;
      }
    }
    assertThat(timedOut).as("calls ended by the time limit").isGreaterThan(TIMED_OUT);
    assertThat(written())
        .hasSizeGreaterThan(STALLS)
        .allSatisfy(
            seen ->
                assertThat(seen.body())
                    .isEqualTo("{\"text\":\"" + seen.headers().get("Idempotency-Key") + "\"}"));
    assertThat(log.from(Level.WARN)).noneMatch(line -> line.contains("Failed to release"));
  }

  private static boolean triedEnough(int timedOut) {
    return timedOut > TIMED_OUT && written().size() > STALLS;
  }

  /** What went out with a body. */
  private static List<ServiceDouble.Seen> written() {
    return INCIDENT.seen().stream().filter(seen -> seen.method().equals("POST")).toList();
  }

  /**
   * After so many calls that were cut off the breaker is open for a second, in which calls are
   * answered without going out; those would prove nothing.
   */
  private void awaitLetOut() {
    HttpRequest read =
        HttpRequest.newBuilder(URI.create(gateway() + "/api/incidents"))
            .header("Authorization", bearer)
            .build();
    Awaitility.await()
        .until(() -> client.send(read, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
  }

  private void stallEveryLoop() {
    EventLoopGroup loops = HttpResources.get().onServer(LoopResources.DEFAULT_NATIVE);
    for (EventExecutor loop : loops) {
      loop.schedule(
          () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2 * LIMIT_MS)),
          random.nextInt(20),
          TimeUnit.MILLISECONDS);
    }
  }

  private CompletableFuture<HttpResponse<String>> command(String key) {
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(gateway() + "/api/incidents"))
            .header("Authorization", bearer)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + key + "\"}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
