package io.muster.notification.conversation.slack;

import io.muster.notification.conversation.command.Member;
import io.muster.starter.Hmac;
import io.muster.starter.MusterProperties;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes and reads the links by which somebody in Slack says who they are in Muster. A link says who
 * they are in Slack, is shown to nobody but them, and is worth nothing without signing in.
 */
@Component
class AccountTokens {

  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Pattern TOKEN =
      Pattern.compile("([A-Z0-9]{1,40})\\.([A-Z0-9]{1,40})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");
  private static final String PURPOSE = "muster.slack-account.1\n";

  private final byte[] key;
  private final String publicUrl;
  private final Clock clock;

  AccountTokens(
      @Value("${muster.link-secret}") String secret, MusterProperties muster, Clock clock) {
    this.key = secret.getBytes(StandardCharsets.UTF_8);
    this.publicUrl = muster.publicUrl();
    this.clock = clock;
  }

  /** The address at which this member can say who they are. */
  String urlFor(Member member) {
    String said =
        "%s.%s.%d"
            .formatted(
                member.workspaceId(),
                member.userId(),
                clock.instant().plus(LIFETIME).getEpochSecond());
    return publicUrl + "/chat-account?token=" + said + "." + sign(said);
  }

  /** Whom a token is about; nothing when we did not make it or its time has passed. */
  Optional<Member> read(String token) {
    Matcher parts = TOKEN.matcher(token == null ? "" : token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String said = token.substring(0, parts.end(3));
    boolean ours = Hmac.equal(sign(said), parts.group(4));
    boolean open = clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts.group(3))));
    return ours && open
        ? Optional.of(new Member(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  private String sign(String said) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Hmac.of(key, (PURPOSE + said).getBytes(StandardCharsets.US_ASCII)));
  }
}
