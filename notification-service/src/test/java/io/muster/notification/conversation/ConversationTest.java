package io.muster.notification.conversation;

import static io.muster.notification.testing.Fixtures.NOW;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ConversationCommand.CloseBridge;
import io.muster.contracts.conversation.ConversationCommand.OpenBridge;
import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.notification.testing.Fixtures;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final String ID = "conversation-i1";
  private static final Actor MUSTER = Actor.system("conversation");
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");

  private final AggregateTestFixture<Conversation> fixture = Fixtures.of(Conversation.class);

  @Test
  void a_call_opens_once_whoever_asks_again() {
    fixture
        .givenNoPriorActivity()
        .when(open("https://meet.example/a", MUSTER))
        .expectEvents(opened("https://meet.example/a", MUSTER));
    Fixtures.of(Conversation.class)
        .given(opened("https://meet.example/a", MUSTER))
        .when(open("https://meet.example/b", ROSA))
        .expectNoEvents();
  }

  @Test
  void muster_opens_no_second_call_after_people_closed_theirs() {
    fixture
        .given(opened("https://meet.example/a", MUSTER), closed())
        .when(open("https://meet.example/b", MUSTER))
        .expectNoEvents();
  }

  @Test
  void people_may_open_another_call() {
    fixture
        .given(opened("https://meet.example/a", MUSTER), closed())
        .when(open("https://meet.example/b", ROSA))
        .expectEvents(opened("https://meet.example/b", ROSA));
  }

  @Test
  void closing_twice_closes_once() {
    fixture
        .given(opened("https://meet.example/a", MUSTER), closed())
        .when(new CloseBridge(ID, "All is said.", ROSA))
        .expectNoEvents();
  }

  private static OpenBridge open(String url, Actor by) {
    return new OpenBridge(ID, "i1", BridgeKind.JITSI, url, null, null, by);
  }

  private static BridgeOpened opened(String url, Actor by) {
    return new BridgeOpened(ID, "i1", BridgeKind.JITSI, url, null, null, by, NOW);
  }

  private static BridgeClosed closed() {
    return new BridgeClosed(ID, "i1", "All is said.", ROSA, NOW);
  }
}
