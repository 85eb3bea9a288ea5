package io.muster.notification.oncall.contact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's account in a chat.
 *
 * @param id by which the chat knows it, for ever the same
 * @param name how it is called there, without the @; null where it has no name
 */
public record ChatAddress(String id, String name) {

  private static final Pattern FORM =
      Pattern.compile("([a-z0-9]{1,26})(?: @([A-Za-z0-9._-]{1,64}))?");

  /** The account a text names; nothing where it is none. */
  public static Optional<ChatAddress> read(String text) {
    Matcher form = FORM.matcher(text == null ? "" : text);
    return form.matches()
        ? Optional.of(new ChatAddress(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /** The text it is kept as. */
  public String text() {
    return name == null ? id : id + " @" + name;
  }

  /** What its owner knows it by. */
  public String shown() {
    return name == null ? id : "@" + name;
  }
}
