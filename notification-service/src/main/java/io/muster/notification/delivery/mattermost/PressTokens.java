package io.muster.notification.delivery.mattermost;

import io.muster.notification.delivery.link.PageButtons.Action;
import io.muster.starter.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a button stands for, signed. Mattermost signs nothing of what it tells, but gives back the
 * context a button was made with, which it shows to nobody: so it alone can know the token.
 */
@Component
class PressTokens {

  private static final Pattern TOKEN =
      Pattern.compile("([A-Z_]{4,8})\\.(page-[0-9a-f]{32})\\.(\\d{1,15})\\.([A-Za-z0-9_-]{43})");
  private static final String PURPOSE = "muster.mattermost.1\n";

  private final byte[] secret;
  private final Clock clock;

  PressTokens(@Value("${muster.link-secret}") String secret, Clock clock) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  /**
   * A button that was pressed.
   *
   * @param madeAt when it was put there, UTC
   */
  record Press(Action action, String pageId, Instant madeAt) {}

  /** The token of a button that is made now. */
  String of(Action action, String pageId) {
    String said = "%s.%s.%d".formatted(action, pageId, clock.millis());
    return said + "." + sign(said);
  }

  /** What a token stands for; nothing when we did not make it. */
  Optional<Press> read(String token) {
    Matcher parts = TOKEN.matcher(token);
    if (!parts.matches() || !Hmac.equal(sign(token.substring(0, parts.end(3))), parts.group(4))) {
      return Optional.empty();
    }
    return Optional.of(
        new Press(
            Action.valueOf(parts.group(1)),
            parts.group(2),
            Instant.ofEpochMilli(Long.parseLong(parts.group(3)))));
  }

  private String sign(String said) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Hmac.of(secret, (PURPOSE + said).getBytes(StandardCharsets.UTF_8)));
  }
}
