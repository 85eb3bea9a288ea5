package io.muster.notification.oncall.calendar;

import io.muster.starter.Hmac;
import io.muster.starter.MusterProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The addresses of feeds: a feed's id and an HMAC-SHA-256 over it, so that nobody finds one by
 * guessing and a database that is read by others opens none.
 */
@Component
class FeedAddresses {

  private static final Pattern NAME =
      Pattern.compile("(feed-[0-9a-f]{24})\\.([A-Za-z0-9_-]{43})\\.ics");
  private static final byte[] PURPOSE = "muster.calendar.1\n".getBytes(StandardCharsets.US_ASCII);

  private final byte[] key;
  private final String publicUrl;

  FeedAddresses(@Value("${muster.link-secret}") String linkSecret, MusterProperties muster) {
    this.key = linkSecret.getBytes(StandardCharsets.UTF_8);
    this.publicUrl = muster.publicUrl();
  }

  /** Where a calendar program reads the feed. */
  String of(String feedId) {
    String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(sign(feedId));
    return publicUrl + "/calendar/" + feedId + "." + signature + ".ics";
  }

  /** The feed a name in an address stands for; nothing when we did not make it. */
  Optional<String> read(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    byte[] signature = Base64.getUrlDecoder().decode(parts.group(2));
    return MessageDigest.isEqual(sign(parts.group(1)), signature)
        ? Optional.of(parts.group(1))
        : Optional.empty();
  }

  private byte[] sign(String feedId) {
    return Hmac.of(key, PURPOSE, feedId.getBytes(StandardCharsets.US_ASCII));
  }
}
