package io.muster.incident.intake.email;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Muster takes mail in, if it does.
 *
 * @param domain what stands behind the {@code @} of its addresses; empty: it takes none
 * @param address on which address of this machine it listens
 * @param port on which port; 0 for any that is free
 * @param certificate the name of an SSL bundle with the certificate for STARTTLS; empty: mail comes
 *     in unencrypted
 */
@ConfigurationProperties("muster.mail-in")
record MailSettings(String domain, String address, int port, String certificate) {

  boolean on() {
    return domain != null && !domain.isBlank();
  }

  boolean encrypts() {
    return certificate != null && !certificate.isBlank();
  }
}
