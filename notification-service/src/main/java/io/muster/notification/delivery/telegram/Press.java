package io.muster.notification.delivery.telegram;

import io.muster.notification.delivery.link.PageButtons.Action;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a button under a page stands for; Telegram keeps at most 64 bytes of it. */
record Press(Action action, String pageId) {

  private static final Pattern DATA = Pattern.compile("([AECN]):(page-[0-9a-f]{32})");

  /** As Telegram keeps it. */
  String data() {
    return action.name().charAt(0) + ":" + pageId;
  }

  /** What a button stands for; nothing where it is none of ours. */
  static Optional<Press> read(String data) {
    Matcher parts = DATA.matcher(data);
    if (!parts.matches()) {
      return Optional.empty();
    }
    for (Action action : Action.values()) {
      if (action.name().startsWith(parts.group(1))) {
        return Optional.of(new Press(action, parts.group(2)));
      }
    }
    return Optional.empty();
  }
}
