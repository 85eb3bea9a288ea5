package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;

/** The public status page while what is behind works, and while nothing behind does. */
@DirtiesContext
class StatusPageIT extends GatewayITBase {

  private static final String PAGE =
      "<!DOCTYPE html><html lang=\"en\"><title>Shop</title><h1>Shop</h1><!--age--><p>Everything works</p></html>";

  @TempDir static Path folder;

  @DynamicPropertySource
  static void kept(DynamicPropertyRegistry registry) {
    registry.add("muster.gateway.status.every", () -> "200ms");
    registry.add("muster.gateway.status.stale-after", () -> "4s");
    registry.add("muster.gateway.status.folder", () -> folder.toString());
  }

  @Test
  void
      it_is_read_without_account_cookie_or_script_and_stays_with_its_age_when_all_behind_is_down() {
    NOTIFICATION.answers(
        (request, response) ->
            response.header("Content-Type", "text/html").sendString(Mono.just(PAGE)));
    await()
        .until(
            () ->
                browser()
                    .get("/status", "Accept", "text/html")
                    .body()
                    .equals(PAGE.replace("<!--age-->", "")));
    HttpResponse<String> fresh = browser().get("/status", "Accept", "text/html");
    assertThat(fresh.body()).contains("Everything works").doesNotContain("brought up to date");
    assertThat(fresh.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(fresh.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "style-src 'self'")
        .doesNotContain("script-src", "unsafe-inline");
    assertThat(fresh.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=10");
    String known = fresh.headers().firstValue("ETag").orElseThrow();
    assertThat(browser().get("/status", "If-None-Match", known).statusCode()).isEqualTo(304);

    NOTIFICATION.stop();
    INCIDENT.stop();
    REPORTING.stop();
    try {
      await()
          .until(
              () ->
                  browser()
                      .get("/status", "Accept", "text/html")
                      .body()
                      .contains("last brought up to date"));
      HttpResponse<String> old = browser().get("/status", "Accept", "text/html");
      assertThat(old.statusCode()).isEqualTo(200);
      assertThat(old.body()).contains("Everything works");
      assertThat(browser().get("/status", "If-None-Match", known).body())
          .as("who has it from before is told as well that it is old")
          .contains("last brought up to date");
      assertThat(Long.parseLong(old.headers().firstValue("Age").orElseThrow()))
          .isGreaterThanOrEqualTo(4);
      assertThat(folder.resolve("status.html")).exists();
    } finally {
      NOTIFICATION.startAgain();
      INCIDENT.startAgain();
      REPORTING.startAgain();
    }

    AtomicInteger asked = new AtomicInteger();
    NOTIFICATION.answers(
        (request, response) -> {
          asked.incrementAndGet();
          return response.status(404).send();
        });
    await().until(() -> asked.get() > 6);
    assertThat(browser().get("/status", "Accept", "text/html").statusCode())
        .as("somebody else's 404 takes nothing away")
        .isEqualTo(200);

    NOTIFICATION.answers(
        (request, response) -> response.status(404).header("Muster-Status-Page", "none").send());
    await().until(() -> browser().get("/status", "Accept", "text/html").statusCode() == 404);
    assertThat(Files.exists(folder.resolve("status.html"))).isFalse();
  }

  @Test
  void a_long_page_is_kept_as_well() {
    String posts = "<p>We are on it.</p>".repeat(100_000);
    NOTIFICATION.answers(
        (request, response) ->
            response.header("Content-Type", "text/html").sendString(Mono.just(PAGE + posts)));
    await().until(() -> browser().get("/status", "Accept", "text/html").body().endsWith(posts));
  }

  @Test
  void subscribing_goes_to_the_service_without_a_login() {
    NOTIFICATION.answers(NOTIFICATION::remember);
    assertThat(
            browser()
                .post(
                    "/status/subscribe",
                    "email=a%40b.example",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .statusCode())
        .isEqualTo(200);
    assertThat(NOTIFICATION.seen())
        .anyMatch(seen -> seen.method().equals("POST") && seen.uri().equals("/status/subscribe"));
  }
}
