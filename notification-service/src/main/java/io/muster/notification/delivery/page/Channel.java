package io.muster.notification.delivery.page;

import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.oncall.contact.Method;
import java.util.Optional;

/** One means of reaching people. A call is one attempt; who calls decides on another. */
public interface Channel {

  /** What it is. */
  MethodKind kind();

  /** Whether this installation has what it takes to use it. */
  boolean isSetUp();

  /** What the message of a page is known by: the same for every attempt. */
  String messageId(String pageId);

  /**
   * Why this installation cannot send to an address that is one by its form; nothing when it can.
   */
  default Optional<String> objection(String address) {
    return Optional.empty();
  }

  /**
   * The address in the form in which it is kept, of what somebody typed for it; the provider is
   * asked where only it knows.
   *
   * @throws NotTakenException when it is none, in a sentence for whoever typed it, or cannot be
   *     looked up right now
   */
  default String resolved(String typed) throws NotTakenException {
    return typed;
  }

  /**
   * Hands a page over.
   *
   * @return what the provider said when it took it, without the address; often its own id
   * @throws NotTakenException when it did not
   */
  String page(Outgoing page) throws NotTakenException;

  /**
   * Hands over a message that is about the means itself: a one-time code, a test.
   *
   * @return what the provider said when it took it, without the address
   * @throws NotTakenException when it did not
   */
  String note(Method to, Note note) throws NotTakenException;

  /** Whether a message that was taken can be changed, so that it says what came of it. */
  default boolean changes() {
    return false;
  }

  /**
   * Has a page that was taken say what came of it, with nothing left to press. Safe to repeat.
   *
   * @param receipt what {@link #page} answered
   * @param outcome one sentence
   * @throws NotTakenException when it stays as it was
   */
  default void settle(Outgoing page, String receipt, String outcome) throws NotTakenException {
    throw new UnsupportedOperationException(kind() + " cannot be changed");
  }

  /**
   * One attempt at a page.
   *
   * @param attempt counted from 1
   */
  record Outgoing(String pageId, int attempt, Method to, PageWords words) {}

  /**
   * A message that pages nobody.
   *
   * @param name of whom it goes to
   * @param subject one line
   * @param text one paragraph
   * @param path of the page of the UI it leads to, such as {@code /on-call/me}
   */
  record Note(String name, String subject, String text, String path) {}
}
