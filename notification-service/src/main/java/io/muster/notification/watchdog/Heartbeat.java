package io.muster.notification.watchdog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Posts to an address outside at most once a minute: a heartbeat of Muster's own, of another
 * installation, or of any tool that raises an alarm when it hears nothing. Without an address it
 * does nothing. What becomes of a beat is not waited for twice: the next one comes.
 */
@Component
class Heartbeat {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration EVERY = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int GOOD = 300;

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private Instant beaten = Instant.MIN;

  Heartbeat(@Value("${muster.watchdog-heartbeat-url:}") String url) {
    this.url = url.isBlank() ? null : address(url);
  }

  private static URI address(String url) {
    URI address = URI.create(url);
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (address.getHost() == null || !web) {
      throw new IllegalArgumentException(
          "muster.watchdog-heartbeat-url (MUSTER_WATCHDOG_HEARTBEAT_URL) is not an address of http or https.");
    }
    return address;
  }

  synchronized void beat(Instant now) {
    if (url == null || beaten.isAfter(now.minus(EVERY))) {
      return;
    }
    try {
      int status =
          http.send(
                  HttpRequest.newBuilder(url)
                      .timeout(PATIENCE)
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString("{}"))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status < GOOD) {
        beaten = now;
      } else {
        LOG.warn("The heartbeat of paging was not taken: status {}", status);
      }
    } catch (IOException e) {
      LOG.warn("The heartbeat of paging was not taken: {}", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
