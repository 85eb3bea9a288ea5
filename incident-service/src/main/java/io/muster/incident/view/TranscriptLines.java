package io.muster.incident.view;

import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.conversation.TranscriptEvent.Deleted;
import io.muster.contracts.conversation.TranscriptEvent.Edited;
import io.muster.contracts.conversation.TranscriptEvent.Said;
import java.util.LinkedHashMap;
import java.util.Map;

/** The timeline's lines on what was said in the incident's channel in a chat. */
final class TranscriptLines {

  private TranscriptLines() {}

  static String summary(TranscriptEvent event) {
    return switch (event) {
      case Said said -> said.threadId() == null ? "Said in the chat" : "Answered in the chat";
      case Edited _ -> "Changed what was said in the chat";
      case Deleted _ -> "A message was taken out of the chat";
    };
  }

  static Map<String, Object> data(TranscriptEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("messageId", event.messageId());
    switch (event) {
      case Said said -> {
        data.put("threadId", said.threadId());
        data.put("text", said.text());
        data.put("author", said.author());
      }
      case Edited edited -> {
        data.put("text", edited.text());
        data.put("author", edited.author());
      }
      case Deleted _ -> {}
    }
    return data;
  }
}
