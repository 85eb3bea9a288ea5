package io.muster.notification.conversation;

/** The chat an operator connected, or might connect. */
public interface Chat {

  /** Whether an operator said what it needs; without that no incident gets a channel. */
  boolean isSetUp();

  /** What an error of the chat means to a responder, and who can mend it. */
  String inWords(String error);
}
