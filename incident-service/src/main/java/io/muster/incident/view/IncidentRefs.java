package io.muster.incident.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Finds the incident somebody means, by its id or by its number as in INC-142. */
@Component
class IncidentRefs {

  /** The longest anybody waits for the read model. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String PREFIX = IncidentNumbers.inWords(0).replace("0", "");

  private final IncidentRows incidents;
  private final EventLog log;
  private final EventCodec codec;
  private final LiveStream stream;

  /** An incident keeps its number for ever. */
  private final Cache<String, Ref> known = Caffeine.newBuilder().maximumSize(10_000).build();

  IncidentRefs(IncidentRows incidents, EventLog log, EventCodec codec, LiveStream stream) {
    this.incidents = incidents;
    this.log = log;
    this.codec = codec;
    this.stream = stream;
  }

  /** An incident that exists, though the read model may not show it yet. */
  record Ref(String id, long number) {}

  /** The incident's row in the read model, when it is there. */
  Optional<Document> row(String ref) {
    Optional<Long> number = number(ref);
    return number.isPresent() ? incidents.byNumber(number.get()) : incidents.byId(ref);
  }

  /**
   * The incident meant.
   *
   * @throws Refused 404 when there is none
   */
  Ref find(String ref) throws InterruptedException {
    Optional<Long> number = number(ref);
    if (number.isEmpty()) {
      return byId(ref).orElseThrow(IncidentRefs::unknown);
    }
    Optional<Document> row = incidents.byNumber(number.get());
    if (row.isEmpty()) {
      // It may have been opened a moment ago.
      stream.await(log.head().position(), PATIENCE);
      row = incidents.byNumber(number.get());
    }
    return row.map(found -> new Ref(found.getString("_id"), number.get()))
        .orElseThrow(IncidentRefs::unknown);
  }

  /** The row of an incident that exists, though it may have been opened a moment ago. */
  Optional<Document> awaitRow(String id) throws InterruptedException {
    Optional<Document> row = incidents.byId(id);
    if (row.isEmpty()) {
      stream.await(log.head().position(), PATIENCE);
      row = incidents.byId(id);
    }
    return row;
  }

  /**
   * The id of the incident meant, where the asker may know of it.
   *
   * @throws Refused 404 when there is none, or none the asker sees
   */
  String seen(String ref, Caller caller) throws InterruptedException {
    return awaitRow(find(ref).id())
        .filter(Sight.of(caller)::sees)
        .orElseThrow(IncidentRefs::unknown)
        .getString("_id");
  }

  /** By id, from the log itself. */
  Optional<Ref> byId(String id) {
    return Optional.ofNullable(known.get(id, unseen -> read(unseen).orElse(null)));
  }

  private Optional<Ref> read(String id) {
    return log.commitOf(id, 0).stream()
        .filter(commit -> commit.aggregateType().equals("Incident"))
        .map(commit -> commit.events().getFirst())
        .findFirst()
        .map(first -> new Ref(id, opened(first).number()));
  }

  static Refused unknown() {
    return Refused.notFound("The incident");
  }

  private Opened opened(StoredEvent first) {
    return (Opened) codec.decode(first);
  }

  private static Optional<Long> number(String ref) {
    if (!ref.toUpperCase(Locale.ROOT).startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.valueOf(ref.substring(PREFIX.length())));
    } catch (NumberFormatException e) {
      throw unknown();
    }
  }
}
