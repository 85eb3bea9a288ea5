package io.muster.incident.triage.silence;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.alert.LabelMatcher;
import io.muster.starter.Refused;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The conditions of a silence, ready to be tried on alerts. Regular expressions are tried in time
 * linear in the length of the value, whatever somebody wrote.
 */
public final class AlertConditions {

  static final int MOST = 20;
  static final int LONGEST_LABEL = 100;
  static final int LONGEST_VALUE = 500;

  /** What no alert is called; a condition that takes it and the empty value takes anything. */
  private static final List<String> ANYTHING = List.of("", "u7Zq-3 x.@_%k");

  private record Condition(String label, Predicate<String> takes) {}

  private final List<Condition> conditions;

  private AlertConditions(List<Condition> conditions) {
    this.conditions = conditions;
  }

  /** Conditions as they were recorded. */
  static AlertConditions of(List<LabelMatcher> matchers) {
    return new AlertConditions(
        matchers.stream().map(one -> new Condition(one.label(), takes(one))).toList());
  }

  /**
   * Conditions somebody asks for, checked.
   *
   * @throws Refused 422 when one is no condition, or all together are met by every alert
   */
  public static AlertConditions checked(List<LabelMatcher> matchers) {
    if (matchers == null || matchers.isEmpty() || matchers.size() > MOST) {
      throw Refused.invalid("/matchers", "Give 1 to %d conditions.".formatted(MOST));
    }
    Set<LabelMatcher> seen = new HashSet<>();
    for (int i = 0; i < matchers.size(); i++) {
      check("/matchers/" + i, matchers.get(i), seen);
    }
    if (matchers.stream().noneMatch(AlertConditions::saysSomething)) {
      throw Refused.invalid(
          "/matchers",
          "This would silence every alert. Give at least one condition that not every value meets, such as"
              + " service=\"checkout\".");
    }
    return of(matchers);
  }

  private static void check(String pointer, LabelMatcher matcher, Set<LabelMatcher> seen) {
    if (matcher == null || matcher.operator() == null) {
      throw Refused.invalid(
          pointer + "/operator", "Say how to compare: EQUAL, NOT_EQUAL, MATCH or NO_MATCH.");
    }
    String label = matcher.label();
    if (label == null || label.isBlank() || label.length() > LONGEST_LABEL) {
      throw Refused.invalid(
          pointer + "/label", "Name a label in 1 to %d characters.".formatted(LONGEST_LABEL));
    }
    if (matcher.value() == null || matcher.value().length() > LONGEST_VALUE) {
      throw Refused.invalid(
          pointer + "/value",
          "Give a value of at most %d characters; it may be empty.".formatted(LONGEST_VALUE));
    }
    if (!seen.add(matcher)) {
      throw Refused.invalid(pointer, "Give each condition once.");
    }
    try {
      takes(matcher);
    } catch (PatternSyntaxException e) {
      throw Refused.invalid(
          pointer + "/value",
          "This is no regular expression Muster takes (RE2): %s.".formatted(e.getDescription()));
    }
  }

  private static boolean saysSomething(LabelMatcher matcher) {
    Predicate<String> takes = takes(matcher);
    if (matcher.label().equals("severity")
        && Arrays.stream(AlertSeverity.values())
            .map(severity -> severity.name().toLowerCase(Locale.ROOT))
            .allMatch(takes)) {
      return false;
    }
    return ANYTHING.stream().noneMatch(takes);
  }

  private static Predicate<String> takes(LabelMatcher matcher) {
    String value = matcher.value();
    return switch (matcher.operator()) {
      case EQUAL -> value::equals;
      case NOT_EQUAL -> said -> !value.equals(said);
      case MATCH -> regex(value)::matches;
      case NO_MATCH -> {
        Pattern pattern = regex(value);
        yield said -> !pattern.matches(said);
      }
    };
  }

  private static Pattern regex(String value) {
    RepeatLimit.check(value);
    return Pattern.compile(value, Pattern.DOTALL);
  }

  /**
   * Whether an alert meets all of them.
   *
   * @param labels what the alert says under a name, empty for what it does not say
   */
  public boolean meets(UnaryOperator<String> labels) {
    return conditions.stream().allMatch(one -> one.takes().test(labels.apply(one.label())));
  }
}
