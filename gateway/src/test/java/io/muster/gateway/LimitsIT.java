package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

/**
 * How much a caller may send, and how often. Runs as if behind TLS, and with a proxy of our own on
 * this machine.
 */
@TestPropertySource(
    properties = {
      "MUSTER_LIMIT_INTAKE=5",
      "MUSTER_LIMIT_CALLER=5",
      "MUSTER_LIMIT_ANONYMOUS=5",
      "MUSTER_LIMIT_REPORTS=3",
      "MUSTER_LIMIT_REPORTS_IN_ALL=8",
      "MUSTER_LIMIT_SUBSCRIPTIONS=3",
      "MUSTER_LIMIT_SUBSCRIPTIONS_IN_ALL=8",
      "MUSTER_PUBLIC_URL=https://muster.example",
      "MUSTER_TRUSTED_PROXIES=127\\.0\\.0\\.1"
    })
class LimitsIT extends GatewayITBase {

  private static final int KIB = 1024;

  @ParameterizedTest
  @CsvSource({
    "/intake/alertmanager, 512, 10.1.0.1",
    "/v2/enqueue, 512, 10.1.0.5",
    "/generic/2010-04-15/create_event.json, 512, 10.1.0.6",
    "/api/incidents, 1024, 10.1.0.2"
  })
  void a_body_up_to_the_limit_passes_and_one_byte_more_does_not(
      String path, int kib, String address) {
    String[] headers = {"Authorization", bearer(caller(address)), "X-Forwarded-For", address};

    HttpResponse<String> fits = browser().post(path, "x".repeat(kib * KIB), headers);
    assertThat(fits.statusCode()).as(fits.body()).isEqualTo(200);
    assertThat(INCIDENT.only().body()).hasSize(kib * KIB);

    assertProblem(browser().post(path, "x".repeat(kib * KIB + 1), headers), 413, "too-large");
    assertThat(INCIDENT.seen()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/incidents/INC-1/attachments, 10.1.0.8",
    "/api/incidents/INC-1/%61ttachments, 10.1.0.9",
    "/api/incidents/INC-1/%65vidence, 10.1.0.10"
  })
  void a_file_is_larger_than_a_command_however_its_path_is_written(String path, String address) {
    String[] headers = {"Authorization", bearer(caller(address)), "X-Forwarded-For", address};

    HttpResponse<String> answer = browser().post(path, "x".repeat(1025 * KIB), headers);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(INCIDENT.only().body()).hasSize(1025 * KIB);
  }

