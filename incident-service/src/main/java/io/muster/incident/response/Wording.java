package io.muster.incident.response;

import io.muster.starter.Refused;
import java.util.List;

/** What people write into an incident: present where it must be, and short enough to be read. */
public final class Wording {

  static final int TITLE = 200;
  static final int DESCRIPTION = 10_000;
  static final int NOTE = 10_000;

  /** A reason somebody gives. */
  public static final int REASON = 2_000;

  /** A service's name. */
  public static final int SERVICE = 200;

  static final int SERVICES = 50;

  private Wording() {}

  /**
   * Text that has to be there, without the blanks around it.
   *
   * @throws Refused 422 with the pointer when it is missing or too long
   */
  public static String required(String pointer, String text, int longest, String whatToDo) {
    if (text == null || text.isBlank()) {
      throw Refused.invalid(pointer, whatToDo);
    }
    return optional(pointer, text, longest);
  }

  /** Text that may be left out; null when it is. */
  public static String optional(String pointer, String text, int longest) {
    if (text != null && text.length() > longest) {
      throw Refused.invalid(
          pointer,
          "Shorten this to at most " + longest + " characters; it has " + text.length() + ".");
    }
    return text == null || text.isBlank() ? null : text.strip();
  }

  static List<String> services(String pointer, List<String> services) {
    if (services.size() > SERVICES) {
      throw Refused.invalid(pointer, "Name at most " + SERVICES + " services.");
    }
    for (int i = 0; i < services.size(); i++) {
      required(
          pointer + "/" + i, services.get(i), SERVICE, "Give the service's name, or leave it out.");
    }
    return services.stream().map(String::strip).distinct().toList();
  }
}
