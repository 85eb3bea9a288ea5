package io.muster.notification.oncall.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers as people type them, and as networks want them. */
public final class PhoneNumbers {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int LONGEST = 40;

  private PhoneNumbers() {}

  /**
   * A number in the form of E.164, such as +4930901820.
   *
   * @param typed with the country's code; spaces, dashes and brackets do not matter
   * @return nothing when there can be no such number
   */
  public static Optional<String> e164(String typed) {
    if (typed == null || typed.length() > LONGEST || !typed.strip().startsWith("+")) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = NUMBERS.parse(typed, null);
      return NUMBERS.isValidNumber(number) && !number.hasExtension()
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