  @Test
  void evidence_is_larger_than_a_command_and_reaches_its_service_while_it_is_still_being_sent()
      throws Exception {
    int half = 4 * KIB * KIB;
    CountDownLatch begun = new CountDownLatch(1);
    AtomicLong arrived = new AtomicLong();
    INCIDENT.answers(
        (request, response) ->
            request
                .receive()
                .doOnNext(
                    part -> {
                      arrived.addAndGet(part.readableBytes());
                      begun.countDown();
                    })
                .then(
                    response
                        .header("Content-Type", "application/json")
                        .sendString(Mono.just("{}"))
                        .then()));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(gateway() + "/api/incidents/INC-1/evidence?name=x"))
                    .header("Authorization", bearer(caller("10.1.0.7")))
                    .header("X-Forwarded-For", "10.1.0.7")
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () ->
                                new SequenceInputStream(
                                    new ByteArrayInputStream(new byte[half]),
                                    after(begun, new byte[half]))))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(arrived.get()).isEqualTo(2L * half);
  }

  /** Bytes that are not sent before something happened. */
  private static InputStream after(CountDownLatch latch, byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int from, int count) {
        try {
          assertThat(latch.await(30, TimeUnit.SECONDS))
              .as("the service saw the beginning")
              .isTrue();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return super.read(to, from, count);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"/intake/alertmanager, 512, 10.1.0.3", "/api/incidents, 1024, 10.1.0.4"})
  void a_body_that_hides_its_length_is_counted(String path, int kib, String address)
      throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(gateway() + path))
                    .header("Authorization", bearer(caller(address)))
                    .header("X-Forwarded-For", address)
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(new byte[kib * KIB + 1])))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertProblem(answer, 413, "too-large");
    assertThat(INCIDENT.seen()).isEmpty();
  }

  @Test
  void an_alert_source_over_its_limit_is_told_to_come_back_in_a_way_it_understands() {
    HttpResponse<String> over = overTheLimit(200, () -> intake("10.2.0.1"));

    // Alertmanager repeats only what fails with 5xx.
    assertProblem(over, 503, "too-many-requests");
    assertThat(Integer.parseInt(over.headers().firstValue("Retry-After").orElseThrow()))
        .isPositive();
    assertThat(intake("10.2.0.2").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"/slack/events, 10.2.0.7", "/hooks/twilio/receipts, 10.2.0.8"})
  void a_provider_that_tells_too_much_is_held_to_a_measure_too(String path, String from) {
    HttpResponse<String> over =
        overTheLimit(200, () -> browser().post(path, "{}", "X-Forwarded-For", from));

    assertProblem(over, 503, "too-many-requests");
  }

  @Test
  void a_client_of_pagerduty_over_its_limit_is_told_so_as_there() {
    HttpResponse<String> over =
        overTheLimit(200, () -> browser().post("/v2/enqueue", "{}", "X-Forwarded-For", "10.2.0.3"));

    assertProblem(over, 429, "too-many-requests");
    assertThat(over.headers().firstValue("Retry-After")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "/intake/alertmanager/, 10.2.0.4",
    "/integrations/generic/20131114/alert/, 10.2.0.5",
    "/api/v2/heartbeat/, 10.2.0.6"
  })
  void a_key_in_an_address_is_neither_shown_nor_logged(String before, String from) {
    String path = before + "mi_secret-key/x";
    try (LogLines lines = new LogLines()) {
      HttpResponse<String> over =
          overTheLimit(200, () -> browser().post(path, "{}", "X-Forwarded-For", from));

      assertThat(over.statusCode()).isEqualTo(503);
      assertThat(over.body()).contains(before + "…").doesNotContain("secret-key");
      assertThat(lines.from(Level.INFO)).anyMatch(line -> line.contains(before + "…"));
      assertThat(lines.from(Level.INFO)).noneMatch(line -> line.contains("secret-key"));
    }
  }

  @Test
  void people_behind_one_address_have_a_limit_each() {
    HttpResponse<String> over = overTheLimit(200, () -> incidents("ann", "10.3.0.1"));

    assertProblem(over, 429, "too-many-requests");
    assertThat(over.headers().firstValue("Retry-After")).isPresent();
    assertThat(incidents("ben", "10.3.0.1").statusCode()).isEqualTo(200);
  }

  @Test
  void strangers_and_forged_tokens_share_the_measure_of_their_address() {
    assertProblem(
        browser().get("/api/incidents", "X-Forwarded-For", "10.4.0.1"), 401, "unauthenticated");
    assertProblem(forged("10.4.0.1"), 401, "invalid-token");

    assertProblem(overTheLimit(401, () -> forged("10.4.0.1")), 429, "too-many-requests");
    assertProblem(
        overTheLimit(401, () -> browser().get("/api/session", "X-Forwarded-For", "10.4.0.1")),
        429,
        "too-many-requests");
    assertThat(browser().get("/", "X-Forwarded-For", "10.4.0.1").statusCode()).isEqualTo(200);
  }

  @Test
  void whoever_guesses_addresses_of_calendars_is_held_to_a_measure() {
    assertProblem(
        overTheLimit(
            200, () -> browser().get("/calendar/guessed.sig.ics", "X-Forwarded-For", "10.4.0.2")),
        429,
        "too-many-requests");
  }

  @Test
  void anybody_may_report_a_few_times_an_hour_and_all_together_not_without_end() {
    for (int i = 0; i < 3; i++) {
      assertThat(report("10.7.0.1").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> over = report("10.7.0.1");
    assertProblem(over, 429, "too-many-requests");
    assertThat(Integer.parseInt(over.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(60, 3600);
    assertThat(report("10.7.0.2").statusCode()).isEqualTo(200);
    HttpResponse<String> inAll = report("10.7.1.0");
    for (int i = 1; i < 20 && inAll.statusCode() == 200; i++) {
      inAll = report("10.7.1." + i);
    }
    assertProblem(inAll, 429, "too-many-requests");
    // Asking what became of one is measured like everything strangers ask.
    assertThat(
            browser().get("/api/user-reports/status", "X-Forwarded-For", "10.7.0.1").statusCode())
        .isEqualTo(200);
    assertProblem(
        browser()
            .post("/api/user-reports", "x".repeat(32 * KIB + 1), "X-Forwarded-For", "10.7.0.3"),
        413,
        "too-large");
  }

  @Test
  void strangers_give_the_status_page_a_few_addresses_an_hour_and_all_together_not_without_end() {
    for (int i = 0; i < 3; i++) {
      assertThat(subscribe("10.8.0.1").statusCode()).isEqualTo(200);
    }
    assertProblem(subscribe("10.8.0.1"), 429, "too-many-requests");
    assertProblem(subscribe("/status/%73ubscribe", "10.8.0.1"), 429, "too-many-requests");
    HttpResponse<String> inAll = subscribe("10.8.1.0");
    for (int i = 1; i < 20 && inAll.statusCode() == 200; i++) {
      inAll = subscribe("10.8.1." + i);
    }
    assertProblem(inAll, 429, "too-many-requests");
  }

  private HttpResponse<String> subscribe(String address) {
    return subscribe("/status/subscribe", address);
  }

  private HttpResponse<String> subscribe(String path, String address) {
    return browser()
        .post(
            path,
            "email=a%40b.example",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "X-Forwarded-For",
            address);
  }

  private HttpResponse<String> report(String address) {
    return browser().post("/api/user-reports", "{}", "X-Forwarded-For", address);
  }

  @Test
  void only_the_last_address_the_proxy_saw_counts() {
    AtomicInteger invented = new AtomicInteger();
    assertProblem(
        overTheLimit(200, () -> intake("1.1.1." + invented.incrementAndGet() + ", 10.5.0.1")),
        503,
        "too-many-requests");
  }

  @Test
  void behind_tls_the_cookies_and_the_browser_never_leave_it() {
    HttpResponse<String> login = browser().get("/login", "X-Forwarded-For", "10.6.0.1");

    assertThat(login.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("__Host-muster=")
                    .contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax")
                    .doesNotContain("Domain"));
    assertThat(login.headers().firstValue("Strict-Transport-Security").orElseThrow())
        .contains("max-age=31536000");
    assertThat(browser().get("/", "Accept", "text/html").headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("XSRF-TOKEN=")
        .contains("Secure", "SameSite=Lax")
        .doesNotContainIgnoringCase("HttpOnly");
  }

  private HttpResponse<String> intake(String address) {
    return browser()
        .post(
            "/intake/alertmanager",
            "{}",
            "Authorization",
            "Bearer key",
            "X-Forwarded-For",
            address);
  }

  private HttpResponse<String> incidents(String who, String address) {
    return browser()
        .get("/api/incidents", "Authorization", bearer(caller(who)), "X-Forwarded-For", address);
  }

  private HttpResponse<String> forged(String address) {
    return browser()
        .get("/api/incidents", "Authorization", bearer() + "x", "X-Forwarded-For", address);
  }

  private static DefaultOAuth2TokenCallback caller(String who) {
    return new DefaultOAuth2TokenCallback(REALM, who, "JWT", List.of("muster-api"), Map.of(), 300);
  }

  /**
   * The first answer that is a refusal; on a slow machine a few more may pass than the measure
   * holds.
   */
  private static HttpResponse<String> overTheLimit(
      int within, Supplier<HttpResponse<String>> call) {
    for (int i = 0; i < 200; i++) {
      HttpResponse<String> answer = call.get();
      if (answer.statusCode() != within) {
        return answer;
      }
    }
    throw new AssertionError("200 requests in a row were let through");
  }
}
