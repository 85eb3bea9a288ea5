package io.muster.reporting.clock;

import io.muster.reporting.clock.ReportForm.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with what a field holds, also where a published schema does not. */
final class FieldChecks {

  private static final int LONGEST_TEXT = 32_767;
  private static final Pattern DURATION = Pattern.compile("\\d{1,3}:([01]\\d|2[0-3]):[0-5]\\d");
  private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private FieldChecks() {}

  /** A sentence; null when nothing is wrong. */
  static String problem(Field field, String value) {
    return switch (field.type()) {
      case TEXT ->
          value.length() <= LONGEST_TEXT ? null : "At most %d characters.".formatted(LONGEST_TEXT);
      case INSTANT ->
          isInstant(value) ? null : "Write a moment in UTC, as in 2026-03-02T08:00:00Z.";
      case YES_NO -> value.equals("true") || value.equals("false") ? null : "Answer true or false.";
      case INTEGER -> value.matches("\\d{1,18}") ? null : "Write a whole number, 0 or more.";
      case PERCENT ->
          isFigure(value) && new BigDecimal(value).compareTo(HUNDRED) <= 0
              ? null
              : "Write a figure from 0 to 100.";
      case AMOUNT -> isFigure(value) ? null : "Write an amount in thousands, 0 or more.";
      case DURATION ->
          DURATION.matcher(value).matches() ? null : "Write days, hours, minutes: 000:03:30.";
      case LEI -> LEI.matcher(value).matches() ? null : "An LEI has 20 characters.";
      case EMAIL -> EMAIL.matcher(value).matches() ? null : "Write an e-mail address.";
      case CODE -> field.options().contains(value) ? null : "Choose one of the codes.";
      case CODES -> field.options().containsAll(codes(value)) ? null : "Choose from the codes.";
      case COUNTRIES ->
          COUNTRIES.containsAll(codes(value)) ? null : "Write countries by two letters: DE,FR.";
    };
  }

  /** Several codes, as a field holds them. */
  static List<String> codes(String value) {
    return Arrays.stream(value.split(",")).map(String::strip).filter(c -> !c.isEmpty()).toList();
  }

  /** Whether it is a moment as forms write it, to the second and in UTC. */
  static boolean isInstant(String value) {
    try {
      Instant.parse(value);
      return value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isFigure(String value) {
    return value.matches("\\d{1,15}(\\.\\d{1,6})?");
  }
}
