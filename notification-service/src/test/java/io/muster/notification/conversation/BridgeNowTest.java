package io.muster.notification.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeEvent.Joined;
import io.muster.contracts.conversation.BridgeEvent.Left;
import io.muster.contracts.conversation.BridgeEvent.Witness;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BridgeNowTest {

  private static final Instant CAME = Instant.parse("2026-03-01T10:00:00Z");
  private static final String ROOM = "conversation-i1";
  private static final String ROSA = "rosa";
  private static final Actor BY = Actor.system("conversation");

  @Test
  void who_came_again_before_it_was_told_that_they_left_is_in_the_call() {
    BridgeNow once = BridgeNow.NONE.after(joined(CAME, Witness.PROVIDER));
    Instant again = CAME.plusSeconds(60);
    assertThat(once.isNewsThatJoined(ROSA, Witness.PROVIDER, CAME)).as("told twice").isFalse();
    assertThat(once.isNewsThatJoined(ROSA, Witness.PROVIDER, again)).isTrue();
    BridgeNow twice = once.after(joined(again, Witness.PROVIDER));
    Instant between = CAME.plusSeconds(30);
    assertThat(twice.isNewsThatLeft(ROSA, Witness.PROVIDER, between)).isTrue();
    assertThat(twice.after(left(between)).people().get(ROSA).isIn()).isTrue();
  }

  @Test
  void who_says_twice_that_they_joined_joined_once() {
    BridgeNow once = BridgeNow.NONE.after(joined(CAME, Witness.PERSON));
    assertThat(once.isNewsThatJoined(ROSA, Witness.PERSON, CAME.plusSeconds(60))).isFalse();
  }

  private static Joined joined(Instant at, Witness witness) {
    return new Joined(ROOM, "i1", ROSA, ROSA, null, witness, BY, at);
  }

  private static Left left(Instant at) {
    return new Left(ROOM, "i1", ROSA, ROSA, null, Witness.PROVIDER, BY, at);
  }
}
