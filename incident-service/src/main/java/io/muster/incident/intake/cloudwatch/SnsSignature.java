package io.muster.incident.intake.cloudwatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.starter.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/**
 * Checks what Amazon SNS signed, with the certificate it names. That certificate is vouched for by
 * where it lies: it is fetched from SNS' own address over TLS, and from nowhere else.
 */
final class SnsSignature {

  private final AmazonSns sns;
  private final Cache<URI, X509Certificate> certificates =
      Caffeine.newBuilder().maximumSize(100).expireAfterWrite(Duration.ofDays(1)).build();

  SnsSignature(AmazonSns sns) {
    this.sns = sns;
  }

  /**
   * Lets pass what SNS signed.
   *
   * @throws Refused 401 when it did not; 503 when that cannot be told, because the certificate
   *     cannot be fetched now
   */
  void check(SnsMessage message, Instant now) {
    URI address =
        AmazonSns.address(message.signingCertUrl())
            .filter(uri -> uri.getPath() != null && uri.getPath().endsWith(".pem"))
            .orElseThrow(() -> wrong("It names a certificate that is not Amazon SNS' own."));
    X509Certificate certificate = certificate(address);
    try {
      certificate.checkValidity(Date.from(now));
      Signature verifier = Signature.getInstance(algorithm(message));
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(message.signedText().getBytes(StandardCharsets.UTF_8));
      if (!verifier.verify(Base64.getDecoder().decode(message.field("Signature")))) {
        throw wrong("It does not fit the message.");
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw wrong("It cannot be read, or its certificate is not valid now.");
    }
  }

  private static String algorithm(SnsMessage message) {
    return switch (message.field("SignatureVersion")) {
      case "1" -> "SHA1withRSA";
      case "2" -> "SHA256withRSA";
      default -> throw wrong("Its version is neither 1 nor 2.");
    };
  }

  private X509Certificate certificate(URI address) {
    X509Certificate known = certificates.getIfPresent(address);
    if (known != null) {
      return known;
    }
    try {
      X509Certificate fetched =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(sns.get(address)));
      certificates.put(address, fetched);
      return fetched;
    } catch (CertificateException e) {
      throw wrong("There is no certificate where it says.");
    } catch (IOException e) {
      throw Refused.of(
          503,
          "no-certificate",
          "Amazon SNS' certificate cannot be fetched, so its signature cannot be checked: let Muster reach https://%s,"
                  .formatted(address.getHost())
              + " or let the subscription deliver raw messages.");
    }
  }

  private static Refused wrong(String why) {
    return Refused.of(401, "wrong-signature", "This is not signed by Amazon SNS. " + why);
  }
}
