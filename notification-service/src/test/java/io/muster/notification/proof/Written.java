package io.muster.notification.proof;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventCatalog;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyFolder;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.codec.Upcasters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The log seen from outside of every instance, as another service sees it and writes to it. */
final class Written implements AutoCloseable {

  private final EventLog log;
  private final EventCodec codec;

  Written(MongoDatabase database, MongoDatabase keys, Path folder) {
    log = EventLog.open(database, Clock.systemUTC());
    codec =
        new EventCodec(
            KeyRing.open(keys, KeyFolder.at(folder)),
            EventTypes.of(EventCatalog.roots().toArray(new Class<?>[0])),
            Upcasters.all());
  }

  /** An incident opens; answers its id. */
  String open(long number) {
    var now = Clock.systemUTC().instant();
    IncidentEvent.Opened opened =
        new IncidentEvent.Opened(
            "inc-" + number,
            number,
            "Checkout fails",
            "",
            Severity.SEV1,
            List.of(),
            Source.declared(),
            now,
            now,
            Actor.person("mina", "Mina Moreau"),
            now);
    String id = UUID.randomUUID().toString();
    log.append(
        new Commit(
            "Incident",
            opened.incidentId(),
            0,
            List.of(
                new NewEvent(
                    id,
                    EventTypes.nameOf(opened.getClass()),
                    EventTypes.revisionOf(opened.getClass()),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    codec.encode(id, opened)))));
    return opened.incidentId();
  }

  /** Everything recorded of one kind, in the order of the log. */
  <T extends Event> List<T> all(Class<T> kind) {
    String type = EventTypes.nameOf(kind);
    return log.read(1, 1_000_000).stream()
        .flatMap(commit -> commit.events().stream())
        .filter(event -> event.type().equals(type))
        .map(event -> kind.cast(codec.decode(event)))
        .toList();
  }

  @Override
  public void close() {
    log.close();
  }
}
