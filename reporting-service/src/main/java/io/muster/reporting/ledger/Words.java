package io.muster.reporting.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How constants, times and lists read in a sentence. */
public final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** A constant in lower case, as in {@code lessons learned}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A moment to the second; the data formats keep the exact one. */
  public static String of(Instant time) {
    return bare(time) + " UTC";
  }

  /** The same where the zone is said once for all. */
  public static String bare(Instant time) {
    return TIME.format(time);
  }

  /** A length of time with its two largest units, as in {@code 1 h 12 min}. */
  public static String of(Duration length) {
    if (length.isNegative()) {
      return "-" + of(length.negated());
    }
    List<String> parts = new ArrayList<>();
    add(parts, length.toDays(), "d");
    add(parts, length.toHoursPart(), "h");
    add(parts, length.toMinutesPart(), "min");
    add(parts, length.toSecondsPart(), "s");
    return parts.isEmpty() ? "0 s" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
  }

  /** Several things in a row, as in {@code a, b and c}. */
  public static String and(List<String> things) {
    int last = things.size() - 1;
    return last < 1
        ? String.join("", things)
        : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }
}
