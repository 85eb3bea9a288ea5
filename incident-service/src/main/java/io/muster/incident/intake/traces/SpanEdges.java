package io.muster.incident.intake.traces;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.intake.traces.Span.SpanId;
import io.muster.scan.Found;
import io.muster.scan.Hosts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells from spans what needs what: a call and the answer to it that carry each other's ids, which
 * may come minutes apart and in either order, and what a caller says of whom it calls. It remembers
 * a bounded number of open ends and forgets the oldest; a busy system shows the same edge again
 * soon.
 */
final class SpanEdges {

  /** Each takes about 150 bytes. */
  static final int MOST_OPEN = 20_000;

  private static final Duration OPEN_FOR = Duration.ofMinutes(5);
  private static final int BOTH_SAY = 95;
  private static final int CALLER_SAYS = 90;
  private static final int BY_NAME = 70;
  private static final int BY_HOST = 50;

  private final Cache<Key, String> callers =
      Caffeine.newBuilder().maximumSize(MOST_OPEN).expireAfterWrite(OPEN_FOR).build();
  private final Cache<Key, String> answers =
      Caffeine.newBuilder().maximumSize(MOST_OPEN).expireAfterWrite(OPEN_FOR).build();

  /** Nobody completes what another integration sent. */
  private record Key(String integrationId, SpanId span) {}

  /** What these spans show, together with those before. */
  Found take(String integrationId, List<Span> spans) {
    Found found = new Found();
    for (Span span : spans) {
      switch (span.kind()) {
        case CLIENT -> {
          called(integrationId, span, found);
          target(span, found);
        }
        case PRODUCER, CONSUMER -> queue(span, found);
        case SERVER -> answered(integrationId, span, found);
        case OTHER -> {
          // What a service does within itself needs nobody.
        }
      }
    }
    return found;
  }

  /** How many calls wait for an answer to be heard of. */
  long open() {
    callers.cleanUp();
    return callers.estimatedSize();
  }

  private void called(String integrationId, Span span, Found found) {
    if (span.id().isNone()) {
      return;
    }
    Key key = new Key(integrationId, span.id());
    String callee = answers.getIfPresent(key);
    if (callee == null) {
      callers.put(key, span.service());
    } else {
      needs(span.service(), callee, found);
    }
  }

  private void answered(String integrationId, Span span, Found found) {
    if (span.parent().isNone()) {
      return;
    }
    Key key = new Key(integrationId, span.parent());
    String caller = callers.getIfPresent(key);
    if (caller == null) {
      answers.put(key, span.service());
    } else {
      needs(caller, span.service(), found);
    }
  }

  private static void needs(String caller, String callee, Found found) {
    found.node(caller, NodeKind.SERVICE, null).node(callee, NodeKind.SERVICE, null);
    found.needs(caller, callee, BOTH_SAY, null);
  }

  private static void target(Span span, Found found) {
    String host = span.first("server.address", "net.peer.name");
    String system = span.first("db.system.name", "db.system");
    if (system != null) {
      store(span, host, system, found);
    } else if (span.first("messaging.system") != null) {
      queue(span, found);
    } else if (span.first("peer.service") != null) {
      add(span, new Hosts.Place(span.first("peer.service"), NodeKind.SERVICE), CALLER_SAYS, found);
    } else if (host != null) {
      Hosts.place(host, NodeKind.SERVICE, span.namespace())
          .ifPresent(
              place ->
                  add(
                      span,
                      place,
                      place.kind() == NodeKind.EXTERNAL ? CALLER_SAYS : BY_HOST,
                      found));
    }
  }

  private static void store(Span span, String host, String system, Found found) {
    Optional<Hosts.Place> place =
        Optional.ofNullable(host)
            .flatMap(name -> Hosts.place(name, NodeKind.DATABASE, span.namespace()));
    String database = span.first("db.namespace", "db.name");
    if (place.isPresent()) {
      add(span, place.get(), CALLER_SAYS, found);
    } else if (database != null) {
      add(span, new Hosts.Place(database + "." + system, NodeKind.DATABASE), BY_NAME, found);
    }
  }

  /** Whoever puts something into a queue needs it as much as who takes it out. */
  private static void queue(Span span, Found found) {
    String system = span.first("messaging.system");
    String destination = span.first("messaging.destination.name", "messaging.destination");
    boolean passing =
        "true".equals(span.first("messaging.destination.temporary"))
            || "true".equals(span.first("messaging.destination.anonymous"));
    if (system != null && destination != null && !passing) {
      add(span, new Hosts.Place(destination + "." + system, NodeKind.QUEUE), CALLER_SAYS, found);
    }
  }

  private static void add(Span span, Hosts.Place place, int confidence, Found found) {
    found.node(span.service(), NodeKind.SERVICE, null).node(place.name(), place.kind(), null);
    found.needs(span.service(), place.name(), confidence, null);
  }
}
