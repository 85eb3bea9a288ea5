package io.muster.reporting.evidence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what was published in the file to the other sinks, in order, and keeps what each has taken:
 * after an outage a sink gets all it missed. At least once: a crash between the two repeats one.
 */
public class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final String STATES = "reporting_sinks";
  private static final int AT_ONCE = 50;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final CheckpointFile file;
  private final List<CheckpointSink> sinks;
  private final MongoCollection<Document> states;
  private final Clock clock;
  private final Map<String, Turn> turns;
  private final Map<String, Retry> retries = new HashMap<>();

  Deliveries(CheckpointFile file, List<CheckpointSink> sinks, MongoDatabase database, Clock clock) {
    this.file = file;
    this.sinks = sinks;
    this.states = database.getCollection(STATES);
    this.clock = clock;
    this.turns =
        sinks.stream()
            .collect(
                Collectors.toMap(
                    CheckpointSink::name, sink -> new Turn(database, "sink " + sink.name())));
  }

  private record Retry(Instant due, Duration pause) {}

  /** What one sink has taken. */
  private record Taken(long offset, long position, Instant at, long keys, String trouble) {

    static Taken of(Document document) {
      if (document == null) {
        return new Taken(0, 0, null, 0, null);
      }
      Date at = document.getDate("at");
      return new Taken(
          document.getLong("offset"),
          document.getLong("position"),
          at == null ? null : at.toInstant(),
          document.getLong("keys"),
          document.getString("trouble"));
    }

    Document document(String name) {
      return new Document("_id", name)
          .append("offset", offset)
          .append("position", position)
          .append("at", at == null ? null : Date.from(at))
          .append("keys", keys)
          .append("trouble", trouble);
    }

    Taken failed(String why) {
      return new Taken(offset, position, at, keys, why);
    }
  }

  /** How far each sink is. */
  public List<SinkState> states() {
    return sinks.stream()
        .map(
            sink -> {
              Taken taken = taken(sink);
              return new SinkState(sink.name(), taken.position, taken.at, taken.trouble);
            })
        .toList();
  }

  /** Offers each sink what it has not taken yet; called often. */
  void tick() {
    for (CheckpointSink sink : sinks) {
      Retry retry = retries.get(sink.name());
      if (retry == null || !clock.instant().isBefore(retry.due)) {
        inTurn(sink);
      }
    }
  }

  /**
   * Copies of this service offer a sink something one after another, so that none gets it twice.
   */
  private void inTurn(CheckpointSink sink) {
    Turn turn = turns.get(sink.name());
    try {
      if (turn.take()) {
        try {
          offer(sink, turn);
        } finally {
          turn.giveBack();
        }
      }
    } catch (RuntimeException e) {
      LOG.debug("Whose turn it is with the {} sink cannot be told", sink.name(), e);
    }
  }

  private void offer(CheckpointSink sink, Turn turn) {
    Taken taken = null;
    try {
      taken = taken(sink);
      List<String> keys = file.keys();
      boolean keyIsNew = taken.keys != keys.size();
      if (taken.at != null && !keyIsNew && clock.instant().isBefore(taken.at.plus(sink.calm()))) {
        return;
      }
      for (CheckpointFile.Entry entry : sink.wantsEach() ? waiting(taken) : newest(taken)) {
        turn.mustBeOurs();
        sink.take(entry.checkpoint(), keys, clock.instant());
        taken =
            new Taken(
                entry.end(), entry.checkpoint().position(), clock.instant(), keys.size(), null);
        keep(sink, taken);
      }
      recovered(sink);
    } catch (CheckpointSink.UndeliveredException e) {
      failed(sink, taken, e.getMessage());
    } catch (Turn.LostException e) {
      LOG.debug("Another copy of this service goes on with the {} sink", sink.name());
    } catch (IOException | RuntimeException e) {
      failed(sink, taken, "it could not be tried (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  /** A file that is shorter than it was is another file: what is new in it is found by position. */
  private List<CheckpointFile.Entry> waiting(Taken taken) throws IOException {
    if (taken.offset <= file.length()) {
      return file.after(taken.offset, AT_ONCE);
    }
    return file.after(0, Integer.MAX_VALUE / 8192).stream()
        .filter(entry -> entry.checkpoint().position() > taken.position)
        .limit(AT_ONCE)
        .toList();
  }

  private List<CheckpointFile.Entry> newest(Taken taken) throws IOException {
    List<CheckpointFile.Entry> newest = List.of();
    for (List<CheckpointFile.Entry> page = waiting(taken); !page.isEmpty(); ) {
      newest = List.of(page.getLast());
      page = file.after(page.getLast().end(), AT_ONCE);
    }
    return newest;
  }

  private void failed(CheckpointSink sink, Taken taken, String why) {
    Retry last = retries.get(sink.name());
    Duration pause = last == null ? FIRST_RETRY : last.pause.multipliedBy(2);
    pause = pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause;
    retries.put(sink.name(), new Retry(clock.instant().plus(pause), pause));
    if (last == null) {
      LOG.warn("The {} sink did not take a checkpoint: {}; it is offered again", sink.name(), why);
    }
    try {
      if (taken != null && !why.equals(taken.trouble)) {
        keep(sink, taken.failed(why));
      }
    } catch (RuntimeException e) {
      LOG.debug("The state of the {} sink could not be kept", sink.name(), e);
    }
  }

  private void recovered(CheckpointSink sink) {
    if (retries.remove(sink.name()) != null) {
      LOG.info("The {} sink takes checkpoints again", sink.name());
    }
  }

  private Taken taken(CheckpointSink sink) {
    return Taken.of(states.find(Filters.eq("_id", sink.name())).first());
  }

  private void keep(CheckpointSink sink, Taken taken) {
    states.replaceOne(
        Filters.eq("_id", sink.name()),
        taken.document(sink.name()),
        new ReplaceOptions().upsert(true));
  }
}
