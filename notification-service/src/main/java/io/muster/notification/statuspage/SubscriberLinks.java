package io.muster.notification.statuspage;

import io.muster.starter.Hmac;
import io.muster.starter.MusterProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The ids of subscribers and the links in their mails: HMAC-SHA-256 with a secret of the
 * installation. Whoever reads the database cannot tell by trying whose address an id is, and nobody
 * makes a link that Muster did not mail.
 */
@Component
class SubscriberLinks {

  private static final Pattern TOKEN =
      Pattern.compile("(status-subscriber-[0-9a-f]{32})\\.([A-Za-z0-9_-]{43})");
  private static final int DIGITS = 32;

  private final byte[] key;
  private final String publicUrl;

  SubscriberLinks(@Value("${muster.link-secret}") String linkSecret, MusterProperties muster) {
    this.key = linkSecret.getBytes(StandardCharsets.UTF_8);
    this.publicUrl = muster.publicUrl();
  }

  /** The one subscriber with an address; of an e-mail address, however its letters are written. */
  String idOf(String address) {
    String same = HookSubscribers.isOne(address) ? address : address.toLowerCase(Locale.ROOT);
    byte[] signed = sign("muster.subscriber.1\n" + same);
    return "status-subscriber-" + HexFormat.of().formatHex(signed).substring(0, DIGITS);
  }

  /** Where a subscriber says yes. */
  String confirm(String subscriberId) {
    return publicUrl + "/status/confirm/" + token("confirm", subscriberId);
  }

  /** Where a subscriber says no, at any time. */
  String unsubscribe(String subscriberId) {
    return publicUrl + "/status/unsubscribe/" + token("unsubscribe", subscriberId);
  }

  private String token(String purpose, String subscriberId) {
    return subscriberId
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(signed(purpose, subscriberId));
  }

  /** Whose link it is; nothing when we did not make it for this purpose. */
  Optional<String> read(String purpose, String token) {
    Matcher parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    byte[] signature = Base64.getUrlDecoder().decode(parts.group(2));
    return MessageDigest.isEqual(signed(purpose, parts.group(1)), signature)
        ? Optional.of(parts.group(1))
        : Optional.empty();
  }

  private byte[] signed(String purpose, String subscriberId) {
    return sign("muster.status.%s.1\n%s".formatted(purpose, subscriberId));
  }

  private byte[] sign(String said) {
    return Hmac.of(key, said.getBytes(StandardCharsets.UTF_8));
  }
}
