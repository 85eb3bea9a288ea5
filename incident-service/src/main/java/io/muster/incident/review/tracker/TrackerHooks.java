package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerKind;
import io.muster.starter.PublicPaths;
import io.muster.starter.timer.Timers;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where trackers tell that an issue has changed. What they say of it is not believed: the item is
 * looked at at once, as it would have been minutes later, so that a request that is lost, late or
 * sent again changes nothing but when.
 */
@RestController
@RequestMapping(TrackerHooks.BASE)
@Hidden
class TrackerHooks {

  /** Followed by the id of the tracker. */
  static final String BASE = "/hooks/trackers";

  /** Trackers send whole issues with all that was said in them; more than this is none. */
  private static final int LONGEST = 5 * 1024 * 1024;

  /** As long as one step may take. */
  private static final Duration WHEN_WRITTEN = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(TrackerHooks.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final Trackers trackers;
  private final TrackedItems tracked;
  private final TrackerProperties properties;
  private final HooksHeard heard;
  private final Timers reminders;
  private final Clock clock;

  TrackerHooks(
      Trackers trackers,
      TrackedItems tracked,
      TrackerProperties properties,
      HooksHeard heard,
      Timers trackingTimers,
      Clock clock) {
    this.trackers = trackers;
    this.tracked = tracked;
    this.properties = properties;
    this.heard = heard;
    this.reminders = trackingTimers;
    this.clock = clock;
  }

  /** Answers the same to whoever cannot prove who they are, whether or not there is a tracker. */
  @PostMapping("/{trackerId}")
  ResponseEntity<Void> told(@PathVariable String trackerId, HttpServletRequest request)
      throws IOException {
    Optional<TrackerState> listenedTo =
        trackers
            .find(trackerId)
            .filter(it -> it.retired() == null)
            .filter(it -> properties.hook(it.said().secret()).isPresent());
    if (listenedTo.isEmpty()) {
      // Nothing is read of what nobody listens to.
      return refused(request);
    }
    TrackerState tracker = listenedTo.get();
    byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    if (!isProved(tracker, request, body)) {
      heard.refused(trackerId, clock.instant());
      return refused(request);
    }
    heard.heard(trackerId, clock.instant());
    tracked.following(trackerId, issueOf(tracker.said().kind(), body)).forEach(this::lookSoon);
    return ResponseEntity.noContent().build();
  }

  private static ResponseEntity<Void> refused(HttpServletRequest request) {
    LOG.warn("A request to {} was not signed by a tracker", request.getRequestURI());
    return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
  }

  private boolean isProved(TrackerState tracker, HttpServletRequest request, byte[] body) {
    return properties
        .hook(tracker.said().secret())
        .filter(secret -> HookProof.holds(tracker.said().kind(), request, body, secret))
        .isPresent();
  }

  /**
   * What we write there is told of, too, while we are still at it: taking the item from whoever
   * writes would have another write the same once more. It is looked at when that is over.
   */
  private void lookSoon(String trackedId) {
    Instant now = clock.instant();
    if (!reminders.hasten(trackedId, now)) {
      reminders.remind(trackedId, now.plus(WHEN_WRITTEN));
    }
  }

  /** By which key its API knows the issue that is told of; empty where none is. */
  private static String issueOf(TrackerKind kind, byte[] body) {
    try {
      JsonNode said = JSON.readTree(body);
      return switch (kind) {
        case GITHUB -> said.path("issue").path("number").asString("");
        case GITLAB -> said.path("object_attributes").path("iid").asString("");
        case JIRA_CLOUD, JIRA_SERVER -> said.path("issue").path("key").asString("");
      };
    } catch (JacksonException e) {
      return "";
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** The signature proves the asker. */
    @Bean
    PublicPaths trackerHookPaths() {
      return () -> List.of(BASE + "/*");
    }
  }
}
