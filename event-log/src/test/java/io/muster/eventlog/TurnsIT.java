package io.muster.eventlog;

import static io.muster.eventlog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.testing.MongoServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes that write: who has lost a race for the next position is let through. */
class TurnsIT {

  private static final long LAST_RING = 1000;

  private MongoServer server;
  private MongoClient client;
  private Doorbell ourBell;
  private Doorbell theirBell;
  private DurableEnd ourEnd;
  private DurableEnd theirEnd;
  private Turns ours;
  private Turns theirs;

  @BeforeEach
  void open() {
    server = MongoServer.startEngine();
    client = MongoClients.create(server.uri());
    MongoDatabase database = client.getDatabase("turns");
    LogSchema.ensure(database);
    ourEnd = new DurableEnd(database, false);
    theirEnd = new DurableEnd(database, false);
    ourBell = new Doorbell(database, ourEnd);
    theirBell = new Doorbell(database, theirEnd);
    ours = new Turns(ourBell);
    theirs = new Turns(theirBell);
    ourBell.start();
    theirBell.start();
    untilWeListen();
  }

  @AfterEach
  void close() throws Exception {
    ourBell.close();
    theirBell.close();
    client.close();
    server.close();
  }

  @Test
  void who_lost_a_race_is_waited_for_until_it_had_its_turn() {
    eventually(
        () -> {
          theirs.lostTo(7);
          return ours.wanted();
        });
    ours.took(8);
    assertThat(ours.wanted()).isFalse();
  }

  @Test
  void nobody_waits_for_who_asked_before_others_had_their_turn() throws Exception {
    ours.took(8);
    theirs.lostTo(7);
    assertThat(waitedForWhenHeard()).isFalse();
  }

  @Test
  void nobody_waits_for_who_lost_less_often() throws Exception {
    ours.lostTo(5);
    ours.lostTo(6);
    theirs.lostTo(7);
    assertThat(waitedForWhenHeard()).isFalse();
  }

  @Test
  void who_lost_more_often_is_waited_for() throws Exception {
    ours.lostTo(5);
    theirs.lostTo(6);
    theirs.lostTo(7);
    assertThat(waitedForWhenHeard()).isTrue();
  }

  /** What was rung before we listen is passed over. */
  private void untilWeListen() {
    eventually(
        () -> {
          theirEnd.advanceTo(1);
          theirBell.ring();
          return ourEnd.told() == 1;
        });
  }

  /** Rings once more, which is heard after the ask, and looks at that very moment. */
  private boolean waitedForWhenHeard() throws Exception {
    CompletableFuture<Boolean> wanted = new CompletableFuture<>();
    ourBell.onRing(
        () -> {
          if (ourEnd.told() == LAST_RING) {
            wanted.complete(ours.wanted());
          }
        });
    theirEnd.advanceTo(LAST_RING);
    theirBell.ring();
    return wanted.get(60, TimeUnit.SECONDS);
  }
}
