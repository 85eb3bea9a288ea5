package io.muster.notification.oncall.contact;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.oncall.ContactRules.QuietHours;
import io.muster.contracts.oncall.ContactRules.Rule;
import io.muster.contracts.oncall.MethodKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * By which means, and how long after a person's turn came, they are paged for one severity at one
 * moment. A plain function of what is recorded: a page and a preview cannot differ.
 *
 * @param why which rule it follows from
 * @param rule the how-manieth of the person's rules, counted from 0; null when none of them
 * @param calls in the order in which they are made; empty when the person cannot be reached
 * @param backupToo whether the person's backup is paged beside them from the beginning
 */
public record Calls(Why why, Integer rule, List<Call> calls, boolean backupToo) {

  private static final Duration TEXT_AFTER = Duration.ofMinutes(2);
  private static final Duration VOICE_AFTER = Duration.ofMinutes(5);

  public Calls {
    calls = List.copyOf(calls);
  }

  /** What the calls follow from. */
  public enum Why {
    /** One of the person's own rules. */
    RULE,
    /**
     * The rule for everybody: a mail and a push at once, a text after 2 minutes, a call after 5.
     */
    DEFAULT,
    /** The person's quiet hours: nothing that makes a noise. */
    QUIET_HOURS,
    /** No method of the person can be used. */
    NO_METHOD
  }

  /** One means and its delay. */
  public record Call(Method method, Duration after) {}

  /**
   * How a person is paged.
   *
   * @param offered the means this installation has
   */
  public static Calls of(Contact contact, Set<MethodKind> offered, Severity severity, Instant at) {
    List<Method> usable =
        contact.usable().stream().filter(method -> offered.contains(method.kind())).toList();
    ContactRules rules = contact.rules();
    if (usable.isEmpty()) {
      return new Calls(Why.NO_METHOD, null, List.of(), hasBackup(rules));
    }
    Calls calls = rules == null ? byDefault(usable) : byRules(rules, usable, severity, at);
    return rules != null && isQuiet(rules, severity, at) ? quietly(calls, rules, usable) : calls;
  }

  private static boolean hasBackup(ContactRules rules) {
    return rules != null && rules.backupId() != null;
  }

  private static Calls byRules(
      ContactRules rules, List<Method> usable, Severity severity, Instant at) {
    LocalTime hour = hour(rules, at);
    for (int i = 0; i < rules.rules().size(); i++) {
      Rule rule = rules.rules().get(i);
      boolean forSeverity = rule.severities().isEmpty() || rule.severities().contains(severity);
      if (forSeverity && (rule.from() == null || within(rule.from(), rule.until(), hour))) {
        List<Call> calls = calls(rule, usable);
        return calls.isEmpty() ? byDefault(usable) : new Calls(Why.RULE, i, calls, false);
      }
    }
    return byDefault(usable);
  }

  private static LocalTime hour(ContactRules rules, Instant at) {
    return at.atZone(ZoneId.of(rules.zone())).toLocalTime();
  }

  private static boolean within(LocalTime from, LocalTime until, LocalTime hour) {
    return from.isBefore(until)
        ? !hour.isBefore(from) && hour.isBefore(until)
        : !hour.isBefore(from) || hour.isBefore(until);
  }

  /** A step whose method was removed since is left out. */
  private static List<Call> calls(Rule rule, List<Method> usable) {
    return rule.steps().stream()
        .flatMap(
            step ->
                usable.stream()
                    .filter(method -> method.id().equals(step.methodId()))
                    .map(method -> new Call(method, Duration.ofSeconds(step.afterSeconds()))))
        .toList();
  }

  /** Whoever has only a phone is not made to wait for it. */
  private static Calls byDefault(List<Method> usable) {
    List<Call> calls =
        new ArrayList<>(
            usable.stream().map(method -> new Call(method, defaultDelay(method.kind()))).toList());
    calls.sort(Comparator.comparing(Call::after));
    Duration first = calls.getFirst().after();
    return new Calls(
        Why.DEFAULT,
        null,
        calls.stream().map(call -> new Call(call.method(), call.after().minus(first))).toList(),
        false);
  }

  private static Duration defaultDelay(MethodKind kind) {
    return switch (kind) {
      case EMAIL, NTFY, PUSH, TEAMS, TELEGRAM, MATTERMOST -> Duration.ZERO;
      case SMS -> TEXT_AFTER;
      case VOICE -> VOICE_AFTER;
    };
  }

  private static boolean isQuiet(ContactRules rules, Severity severity, Instant at) {
    QuietHours quiet = rules.quiet();
    return quiet != null
        && quiet.loudFrom().worseThan(severity)
        && within(quiet.from(), quiet.until(), hour(rules, at));
  }

  /** A page is never kept back: without a silent way it makes its noise. */
  private static Calls quietly(Calls calls, ContactRules rules, List<Method> usable) {
    List<Call> silent =
        calls.calls().stream().filter(call -> call.method().kind() == MethodKind.EMAIL).toList();
    if (silent.isEmpty()) {
      silent =
          usable.stream()
              .filter(method -> method.kind() == MethodKind.EMAIL)
              .map(method -> new Call(method, Duration.ZERO))
              .toList();
    }
    boolean backup = hasBackup(rules);
    return silent.isEmpty() && !backup
        ? calls
        : new Calls(Why.QUIET_HOURS, calls.rule(), silent, backup);
  }
}
