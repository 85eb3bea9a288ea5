package io.muster.incident.review;

import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words a drafted review uses for times and terms; it names no people. */
final class Said {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Said() {}

  static String at(Instant instant) {
    return MINUTE.format(instant) + " UTC";
  }

  /** To the minute; what is shorter, to the second. */
  static String lasting(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    return hours < 48
        ? hours + " h " + minutes % 60 + " min"
        : hours / 24 + " days " + hours % 24 + " h";
  }

  static String of(Phase phase) {
    return phase.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  static String of(Role role) {
    return role.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  static String of(Moment moment) {
    return switch (moment) {
      case OCCURRED -> "it began";
      case DETECTED -> "it was noticed";
      case AWARE -> "it was known to be an incident";
      case CONTAINED -> "it was contained";
      case ERADICATED -> "its cause was removed";
      case RECOVERED -> "those affected could work as before";
    };
  }

  /** A sentence begins with it. */
  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Text of people in a sentence, with a mark when it was erased. */
  static String quoted(String text) {
    return text == null ? "(erased)" : "“" + text.strip().replaceAll("\\s+", " ") + "”";
  }
}
