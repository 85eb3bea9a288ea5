package io.muster.notification.oncall;

import static io.muster.notification.testing.Fixtures.NOW;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.ContactCommand;
import io.muster.contracts.oncall.ContactCommand.AddMethod;
import io.muster.contracts.oncall.ContactCommand.IssueCode;
import io.muster.contracts.oncall.ContactCommand.RemoveMethod;
import io.muster.contracts.oncall.ContactCommand.SetRules;
import io.muster.contracts.oncall.ContactCommand.VerifyMethod;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.oncall.ContactEvent.CodeIssued;
import io.muster.contracts.oncall.ContactEvent.CodeRefused;
import io.muster.contracts.oncall.ContactEvent.MethodAdded;
import io.muster.contracts.oncall.ContactEvent.MethodVerified;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.oncall.ContactRules.QuietHours;
import io.muster.contracts.oncall.ContactRules.Rule;
import io.muster.contracts.oncall.ContactRules.Step;
import io.muster.contracts.oncall.MethodKind;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.notification.oncall.contact.OneTimeCodes;
import io.muster.notification.testing.Fixtures;
import io.muster.starter.Refused;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactMethodsTest {

  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final ContactMethodsSet PUBLISHED =
      new ContactMethodsSet("rosa", "Rosa Reyes", "rosa@muster.example", ROSA, NOW);
  private static final OneTimeCodes CODES = new OneTimeCodes("a-link-secret-of-enough-characters");

  @ParameterizedTest
  @CsvSource({
    "+49 151 23456789, +4915123456789",
    "'+44 (0)20 7946 0018', +442079460018",
    "+1-202-555-0147, +12025550147"
  })
  void a_phone_number_is_kept_as_networks_want_it(String typed, String kept) {
    fixture()
        .given(PUBLISHED)
        .when(new AddMethod("rosa", "m1", MethodKind.SMS, typed, ROSA))
        .expectEvents(new MethodAdded("rosa", "m1", MethodKind.SMS, kept, ROSA, NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0151 23456789", "+49", "+999 12345678", "hello", "+49 1\r\nTo: +1", ""})
  void what_can_be_no_phone_number_is_refused_where_it_stands(String typed) {
    refused(new AddMethod("rosa", "m1", MethodKind.VOICE, typed, ROSA), "/address", PUBLISHED);
  }

  @Test
  void a_topic_is_a_word_that_fits_into_an_address() {
    fixture()
        .given(PUBLISHED)
        .when(new AddMethod("rosa", "m1", MethodKind.NTFY, "rosa-4fK2_x", ROSA))
        .expectEvents(new MethodAdded("rosa", "m1", MethodKind.NTFY, "rosa-4fK2_x", ROSA, NOW));
    refused(new AddMethod("rosa", "m1", MethodKind.NTFY, "a/b", ROSA), "/address", PUBLISHED);
  }

  @Test
  void a_browsers_subscription_is_kept_as_one_text_however_the_browser_wrote_it() {
    String keys =
        """
        {"auth": "BTBZMqHH6r4Tts7J_aSIgg", "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"}
        """
            .strip();
    String typed =
        "{\"keys\": %s, \"expirationTime\": null, \"endpoint\": \"https://push.example/1\"}"
            .formatted(keys);
    String kept =
        "{\"endpoint\":\"https://push.example/1\",\"keys\":{\"p256dh\":\"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4\",\"auth\":\"BTBZMqHH6r4Tts7J_aSIgg\"},\"browser\":\"A browser\"}";
    fixture()
        .given(PUBLISHED)
        .when(new AddMethod("rosa", "m1", MethodKind.PUSH, typed, ROSA))
        .expectEvents(new MethodAdded("rosa", "m1", MethodKind.PUSH, kept, ROSA, NOW));
    for (String wrong :
        List.of(
            "{}",
            "[1]",
            "null",
            typed.replace("https://push", "http://push"),
            typed.replace("BCVxsr7N", "BCVxsr7M"),
            typed.replace("BTBZMqHH6r4Tts7J_aSIgg", "BTBZ"))) {
      refused(new AddMethod("rosa", "m1", MethodKind.PUSH, wrong, ROSA), "/address", PUBLISHED);
    }
  }

  @Test
  void the_same_number_is_named_once_for_texts_and_once_for_calls() {
    AddMethod again = new AddMethod("rosa", "m2", MethodKind.SMS, "+4915123456789", ROSA);
    fixture().given(PUBLISHED, added()).when(again).expectException(Refused.class);
    fixture()
        .given(PUBLISHED, added())
        .when(new AddMethod("rosa", "m2", MethodKind.VOICE, "+4915123456789", ROSA))
        .expectEvents(new MethodAdded("rosa", "m2", MethodKind.VOICE, "+4915123456789", ROSA, NOW));
  }

  @Test
  void the_code_that_came_over_a_method_verifies_it_within_ten_minutes() {
    fixture()
        .given(added())
        .when(new IssueCode("rosa", "m1", "i1", ROSA))
        .expectEvents(issued("i1", NOW));
    fixture()
        .given(added(), issued("i1", NOW.minusSeconds(599)))
        .when(enter(CODES.of("i1")))
        .expectEvents(new MethodVerified("rosa", "m1", ROSA, NOW));
    fixture()
        .given(added(), issued("i1", NOW.minusSeconds(600)))
        .when(enter(CODES.of("i1")))
        .expectException(Refused.class);
  }

  @Test
  void five_wrong_codes_use_a_code_up_and_the_right_one_does_not_help_any_more() {
    List<Object> past = new ArrayList<>(List.of(added(), issued("i1", NOW.minusSeconds(60))));
    for (int left = 4; left >= 0; left--) {
      CodeRefused refused = new CodeRefused("rosa", "m1", left, ROSA, NOW);
      fixture().given(past).when(enter("nonsense")).expectEvents(refused);
      past.add(refused);
    }
    fixture().given(past).when(enter(CODES.of("i1"))).expectException(Refused.class);
  }

  @Test
  void an_older_code_is_worth_nothing_once_a_newer_is_sent() {
    fixture()
        .given(added(), issued("i1", NOW.minusSeconds(90)), issued("i2", NOW.minusSeconds(45)))
        .when(enter(CODES.of("i1")))
        .expectEvents(new CodeRefused("rosa", "m1", 4, ROSA, NOW));
  }

  @Test
  void codes_are_sent_at_most_twice_a_minute_and_six_times_an_hour() {
    IssueCode another = new IssueCode("rosa", "m1", "i9", ROSA);
    fixture()
        .given(added(), issued("i1", NOW.minusSeconds(29)))
        .when(another)
        .expectException(Refused.class);
    List<Object> six = new ArrayList<>(List.of(added()));
    for (int i = 6; i >= 1; i--) {
      six.add(issued("i" + i, NOW.minusSeconds(i * 60L)));
    }
    fixture().given(six).when(another).expectException(Refused.class);
  }

  @Test
  void the_address_a_manager_laid_down_is_not_the_persons_to_remove() {
    fixture()
        .given(PUBLISHED)
        .when(new RemoveMethod("rosa", "email", ROSA))
        .expectException(Refused.class)
        .expectNoEvents();
  }

  @Test
  void rules_are_set_once_and_set_again_only_when_they_differ() {
    ContactRules rules = rules("Europe/Berlin", new Step("email", 0), new Step("m1", 120));
    ContactEvent.RulesSet set = new ContactEvent.RulesSet("rosa", rules, ROSA, NOW);
    SetRules command = new SetRules("rosa", rules, ROSA);
    fixture().given(PUBLISHED, added()).when(command).expectEvents(set);
    fixture().given(PUBLISHED, added(), set).when(command).expectNoEvents();
  }

  @Test
  void what_is_wrong_with_rules_is_said_where_it_is() {
    Step mail = new Step("email", 0);
    refused(set(rules("Berlin", mail)), "/zone", PUBLISHED);
    refused(set(rules("UTC")), "/rules/0/steps", PUBLISHED);
    refused(set(rules("UTC", new Step("other", 0))), "/rules/0/steps/0/methodId", PUBLISHED);
    refused(
        set(rules("UTC", new Step("email", 60), mail)), "/rules/0/steps/1/afterSeconds", PUBLISHED);
    refused(set(rules("UTC", mail, mail)), "/rules/0/steps", PUBLISHED);
    refused(set(new ContactRules("UTC", List.of(), null, "rosa")), "/backupId", PUBLISHED);
    LocalTime ten = LocalTime.of(22, 0);
    refused(
        set(new ContactRules("UTC", List.of(), new QuietHours(ten, ten, Severity.SEV1), null)),
        "/quiet/until",
        PUBLISHED);
    refused(
        set(
            new ContactRules(
                "UTC", List.of(), new QuietHours(ten, LocalTime.NOON, Severity.SEV5), null)),
        "/quiet/loudFrom",
        PUBLISHED);
  }

  private static SetRules set(ContactRules rules) {
    return new SetRules("rosa", rules, ROSA);
  }

  private static ContactRules rules(String zone, Step... steps) {
    Rule rule = new Rule(List.of(), null, null, List.of(steps));
    return new ContactRules(zone, List.of(rule), null, null);
  }

  private static VerifyMethod enter(String code) {
    return new VerifyMethod("rosa", "m1", code, ROSA);
  }

  private static MethodAdded added() {
    return new MethodAdded("rosa", "m1", MethodKind.SMS, "+4915123456789", ROSA, NOW);
  }

  private static CodeIssued issued(String issueId, Instant at) {
    return new CodeIssued("rosa", "m1", issueId, at.plusSeconds(600), ROSA, at);
  }

  private static void refused(ContactCommand command, String pointer, Object... past) {
    fixture()
        .given(past)
        .when(command)
        .expectNoEvents()
        .expectException(
            new CustomTypeSafeMatcher<Refused>("refused at " + pointer) {
              @Override
              protected boolean matchesSafely(Refused refused) {
                return refused.faults().stream().anyMatch(it -> it.pointer().equals(pointer));
              }
            });
  }

  private static AggregateTestFixture<ContactMethods> fixture() {
    AggregateTestFixture<ContactMethods> fixture = Fixtures.of(ContactMethods.class);
    fixture.registerInjectableResource(CODES);
    return fixture;
  }
}
