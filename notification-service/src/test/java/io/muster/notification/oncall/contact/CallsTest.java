package io.muster.notification.oncall.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.oncall.ContactRules.QuietHours;
import io.muster.contracts.oncall.ContactRules.Rule;
import io.muster.contracts.oncall.ContactRules.Step;
import io.muster.contracts.oncall.MethodKind;
import io.muster.eventlog.codec.Erased;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final Set<MethodKind> ALL = EnumSet.allOf(MethodKind.class);
  private static final LocalTime TEN = LocalTime.of(22, 0);
  private static final LocalTime SEVEN = LocalTime.of(7, 0);

  /** Midnight in Berlin, as winter time is an hour ahead. */
  private static final Instant NIGHT = Instant.parse("2026-11-24T23:00:00Z");

  private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
  private static final Method MAIL = method("email", MethodKind.EMAIL, true);
  private static final Method TEXT = method("m-text", MethodKind.SMS, true);
  private static final Method VOICE = method("m-voice", MethodKind.VOICE, true);

  @Test
  void who_set_no_rules_gets_a_mail_at_once_a_text_after_two_minutes_and_a_call_after_five() {
    Calls calls = Calls.of(contact(null, VOICE, MAIL, TEXT), ALL, Severity.SEV3, NOON);
    assertThat(calls.why()).isEqualTo(Calls.Why.DEFAULT);
    assertThat(plan(calls)).containsExactly("email 0", "m-text 120", "m-voice 300");
  }

  @Test
  void who_has_only_a_phone_is_not_made_to_wait_for_it() {
    Calls calls = Calls.of(contact(null, TEXT, VOICE), ALL, Severity.SEV3, NOON);
    assertThat(plan(calls)).containsExactly("m-text 0", "m-voice 180");
  }

  @Test
  void the_first_rule_that_fits_severity_and_hour_holds() {
    ContactRules rules =
        rules(
            null,
            rule(List.of(Severity.SEV1), TEN, SEVEN, new Step("m-voice", 0)),
            rule(List.of(), null, null, new Step("m-text", 0), new Step("email", 60)));
    Contact contact = contact(rules, MAIL, TEXT, VOICE);
    assertThat(plan(Calls.of(contact, ALL, Severity.SEV1, NIGHT))).containsExactly("m-voice 0");
    assertThat(plan(Calls.of(contact, ALL, Severity.SEV1, NOON)))
        .containsExactly("m-text 0", "email 60");
    assertThat(plan(Calls.of(contact, ALL, Severity.SEV4, NIGHT)))
        .containsExactly("m-text 0", "email 60");
    assertThat(Calls.of(contact, ALL, Severity.SEV4, NIGHT).rule()).isEqualTo(1);
  }

  @Test
  void where_no_rule_fits_or_its_methods_are_gone_the_default_holds() {
    ContactRules rules = rules(null, rule(List.of(Severity.SEV1), null, null, new Step("gone", 0)));
    Contact contact = contact(rules, MAIL, TEXT);
    assertThat(Calls.of(contact, ALL, Severity.SEV2, NOON).why()).isEqualTo(Calls.Why.DEFAULT);
    assertThat(Calls.of(contact, ALL, Severity.SEV1, NOON).why()).isEqualTo(Calls.Why.DEFAULT);
  }

  @Test
  void quiet_hours_make_lesser_pages_silent_and_call_the_backup_and_the_worst_ignore_them() {
    ContactRules rules = rules(new QuietHours(TEN, SEVEN, Severity.SEV2));
    Contact contact = contact(rules, MAIL, TEXT, VOICE);
    Calls lesser = Calls.of(contact, ALL, Severity.SEV3, NIGHT);
    assertThat(lesser.why()).isEqualTo(Calls.Why.QUIET_HOURS);
    assertThat(plan(lesser)).containsExactly("email 0");
    assertThat(lesser.backupToo()).isTrue();
    assertThat(plan(Calls.of(contact, ALL, Severity.SEV2, NIGHT)))
        .containsExactly("email 0", "m-text 120", "m-voice 300");
    assertThat(Calls.of(contact, ALL, Severity.SEV3, NOON).backupToo()).isFalse();
  }

  @Test
  void a_page_is_not_kept_back_in_quiet_hours_when_nothing_silent_and_nobody_else_is_there() {
    ContactRules quiet = new ContactRules("Europe/Berlin", List.of(), quiet(), null);
    assertThat(plan(Calls.of(contact(quiet, TEXT), ALL, Severity.SEV5, NIGHT)))
        .containsExactly("m-text 0");
    Calls withBackup = Calls.of(contact(rules(quiet()), TEXT), ALL, Severity.SEV5, NIGHT);
    assertThat(withBackup.calls()).isEmpty();
    assertThat(withBackup.backupToo()).isTrue();
  }

  @Test
  void nothing_goes_over_a_method_that_is_not_verified_erased_or_not_set_up() {
    Method unproved = method("m-new", MethodKind.SMS, false);
    Method erased = new Method("m-old", MethodKind.EMAIL, Erased.MARK, true, NOON);
    Contact contact = contact(null, unproved, erased, VOICE);
    Calls calls = Calls.of(contact, Set.of(MethodKind.EMAIL), Severity.SEV1, NOON);
    assertThat(calls.why()).isEqualTo(Calls.Why.NO_METHOD);
    assertThat(calls.calls()).isEmpty();
    assertThat(Calls.of(Contact.UNKNOWN, ALL, Severity.SEV1, NOON).calls()).isEmpty();
  }

  @Property(tries = 500)
  void whoever_can_be_reached_or_has_a_backup_is_never_left_without_a_call(
      @ForAll Severity severity,
      @ForAll @IntRange(max = 86_399) int second,
      @ForAll @IntRange(max = 23) int from,
      @ForAll @IntRange(max = 23) int until,
      @ForAll @IntRange(min = 1, max = 7) int having,
      @ForAll boolean backup) {
    List<Method> methods =
        IntStream.range(0, 3)
            .filter(bit -> (having & 1 << bit) != 0)
            .mapToObj(bit -> List.of(MAIL, TEXT, VOICE).get(bit))
            .toList();
    QuietHours quiet =
        new QuietHours(LocalTime.of(from, 0), LocalTime.of(until, 30), Severity.SEV1);
    ContactRules rules =
        new ContactRules("Europe/Berlin", List.of(), quiet, backup ? "ravi" : null);
    Calls calls =
        Calls.of(
            new Contact("rosa", "Rosa", methods, rules), ALL, severity, NOON.plusSeconds(second));
    assertThat(!calls.calls().isEmpty() || calls.backupToo()).isTrue();
    assertThat(calls.calls()).isSortedAccordingTo(Comparator.comparing(Calls.Call::after));
  }

  private static QuietHours quiet() {
    return new QuietHours(TEN, SEVEN, Severity.SEV1);
  }

  private static List<String> plan(Calls calls) {
    return calls.calls().stream()
        .map(call -> call.method().id() + " " + call.after().toSeconds())
        .toList();
  }

  private static Method method(String id, MethodKind kind, boolean verified) {
    return new Method(id, kind, kind.isPhone() ? "+49301234567" : "rosa@x.example", verified, NOON);
  }

  private static Contact contact(ContactRules rules, Method... methods) {
    return new Contact("rosa", "Rosa Reyes", Arrays.asList(methods), rules);
  }

  private static ContactRules rules(QuietHours quiet, Rule... rules) {
    return new ContactRules("Europe/Berlin", Arrays.asList(rules), quiet, "ravi");
  }

  private static Rule rule(
      List<Severity> severities, LocalTime from, LocalTime until, Step... steps) {
    return new Rule(severities, from, until, Arrays.asList(steps));
  }
}
