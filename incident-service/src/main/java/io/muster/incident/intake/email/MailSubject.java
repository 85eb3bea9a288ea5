package io.muster.incident.intake.email;

import io.muster.incident.intake.Fields;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subject says: which problem it is about, and whether that is over. Answers, forwards and
 * words for the state of it do not make another problem of it.
 *
 * @param title for people, never null
 * @param problem the same in all mails about the problem, never null
 * @param over whether it says that the problem is over
 * @param severity the word it uses for how bad it is; null when none
 */
record MailSubject(String title, String problem, boolean over, String severity) {

  private static final String ENDS =
      "resolved|recovered|recovery|cleared|closed|ok|up|normal|back to normal";
  private static final String FIRES =
      "firing|triggered|alert|alarm|problem|critical|crit|warning|warn|error|down|unreachable|unknown|info";

  private static final Pattern ANSWER =
      Pattern.compile("(?i)^(re|aw|sv|antw|fwd?|wg|tr|rv)\\s*(\\[\\d{1,3}\\])?\\s*:\\s*");

  /** {@code [FIRING:2]}, {@code (OK)}. */
  private static final Pattern BRACKETED =
      Pattern.compile(
          "(?i)^[\\[(](" + ENDS + "|" + FIRES + ")(:\\d{1,6})?[\\])]\\s*[:\\-\u2013]?\\s*");

  /** {@code RESOLVED: }, {@code Problem - }, {@code Resolved in 5m: }. */
  private static final Pattern PREFIXED =
      Pattern.compile(
          "(?i)^("
              + ENDS
              + "|"
              + FIRES
              + ")(\\s+in\\s+[0-9a-z ]{1,30})?\\s*(:|\\s[\\-\u2013])\\s+");

  /** {@code ** PROBLEM Service Alert: web/HTTP is CRITICAL **}. */
  private static final Pattern STARRED =
      Pattern.compile(
          "(?i)^\\*{2,3}\\s*(" + ENDS + "|" + FIRES + ")\\s+((?:service|host)\\s+alert:\\s*)?");

  private static final Pattern STATE_AT_END =
      Pattern.compile(
          "(?i)\\s+is\\s+(ok|up|critical|warning|unknown|down|unreachable)\\s*\\*{2,3}\\s*$");

  private static final Pattern OVER = Pattern.compile("(?i)" + ENDS);
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final String NONE = "E-mail without a subject";

  /** Reads a subject as its sender wrote it, decoded; null when there is none. */
  static MailSubject of(String raw) {
    String whole = raw == null ? null : Fields.clean(SPACE.matcher(raw).replaceAll(" "));
    if (whole == null) {
      return new MailSubject(NONE, "", false, null);
    }
    String rest = whole;
    String state = null;
    boolean more = true;
    while (more) {
      more = false;
      Matcher answer = ANSWER.matcher(rest);
      if (answer.find()) {
        rest = rest.substring(answer.end());
        more = true;
      }
      for (Pattern prefix : List.of(STARRED, BRACKETED, PREFIXED)) {
        Matcher said = prefix.matcher(rest);
        if (said.find()) {
          // The first word counts: "RESOLVED: CRITICAL: disk full" is over.
          state = state == null ? said.group(1) : state;
          rest = rest.substring(said.end());
          more = true;
        }
      }
    }
    Matcher atEnd = STATE_AT_END.matcher(rest);
    String severity = state;
    if (atEnd.find()) {
      severity = atEnd.group(1);
      rest = rest.substring(0, atEnd.start());
    }
    String problem = rest.isBlank() ? whole : rest.strip();
    return new MailSubject(
        Fields.shortened(problem, Fields.TITLE),
        problem.toLowerCase(Locale.ROOT),
        state != null && OVER.matcher(state).matches(),
        severity == null ? null : inOurWords(severity));
  }

  private static String inOurWords(String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "critical", "crit", "down", "unreachable" -> "critical";
      case "error" -> "error";
      case "warning", "warn" -> "warning";
      case "info" -> "info";
      default -> null;
    };
  }
}
