package io.muster.incident.review.tracker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.tracker.TrackerTrouble;
import io.muster.incident.review.tracker.TrackerReplies.Reply;
import io.muster.starter.OutsideCall;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks trackers. What was read before is asked for on condition that it changed since, which costs
 * neither side much, and at GitHub nothing of what may be asked in an hour.
 */
@Component
class TrackerHttp {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** A page of a hundred issues, each with a long text. */
  private static final long LONGEST_ANSWER = 8 * 1024 * 1024;

  /** How much of what was read is kept, in characters: a thousand issues, or a few lists. */
  private static final long KNOWN = 8 * 1024 * 1024;

  private final OutsideCall call = new OutsideCall(PATIENCE, LONGEST_ANSWER);
  private final Cache<String, Known> known =
      Caffeine.newBuilder()
          .maximumWeight(KNOWN)
          .weigher((String name, Known what) -> what.length())
          .build();
  private final Clock clock;

  TrackerHttp(Clock clock) {
    this.clock = clock;
  }

  /** What was read last, how long it was, and how its state is called. */
  private record Known(String etag, int length, Reply reply) {}

  /** Sends a request that changes something. */
  Reply send(HttpRequest request) throws TrackerTroubleException {
    return TrackerReplies.checked(ask(request), true, clock.instant());
  }

  /** Sends one that changes nothing, by a credential that is part of what is known. */
  Reply read(HttpRequest.Builder request, String credential) throws TrackerTroubleException {
    String name = credential + " " + request.copy().build().uri();
    Known before = known.getIfPresent(name);
    if (before != null) {
      request.header("If-None-Match", before.etag());
    }
    HttpResponse<String> response = ask(request.GET().build());
    if (before != null && response.statusCode() == 304) {
      return before.reply();
    }
    Reply reply = TrackerReplies.checked(response, false, clock.instant());
    Optional<String> etag = response.headers().firstValue("ETag");
    etag.ifPresentOrElse(
        value -> known.put(name, new Known(value, response.body().length(), reply)),
        () -> known.invalidate(name));
    return reply;
  }

  private HttpResponse<String> ask(HttpRequest request) throws TrackerTroubleException {
    try {
      return call.ask(request);
    } catch (NotAnsweredException e) {
      throw e.mayHaveArrived()
          ? TrackerTroubleException.unknown(TrackerTrouble.NO_ANSWER, e.getMessage())
          : TrackerTroubleException.notDone(TrackerTrouble.NO_ANSWER, e.getMessage());
    }
  }
}
