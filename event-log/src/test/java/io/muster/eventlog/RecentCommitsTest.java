package io.muster.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a replica set nobody proves what is durable: rings and the end itself tell of news. */
class RecentCommitsTest {

  /** Asked nothing here. */
  private final MongoClient client = MongoClients.create("mongodb://127.0.0.1:1");

  private final MongoDatabase database = client.getDatabase("recent");
  private final DurableEnd durable = new DurableEnd(database, true);
  private final List<StoredCommit> log = new ArrayList<>();

  /** Which of several pasts is written, where one is taken back. */
  private byte past;

  private final RecentCommits recent =
      new RecentCommits(this::readAfter, this::head, durable, new Doorbell(database, durable));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void who_saw_where_the_log_ends_reads_as_far_though_nobody_has_rung() {
    append();
    assertThat(recent.after(1, 10)).hasValueSatisfying(it -> assertThat(it.commits()).isEmpty());
    append();
    recent.sawEnd(head());
    assertThat(recent.after(1, 10))
        .hasValueSatisfying(
            it -> assertThat(it.commits()).extracting(StoredCommit::position).containsExactly(2L));
  }

  @Test
  void what_is_kept_of_a_past_that_was_taken_back_is_handed_to_nobody() {
    append();
    recent.after(1, 10);
    append();
    recent.sawEnd(head());
    assertThat(recent.after(1, 10)).isPresent();
    log.removeLast();
    past++;
    append();
    append();
    recent.sawEnd(head());
    assertThat(recent.after(1, 10)).isEmpty();
    assertThat(recent.holding("thing-2", 0)).isEmpty();
  }

  private Head head() {
    return log.isEmpty()
        ? new Head(0, new byte[32], Instant.EPOCH)
        : new Head(log.size(), log.getLast().hash(), Instant.EPOCH);
  }

  private EventLog.Page readAfter(long position, int limit) {
    return new EventLog.Page(
        log.stream().filter(it -> it.position() > position).limit(limit).toList(), false);
  }

  private void append() {
    Head before = head();
    long position = before.position() + 1;
    byte[] hash = {(byte) position, past};
    log.add(
        new StoredCommit(
            position,
            1,
            "Thing",
            "thing-" + position,
            0,
            Instant.EPOCH,
            before.hash(),
            hash,
            Optional.empty(),
            Optional.empty(),
            List.of(
                new StoredEvent(
                    position, 0, "e-" + position, "thing", 1, new byte[0], new byte[0], hash))));
  }
}
