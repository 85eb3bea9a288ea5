package io.muster.notification.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stands in for incident-service: takes acknowledgements over HTTP, and that they lapse, and keeps
 * what it was sent.
 */
public final class IncidentDouble implements AutoCloseable {

  private final WireMockServer server;
  private volatile Consumer<LoggedRequest> effect = request -> {};

  /** Starts on a free port and takes everything. */
  public IncidentDouble() {
    server =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().extensions(new TakesEffect()));
    server.start();
    works();
  }

  private final class TakesEffect implements ServeEventListener {
    @Override
    public String getName() {
      return "takes-effect";
    }

    @Override
    public boolean applyGlobally() {
      return true;
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
      if (event.getResponse().getStatus() == 200) {
        effect.accept(event.getRequest());
      }
    }
  }

  /** Where it is. */
  public String url() {
    return server.baseUrl();
  }

  /** Answers as it should, and has this effect on each request before it does. */
  public void works(Consumer<LoggedRequest> withEffect) {
    effect = withEffect;
    works();
  }

  private void works() {
    server.stubFor(
        post(urlPathMatching("/api/incidents/[^/]+/acknowledge(ment/lapse)?"))
            .willReturn(okJson("{\"id\":\"i\",\"version\":1,\"position\":1}")));
  }

  /** Takes what people ask for in a chat, as incident-service does, within this many ms. */
  public void takesWishes(int withinMillis) {
    server.stubFor(
        any(urlPathMatching("/api/incidents(/[^/]+/(notes|severity|roles/[A-Z_]+))?"))
            .withHeader("Muster-On-Behalf-Of", matching(".+"))
            .withHeader("Idempotency-Key", matching("(slack|teams)-.+"))
            .willReturn(
                okJson("{\"id\":\"i\",\"number\":\"INC-900\",\"version\":1,\"position\":1}")
                    .withFixedDelay(withinMillis)));
  }

  /** Refuses what people ask for in a chat, in these words. */
  public void refusesWishes(String why) {
    server.stubFor(
        any(urlPathMatching("/api/incidents/[^/]+/(notes|severity|roles/[A-Z_]+)"))
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withHeader("Content-Type", "application/problem+json")
                    .withBody("{\"status\":403,\"detail\":\"%s\"}".formatted(why))));
  }

  /** Everything that was asked of a path, oldest first. */
  public List<LoggedRequest> askedAt(String path) {
    return server.getAllServeEvents().reversed().stream()
        .map(ServeEvent::getRequest)
        .filter(request -> request.getUrl().equals(path))
        .toList();
  }

  /** Answers every request with this status. */
  public void answers(int status) {
    server.stubFor(
        post(urlPathMatching("/api/incidents/[^/]+/acknowledge"))
            .willReturn(aResponse().withStatus(status)));
  }

  /** What it was asked about one incident, oldest first. */
  public List<LoggedRequest> askedAbout(String incidentId) {
    return server.getAllServeEvents().reversed().stream()
        .map(ServeEvent::getRequest)
        .filter(request -> request.getUrl().contains(incidentId))
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
