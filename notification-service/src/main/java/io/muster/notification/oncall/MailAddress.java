package io.muster.notification.oncall;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Says what Muster takes for an e-mail address, wherever somebody types one. */
public final class MailAddress {

  private static final int LONGEST = 254;

  /** What quotes, lists, groups, routes and display names are written with. */
  private static final String MORE_THAN_AN_ADDRESS = "\"(),:;<>[\\]";

  private MailAddress() {}

  /**
   * Whether it is one bare address, such as {@code rosa@example.org}: no display name, no line
   * break that could start another header, and no list or group, which a mail server would hand to
   * everybody in it.
   */
  public static boolean isOne(String value) {
    if (value == null
        || value.length() > LONGEST
        || !value.contains("@")
        || value.chars().anyMatch(MailAddress::isMore)) {
      return false;
    }
    try {
      new InternetAddress(value, true).validate();
      return true;
    } catch (AddressException e) {
      return false;
    }
  }

  private static boolean isMore(int c) {
    return Character.isISOControl(c)
        || Character.isWhitespace(c)
        || MORE_THAN_AN_ADDRESS.indexOf(c) >= 0;
  }
}
