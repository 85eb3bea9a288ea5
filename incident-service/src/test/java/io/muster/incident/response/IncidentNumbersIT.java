package io.muster.incident.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.testing.MongoEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentNumbersIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  @Test
  void numbers_ascend_from_one_and_go_on_where_the_log_is_when_the_counter_is_gone() {
    MongoDatabase database = MONGO.freshDatabase();
    try (EventLog log = EventLog.open(database, Clock.systemUTC())) {
      IncidentNumbers numbers = new IncidentNumbers(database, log);
      assertThat(List.of(numbers.next(), numbers.next())).containsExactly(1L, 2L);
      opened(log, "a", 7);
      opened(log, "b", 5);
      assertThat(numbers.next()).isEqualTo(3);
      database.getCollection("incident_counters").drop();
      assertThat(List.of(numbers.next(), numbers.next())).containsExactly(8L, 9L);
    } finally {
      database.drop();
    }
  }

  private static void opened(EventLog log, String id, long number) {
    byte[] payload = "{\"number\":%d}".formatted(number).getBytes(StandardCharsets.UTF_8);
    byte[] metadata = "{}".getBytes(StandardCharsets.UTF_8);
    NewEvent event = new NewEvent("event-" + id, "incident.opened", 1, metadata, payload);
    log.append(new Commit("Incident", id, 0, List.of(event)));
  }
}
