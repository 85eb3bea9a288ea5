package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  private final LiveStream stream = new LiveStream();

  LiveStreamTest() {
    stream.begin(10);
  }

  @Test
  void a_listener_hears_what_happens_from_now_on() throws InterruptedException {
    tell(11, null);
    LiveStream.Listener listener = stream.join(null, message -> true);
    assertThat(listener.heard()).isEqualTo(11);
    tell(12, null);
    assertThat(listener.heard()).isNull();
    assertThat(heard(listener)).containsExactly(12L);
    assertThat(listener.heard()).isEqualTo(12);
  }

  @Test
  void whoever_comes_back_hears_what_they_missed() throws InterruptedException {
    tell(11, null);
    tell(12, null);
    tell(13, null);
    assertThat(heard(stream.join(11L, message -> true))).containsExactly(12L, 13L);
    assertThat(heard(stream.join(10L, message -> true))).containsExactly(11L, 12L, 13L);
  }

  @Test
  void whoever_missed_too_much_or_comes_from_another_log_reads_again() throws InterruptedException {
    tell(11, null);
    for (Long after : new Long[] {9L, -1L, 99L}) {
      LiveMessage message = stream.join(after, m -> true).next(AT_ONCE);
      assertThat(message.resync()).isTrue();
      assertThat(message.position()).isEqualTo(11);
    }
    for (long position = 12; position < 12 + 3_000; position++) {
      tell(position, null);
    }
    assertThat(stream.join(11L, m -> true).next(AT_ONCE).resync()).isTrue();
  }

  @Test
  void a_partner_hears_only_of_their_own() throws InterruptedException {
    LiveStream.Listener acme =
        stream.join(null, m -> m.incident() != null && "acme".equals(m.incident().get("owner")));
    tell(11, null);
    tell(12, "globex");
    tell(13, "acme");
    assertThat(heard(acme)).containsExactly(13L);
  }

  @Test
  void a_listener_that_does_not_keep_up_is_let_go_and_holds_nobody_up()
      throws InterruptedException {
    LiveStream.Listener slow = stream.join(null, m -> true);
    LiveStream.Listener quick = stream.join(null, m -> true);
    long position = 11;
    while (!slow.letGo()) {
      tell(position, null);
      assertThat(quick.next(AT_ONCE).position()).isEqualTo(position);
      position++;
    }
    assertThat(stream.listeners()).isEqualTo(1);
    assertThat(slow.next(AT_ONCE)).isNull();
  }

  @Test
  void waiting_for_a_position_ends_when_it_can_be_read_or_patience_does() throws Exception {
    assertThat(stream.await(10, AT_ONCE)).isTrue();
    assertThat(stream.await(11, Duration.ofMillis(20))).isFalse();
    Thread teller = Thread.ofVirtual().start(() -> tell(11, null));
    assertThat(stream.await(11, Duration.ofSeconds(60))).isTrue();
    teller.join();
  }

  @Test
  void everyone_is_let_go_when_the_service_stops() {
    LiveStream.Listener listener = stream.join(null, m -> true);
    stream.close();
    assertThat(listener.letGo()).isTrue();
    assertThat(stream.join(null, m -> true).letGo()).isTrue();
  }

  private void tell(long position, String owner) {
    LiveMessage message =
        new LiveMessage(
            "i", "INC-1", 1, position, "incident.note-added", new Document("owner", owner), false);
    stream.tell(List.of(message), position);
  }

  private static List<Long> heard(LiveStream.Listener listener) throws InterruptedException {
    List<Long> positions = new ArrayList<>();
    for (LiveMessage m = listener.next(AT_ONCE); m != null; m = listener.next(AT_ONCE)) {
      positions.add(m.position());
    }
    return positions;
  }
}
