package io.muster.notification.conversation;

import static io.muster.notification.testing.Fixtures.NOW;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ChatCommand.AskChat;
import io.muster.contracts.conversation.ChatCommand.ClaimChat;
import io.muster.contracts.conversation.ChatCommand.RecordFailed;
import io.muster.contracts.conversation.ChatEvent.ChatArchived;
import io.muster.contracts.conversation.ChatEvent.ChatAsked;
import io.muster.contracts.conversation.ChatEvent.ChatClaimed;
import io.muster.contracts.conversation.ChatEvent.ChatFailed;
import io.muster.contracts.conversation.ChatEvent.ChatOpened;
import io.muster.contracts.conversation.ChatEvent.ChatRecovered;
import io.muster.contracts.conversation.ChatKind;
import io.muster.contracts.conversation.ConversationCommand.CloseBridge;
import io.muster.contracts.conversation.ConversationCommand.OpenBridge;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.conversation.TeamsCommand.RecordTeamsCard;
import io.muster.contracts.conversation.TeamsCommand.RecordTeamsFailure;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardFailed;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardPosted;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.notification.testing.Fixtures;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
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

  @Test
  void a_channel_is_claimed_once_until_it_is_archived_and_somebody_asks_for_another() {
    fixture.givenNoPriorActivity().when(claim("inc-1")).expectEvents(claimed("inc-1"));
    given(claimed("inc-1")).when(claim("inc-1")).expectNoEvents();
    given(claimed("inc-1"), made()).when(claim("inc-1-2")).expectNoEvents();
    given(claimed("inc-1"), made(), archived()).when(claim("inc-1-2")).expectNoEvents();
    given(claimed("inc-1"), made(), archived(), asked())
        .when(claim("inc-1-2"))
        .expectEvents(claimed("inc-1-2"));
  }

  @Test
  void another_name_is_tried_until_the_channel_is_there() {
    given(claimed("inc-1")).when(claim("inc-1-2")).expectEvents(claimed("inc-1-2"));
  }

  @Test
  void asking_for_a_channel_twice_asks_once_and_not_at_all_while_there_is_one() {
    AskChat ask = new AskChat(ID, "i1", ROSA);
    given(asked()).when(ask).expectNoEvents();
    given(asked(), claimed("inc-1")).when(ask).expectNoEvents();
    given(claimed("inc-1"), made(), archived()).when(ask).expectEvents(asked());
  }

  @Test
  void the_same_failure_is_told_once_until_it_is_over() {
    RecordFailed fail = new RecordFailed(ID, "missing_scope", MUSTER);
    ChatFailed failed = new ChatFailed(ID, "i1", "missing_scope", MUSTER, NOW);
    given(claimed("inc-1")).when(fail).expectEvents(failed);
    given(claimed("inc-1"), failed).when(fail).expectNoEvents();
    given(claimed("inc-1"), failed, new ChatRecovered(ID, "i1", MUSTER, NOW))
        .when(fail)
        .expectEvents(failed);
  }

  @Test
  void muster_opens_its_first_call_in_a_room_that_had_a_channel_before() {
    given(claimed("inc-1"))
        .when(open("https://meet.example/a", MUSTER))
        .expectEvents(opened("https://meet.example/a", MUSTER));
  }

  private static TestExecutor<Conversation> given(ConversationEvent... events) {
    return Fixtures.of(Conversation.class).given((Object[]) events);
  }

  private static ClaimChat claim(String name) {
    return new ClaimChat(ID, "i1", ChatKind.SLACK, name, MUSTER);
  }

  private static ChatClaimed claimed(String name) {
    return new ChatClaimed(ID, "i1", ChatKind.SLACK, name, MUSTER, NOW);
  }

  @Test
  void a_channel_of_teams_is_told_the_same_once_and_what_fails_is_on_record_once() {
    TeamsCardPosted card =
        new TeamsCardPosted(
            ID, "i1", "payments", Severity.SEV1, ResponseState.TRIGGERED, MUSTER, NOW);
    RecordTeamsCard say =
        new RecordTeamsCard(ID, "i1", "payments", Severity.SEV1, ResponseState.TRIGGERED, MUSTER);
    TeamsCardFailed failed = new TeamsCardFailed(ID, "i1", "payments", "404", MUSTER, NOW);
    RecordTeamsFailure fail = new RecordTeamsFailure(ID, "i1", "payments", "404", MUSTER);
    fixture.givenNoPriorActivity().when(say).expectEvents(card);
    given(card).when(say).expectNoEvents();
    given().when(fail).expectEvents(failed);
    given(failed).when(fail).expectNoEvents();
    given(failed, card).when(fail).expectEvents(failed);
    given(card, failed).when(say).expectEvents(card);
  }

  private static ChatOpened made() {
    return new ChatOpened(ID, "i1", ChatKind.SLACK, "C1", "inc-1", "https://s/C1", MUSTER, NOW);
  }

  private static ChatArchived archived() {
    return new ChatArchived(ID, "i1", "Done.", MUSTER, NOW);
  }

  private static ChatAsked asked() {
    return new ChatAsked(ID, "i1", ROSA, NOW);
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
