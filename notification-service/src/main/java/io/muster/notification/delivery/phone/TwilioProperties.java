package io.muster.notification.delivery.phone;

import io.muster.notification.oncall.contact.PhoneNumbers;
import io.muster.starter.OutsideAddress;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The account at Twilio that texts and calls people; nothing is texted or called without one.
 *
 * @param accountSid begins with AC
 * @param authToken what we sign in with, and what Twilio signs its requests with
 * @param textFrom one of the account's numbers, or a messaging service, which begins with MG
 * @param voiceFrom one of the account's numbers
 * @param apiUrl where the API is
 */
@ConfigurationProperties("muster.twilio")
record TwilioProperties(
    String accountSid, String authToken, String textFrom, String voiceFrom, String apiUrl) {

  private static final String SERVICE = "MG";

  TwilioProperties {
    if (isGiven(accountSid)) {
      OutsideAddress.of("muster.twilio.api-url (MUSTER_TWILIO_API_URL)", apiUrl);
      require(accountSid.matches("AC[0-9A-Za-z]{32}"), "account-sid", "AC and 32 characters");
      require(isGiven(authToken), "auth-token", "the account's auth token");
      require(
          !isGiven(textFrom) || textFrom.startsWith(SERVICE) || isNumber(textFrom),
          "text-from",
          "a phone number such as +4930901820, or a messaging service");
      require(
          !isGiven(voiceFrom) || isNumber(voiceFrom),
          "voice-from",
          "a phone number such as +4930901820");
    }
  }

  private static boolean isGiven(String value) {
    return value != null && !value.isBlank();
  }

  private static boolean isNumber(String value) {
    return PhoneNumbers.e164(value).filter(value::equals).isPresent();
  }

  private static void require(boolean holds, String setting, String what) {
    if (!holds) {
      throw new IllegalArgumentException(
          "muster.twilio.%s (MUSTER_TWILIO_%s) must be %s."
              .formatted(setting, setting.toUpperCase(Locale.ROOT).replace('-', '_'), what));
    }
  }

  boolean texts() {
    return isGiven(accountSid) && isGiven(textFrom);
  }

  boolean calls() {
    return isGiven(accountSid) && isGiven(voiceFrom);
  }

  /** Which parameter names the sender of a text. */
  String textFromParameter() {
    return textFrom.startsWith(SERVICE) ? "MessagingServiceSid" : "From";
  }
}
