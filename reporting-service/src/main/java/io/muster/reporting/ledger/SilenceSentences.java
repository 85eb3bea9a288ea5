package io.muster.reporting.ledger;

import io.muster.contracts.alert.LabelMatcher;
import io.muster.contracts.alert.SilenceEvent;
import io.muster.contracts.alert.SilenceEvent.Created;
import io.muster.contracts.alert.SilenceEvent.Ended;
import io.muster.contracts.alert.WeeklyWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Says in plain English when alerts were to call nobody out, and on whose word. */
final class SilenceSentences {

  private SilenceSentences() {}

  static String of(SilenceEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case Created e ->
          "%s silenced alerts with %s %s (silence %s): %s"
              .formatted(who, conditions(e), time(e), e.silenceId(), closed(e.reason(), names));
      case Ended e ->
          "%s ended the silence %s before its time: %s"
              .formatted(who, e.silenceId(), closed(e.reason(), names));
    };
  }

  private static String conditions(Created event) {
    return Words.and(event.matchers().stream().map(LabelMatcher::inWords).toList());
  }

  private static String time(Created event) {
    return event.weekly() == null
        ? "from %s until %s".formatted(Words.of(event.from()), Words.of(event.until()))
        : weekly(event.weekly());
  }

  private static String weekly(WeeklyWindow weekly) {
    List<String> days = weekly.days().stream().map(SilenceSentences::name).toList();
    return "for %s each %s at %s (%s), from %s to %s"
        .formatted(
            Words.of(Duration.ofMinutes(weekly.minutes())),
            Words.and(days),
            weekly.start(),
            weekly.zone(),
            weekly.first(),
            weekly.last());
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String closed(String reason, Names names) {
    String text = names.text(reason).strip();
    return text.endsWith(".") ? text : text + ".";
  }
}
