package io.muster.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import java.nio.charset.StandardCharsets;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;

class PositionTokenTest {

  private final LogSerializer serializer =
      new LogSerializer(new EventCodec(KeyRing.inMemory(), EventTypes.of()));

  private static final PositionToken FIVE = PositionToken.of(5, new byte[32]);
  private static final PositionToken SIX = PositionToken.of(6, new byte[32]);

  @Test
  void it_is_stored_in_a_few_bytes_and_read_back() {
    SerializedObject<byte[]> stored = serializer.serialize(SIX, byte[].class);
    assertThat(new String(stored.getData(), StandardCharsets.UTF_8))
        .isEqualTo("{\"position\":6,\"hash\":\"0000000000000000\"}");
    assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(SIX);
  }

  @Test
  void a_replay_survives_the_token_store() {
    TrackingToken replay = ReplayToken.createReplayToken(SIX, PositionToken.START);
    SerializedObject<byte[]> stored = serializer.serialize(replay, byte[].class);
    assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(replay);
  }

  @Test
  void a_replay_ends_after_the_position_it_was_reset_at() {
    TrackingToken replay = ReplayToken.createReplayToken(FIVE, PositionToken.START);
    assertThat(ReplayToken.isReplay(((ReplayToken) replay).advancedTo(FIVE))).isTrue();
    assertThat(((ReplayToken) replay).advancedTo(SIX)).isEqualTo(SIX);
  }

  @Test
  void positions_are_compared_as_positions() {
    assertThat(SIX.covers(FIVE)).isTrue();
    assertThat(FIVE.covers(SIX)).isFalse();
    assertThat(FIVE.lowerBound(SIX)).isEqualTo(FIVE);
    assertThat(FIVE.upperBound(SIX)).isEqualTo(SIX);
    assertThat(SIX.position()).hasValue(6);
  }

  @Test
  void a_token_of_another_kind_of_log_is_refused() {
    assertThatThrownBy(() -> FIVE.covers(new GlobalSequenceTrackingToken(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
