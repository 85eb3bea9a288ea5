package io.muster.notification.delivery.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom mails come from.
 *
 * @param mailFrom one address
 */
@ConfigurationProperties("muster")
public record MailProperties(String mailFrom) {

  public MailProperties {
    try {
      new InternetAddress(mailFrom == null ? "" : mailFrom, true).validate();
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          "muster.mail-from (MUSTER_MAIL_FROM) must be an e-mail address.", e);
    }
  }

  /** What our Message-IDs end in. */
  public String domain() {
    return mailFrom.substring(mailFrom.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
  }
}
