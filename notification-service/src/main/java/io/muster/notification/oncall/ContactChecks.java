package io.muster.notification.oncall;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.oncall.ContactRules.QuietHours;
import io.muster.contracts.oncall.ContactRules.Rule;
import io.muster.contracts.oncall.ContactRules.Step;
import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.oncall.contact.ChatAddress;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.PhoneNumbers;
import io.muster.notification.oncall.contact.PushSubscription;
import io.muster.starter.OutsideAddress;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** What holds for addresses, numbers and the rules by which people are paged. */
final class ContactChecks {

  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int LONGEST_URL = 2000;
  private static final int MOST_RULES = 20;
  private static final int MOST_STEPS = 20;

  /** Later than this a page is of no use. */
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  private ContactChecks() {}

  /** The address in the form in which it is kept. */
  static String address(MethodKind kind, String typed) {
    Checks.that(
        kind != null,
        "/kind",
        "Say by what means: EMAIL, NTFY, PUSH, TEAMS, TELEGRAM, MATTERMOST, SMS or VOICE.");
    return switch (kind) {
      case EMAIL -> {
        email("/address", typed);
        yield typed;
      }
      case NTFY -> {
        Checks.that(
            typed != null && TOPIC.matcher(typed).matches(),
            "/address",
            "A topic is 1 to 64 letters, digits, dashes and underscores.");
        yield typed;
      }
      case PUSH ->
          PushSubscription.read(typed)
              .map(PushSubscription::json)
              .orElseThrow(
                  () ->
                      Refused.invalid(
                          "/address",
                          "Give what this browser's pushManager.subscribe() answered, as JSON."));
      case TEAMS -> workflow(typed);
      case TELEGRAM, MATTERMOST ->
          ChatAddress.read(typed)
              .map(ChatAddress::text)
              .orElseThrow(() -> Refused.invalid("/address", "This is no account in a chat."));
      case SMS, VOICE -> phone(typed);
    };
  }

  private static String workflow(String typed) {
    String address = typed == null ? "" : typed.strip();
    try {
      Checks.that(address.length() <= LONGEST_URL, "/address", "An address is at most 2000 long.");
      OutsideAddress.of("/address", address);
      return address;
    } catch (IllegalStateException noAddress) {
      throw Refused.invalid(
          "/address", "Give the address Teams shows for your workflow; it begins with https://.");
    }
  }

  private static String phone(String typed) {
    return PhoneNumbers.e164(typed)
        .orElseThrow(
            () ->
                Refused.invalid(
                    "/address",
                    "Give a phone number with its country's code, such as +49 30 901820."));
  }

  static void email(String pointer, String address) {
    Checks.that(
        MailAddress.isOne(address), pointer, "Give one e-mail address, such as rosa@example.org.");
  }

  /** Rules that can be followed at every hour, over methods the person has. */
  static void rules(String personId, ContactRules rules, Contact contact) {
    Checks.that(
        ZoneId.getAvailableZoneIds().contains(rules.zone()),
        "/zone",
        "Give a time zone of the IANA database, such as Europe/Berlin.");
    Checks.that(
        rules.rules().size() <= MOST_RULES, "/rules", "Set at most " + MOST_RULES + " rules.");
    for (int i = 0; i < rules.rules().size(); i++) {
      rule("/rules/" + i, rules.rules().get(i), contact);
    }
    if (rules.quiet() != null) {
      quiet(rules.quiet());
    }
    if (rules.backupId() != null) {
      Checks.id("/backupId", rules.backupId());
      Checks.that(
          !rules.backupId().equals(personId), "/backupId", "Your backup has to be another person.");
    }
  }

  private static void rule(String at, Rule rule, Contact contact) {
    Checks.that(
        rule.severities().stream().distinct().count() == rule.severities().size(),
        at + "/severities",
        "Name each severity once.");
    Checks.that(
        (rule.from() == null) == (rule.until() == null)
            && (rule.from() == null || !rule.from().equals(rule.until())),
        at + "/until",
        "Give two different hours, or neither for the whole day.");
    Checks.that(
        !rule.steps().isEmpty() && rule.steps().size() <= MOST_STEPS,
        at + "/steps",
        "A rule has 1 to " + MOST_STEPS + " steps.");
    int before = 0;
    for (int i = 0; i < rule.steps().size(); i++) {
      Step step = rule.steps().get(i);
      String here = at + "/steps/" + i;
      Checks.that(
          step.methodId() != null && contact.method(step.methodId()).isPresent(),
          here + "/methodId",
          "This is none of your contact methods.");
      Checks.that(
          step.afterSeconds() >= before && step.afterSeconds() <= LONGEST_DELAY.toSeconds(),
          here + "/afterSeconds",
          "Steps go in the order of their delays, the last at most an hour after the page.");
      before = step.afterSeconds();
    }
    Checks.that(
        rule.steps().stream().distinct().count() == rule.steps().size(),
        at + "/steps",
        "A step is in this rule twice.");
  }

  private static void quiet(QuietHours quiet) {
    LocalTime from = quiet.from();
    Checks.that(
        from != null && quiet.until() != null && !from.equals(quiet.until()),
        "/quiet/until",
        "Give two different hours.");
    Checks.that(
        quiet.loudFrom() != null && quiet.loudFrom() != Severity.SEV5,
        "/quiet/loudFrom",
        "Say which severity makes a noise even then: SEV1 to SEV4.");
  }
}
