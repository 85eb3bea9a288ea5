package io.muster.incident.intake;

import com.mongodb.MongoException;
import io.muster.contracts.drill.DrillIds;
import io.muster.eventlog.CommitTooLargeException;
import io.muster.eventlog.LogBusyException;
import io.muster.eventlog.OutcomeUnknownException;
import io.muster.eventlog.PastChangedException;
import io.muster.incident.insight.ChangeLog;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.Doorkeeper.Admitted;
import io.muster.incident.triage.AlertBatch;
import io.muster.incident.triage.AlertGrouping;
import io.muster.incident.triage.AlertGrouping.Outcome;
import io.muster.starter.ContentStore;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Takes in what a source sends: checks its key, keeps the body as it came, reads it, and puts the
 * alerts into their groups and the changes into the log. The source hears of success when all of
 * that is durable, and of trouble in its own words, so that it sends again exactly when it should.
 */
@Component
public class Intake {

  /** The largest body, in bytes. */
  public static final int LARGEST_BODY = 512 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Doorkeeper doorkeeper;
  private final ContentStore contents;
  private final AlertGrouping grouping;
  private final ChangeLog changes;
  private final Receipts receipts;
  private final Heartbeats heartbeats;
  private final IntakeLimits limits;
  private final Clock clock;

  Intake(
      Doorkeeper doorkeeper,
      ContentStore contents,
      AlertGrouping grouping,
      ChangeLog changes,
      Receipts receipts,
      Heartbeats heartbeats,
      IntakeLimits limits,
      Clock clock) {
    this.doorkeeper = doorkeeper;
    this.contents = contents;
    this.grouping = grouping;
    this.changes = changes;
    this.receipts = receipts;
    this.heartbeats = heartbeats;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Takes a request from a source.
   *
   * @param pathKey the integration key that stood in the address; null when none did
   */
  public ResponseEntity<Object> take(Source source, String pathKey, HttpServletRequest request)
      throws IOException {
    try {
      return take(source, delivery(pathKey, request), request.getContentType()).toResponse(null);
    } catch (Refused e) {
      return source.refused(e).toResponse(null);
    } catch (TooManyException e) {
      return source
          .refused(
              Refused.of(
                  source.busyStatus(),
                  "too-many-messages",
                  "This integration sends more than is taken of it. Send the same again in %d s, or ask an administrator for a higher limit."
                      .formatted(e.wait.toSeconds())))
          .toResponse(Long.toString(e.wait.toSeconds()));
    } catch (CommitTooLargeException e) {
      return source.refused(Refused.of(413, "too-large", e.getMessage())).toResponse(null);
    } catch (ConcurrencyException
        | LogBusyException
        | OutcomeUnknownException
        | PastChangedException
        | MongoException e) {
      LOG.warn("{} has to send again: {}", source.kind(), e.toString());
      return source
          .refused(
              Refused.of(
                  source.busyStatus(),
                  "busy",
                  "Muster cannot record this at the moment. Send the same again in a few seconds."))
          .toResponse("2");
    }
  }

  /**
   * Lets a tool ask for something, if it shows the key; nothing is kept.
   *
   * @param pathKey the integration key that stood in the address; null when none did
   * @param answer given the integration's id
   */
  public ResponseEntity<Object> ask(
      Source source,
      String pathKey,
      HttpServletRequest request,
      Function<String, ResponseEntity<Object>> answer)
      throws IOException {
    try {
      return answer.apply(admit(source, delivery(pathKey, request)).integrationId());
    } catch (Refused e) {
      return source.refused(e).toResponse(null);
    }
  }

  /** Whether somebody who shows this key is let in. */
  public boolean opens(Source source, String key) {
    try {
      doorkeeper.admit(source, key, clock.instant());
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  /**
   * Takes what came by another way than HTTP.
   *
   * @param headers what is known of it besides
   * @return what became of it, in the statuses of HTTP: 202 when everything in it is durable, 503
   *     when it should come again
   */
  public int take(Source source, String key, HttpHeaders headers, byte[] body, String mediaType) {
    try {
      return take(source, new Delivery(headers, key, body, clock.instant()), mediaType).status();
    } catch (Refused e) {
      return e.status();
    } catch (TooManyException e) {
      return 503;
    } catch (CommitTooLargeException e) {
      return 413;
    } catch (ConcurrencyException
        | LogBusyException
        | OutcomeUnknownException
        | PastChangedException
        | MongoException e) {
      LOG.warn("{} has to send again: {}", source.kind(), e.toString());
      return 503;
    }
  }

  /** Nothing was kept of it; the source has to send it again. */
  private static final class TooManyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyException(Duration wait) {
      super(null, null, false, false);
      this.wait = wait;
    }
  }

  private Admitted admit(Source source, Delivery delivery) {
    return doorkeeper.admit(source, source.key(delivery).orElse(null), delivery.receivedAt());
  }

  private Delivery delivery(String pathKey, HttpServletRequest request) throws IOException {
    byte[] body =
        request.getContentLengthLong() > LARGEST_BODY
            ? new byte[LARGEST_BODY + 1]
            : request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw Refused.of(
          413, "too-large", "The message is larger than 512 KiB. Let the tool send fewer at once.");
    }
    if (body.length < request.getContentLengthLong()) {
      // Half of a message may look like a whole one.
      throw Refused.of(
          400, "broken-off", "The message ends before it is as long as it says. Send it again.");
    }
    return new Delivery(
            new ServletServerHttpRequest(request).getHeaders(), pathKey, body, clock.instant())
        .asked(request.getQueryString());
  }

  /**
   * Takes a message of a drill in, as if its tool had sent it with its key.
   *
   * @param admitted an integration of a drill, for which there is no key that anybody could show
   */
  Answer rehearse(Source source, Admitted admitted, Delivery delivery, String mediaType) {
    return take(source, delivery, mediaType, admitted);
  }

  private Answer take(Source source, Delivery delivery, String mediaType) {
    return take(source, delivery, mediaType, admit(source, delivery));
  }

  private Answer take(Source source, Delivery delivery, String mediaType, Admitted admitted) {
    String integrationId = admitted.integrationId();
    limits
        .take(integrationId, admitted.settings().perMinute())
        .ifPresent(
            wait -> {
              receipts.turnedAway(integrationId, delivery.receivedAt());
              throw new TooManyException(wait);
            });
    delivery
        .admittedTo(integrationId)
        .readBy(admitted.settings().mapped())
        .keptAs(
            source.keepsBodies()
                ? contents.put(integrationId, mediaType, delivery.receivedAt(), delivery.body())
                : Sha256.hex(delivery.body()));
    List<AlertBatch> batches;
    List<ReportedChange> reported;
    try {
      Optional<Aside> aside = read(source::aside, source, delivery);
      if (aside.isPresent()) {
        heard(source, delivery, admitted);
        receipts.aside(integrationId, delivery, aside.get());
        return aside.get().answer();
      }
      batches = read(source::read, source, delivery);
      reported = read(source::changes, source, delivery);
    } catch (Refused e) {
      receipts.refused(integrationId, delivery, e);
      throw e;
    }
    IntegrationSettings settings = admitted.settings();
    Outcome outcome =
        grouping.take(
            integrationId,
            settings.applyTo(batches, source, delivery.receivedAt()),
            delivery.sha256(),
            settings.grouping());
    heard(source, delivery, admitted);
    // What was never deployed must not be suspected of anything, nor what was never called stand in
    // the map of services.
    if (!DrillIds.inDrill(integrationId)) {
      changes.record(integrationId, source.kind(), reported, delivery.sha256());
      source.done(delivery);
    }
    Taken taken = new Taken(batches, outcome, reported.size());
    receipts.taken(integrationId, delivery, taken);
    return source.accepted(delivery, taken);
  }

  private void heard(Source source, Delivery delivery, Admitted admitted) {
    admitted
        .settings()
        .heartbeatEvery()
        .filter(every -> source.beats(delivery))
        .ifPresent(
            every -> heartbeats.heard(admitted.integrationId(), every, delivery.receivedAt()));
  }

  /** What nobody foresaw in a body is refused like what somebody did; the body is kept. */
  private static <T> T read(Function<Delivery, T> reader, Source source, Delivery delivery) {
    try {
      return reader.apply(delivery);
    } catch (Refused
        | ConcurrencyException
        | LogBusyException
        | OutcomeUnknownException
        | MongoException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("The reader of {} failed on the body {}", source.kind(), delivery.sha256(), e);
      throw Refused.of(400, "unreadable", "The body cannot be read. It was kept for examination.");
    }
  }
}
