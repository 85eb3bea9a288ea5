package io.muster.notification.conversation;

import static io.muster.notification.testing.Fixtures.NOW;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.TranscriptCommand.TakeDown;
import io.muster.contracts.conversation.TranscriptCommand.TakeDownDeletion;
import io.muster.contracts.conversation.TranscriptCommand.TakeDownEdit;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.conversation.TranscriptEvent.Deleted;
import io.muster.contracts.conversation.TranscriptEvent.Edited;
import io.muster.contracts.conversation.TranscriptEvent.Said;
import io.muster.notification.testing.Fixtures;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** A chat tells of everything several times, and not always in order. */
class TranscriptTest {

  private static final String ID = "transcript-i1";
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");

  @Test
  void a_message_is_taken_down_once() {
    given().when(say("Rolling back")).expectEvents(said("Rolling back"));
    given(said("Rolling back")).when(say("Rolling back")).expectNoEvents();
  }

  @Test
  void an_edit_is_taken_down_unless_the_message_says_so_already() {
    given(said("Rolling back")).when(edit("Rolling back")).expectNoEvents();
    given(said("Rolling back")).when(edit("Rolled back")).expectEvents(edited("Rolled back"));
    given(said("Rolling back"), edited("Rolled back")).when(edit("Rolled back")).expectNoEvents();
    given(said("Rolling back"), edited("Rolled back"))
        .when(edit("Rolling back"))
        .expectEvents(edited("Rolling back"));
  }

  @Test
  void what_a_message_said_first_is_taken_down_even_when_its_edit_is_told_before_it() {
    given().when(edit("Rolled back")).expectEvents(edited("Rolled back"));
    given(edited("Rolled back")).when(say("Rolling back")).expectEvents(said("Rolling back"));
    given(edited("Rolled back"), said("Rolling back")).when(say("Rolling back")).expectNoEvents();
    given(edited("Rolled back"), said("Rolling back")).when(edit("Rolled back")).expectNoEvents();
  }

  @Test
  void a_deletion_is_taken_down_once_and_only_of_what_was_heard() {
    TakeDownDeletion delete = new TakeDownDeletion(ID, "i1", "1.1", ROSA, NOW);
    Deleted deleted = new Deleted(ID, "i1", "1.1", ROSA, NOW);
    given().when(delete).expectNoEvents();
    given(said("Rolling back")).when(delete).expectEvents(deleted);
    given(said("Rolling back"), deleted).when(delete).expectNoEvents();
    given(said("Rolling back"), deleted).when(edit("Rolled back")).expectNoEvents();
  }

  private static TestExecutor<Transcript> given(TranscriptEvent... events) {
    return Fixtures.of(Transcript.class).given((Object[]) events);
  }

  private static TakeDown say(String text) {
    return new TakeDown(ID, "i1", "1.1", null, text, null, ROSA, NOW);
  }

  private static TakeDownEdit edit(String text) {
    return new TakeDownEdit(ID, "i1", "1.1", text, null, ROSA, NOW);
  }

  private static Said said(String text) {
    return new Said(ID, "i1", "1.1", null, text, null, ROSA, NOW);
  }

  private static Edited edited(String text) {
    return new Edited(ID, "i1", "1.1", text, null, ROSA, NOW);
  }
}
