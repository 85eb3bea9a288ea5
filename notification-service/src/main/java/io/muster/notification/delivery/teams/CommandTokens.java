package io.muster.notification.delivery.teams;

import io.muster.starter.Hmac;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What proves that a message to Muster comes from Teams: the security token that Teams shows when a
 * team adds an outgoing webhook. The header {@code Authorization} holds {@code HMAC} and, in base
 * 64, the HMAC with SHA-256 of the body as it came, by the token, which is in base 64 as well
 * (Microsoft Learn, "Create Outgoing Webhooks", section "Verify HMAC token").
 *
 * @param securityTokens one for each team; empty: nobody commands anything from Teams
 */
@ConfigurationProperties("muster.teams.commands")
public record CommandTokens(List<String> securityTokens) {

  private static final String SETTING = "MUSTER_TEAMS_SECURITY_TOKENS";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/]{43}=");
  private static final String SCHEME = "HMAC ";

  /** Refuses, without showing it, what cannot be a token: 32 bytes in base 64. */
  public CommandTokens {
    securityTokens =
        securityTokens == null
            ? List.of()
            : securityTokens.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
    if (!securityTokens.stream().allMatch(it -> TOKEN.matcher(it).matches())) {
      throw new IllegalArgumentException(
          SETTING
              + " holds something that is no security token: Teams shows 44 letters, digits and signs that end with =. Put commas between several.");
    }
  }

  /** Whether people in Teams can command anything. */
  public boolean areThere() {
    return !securityTokens.isEmpty();
  }

  /**
   * Whether whoever has one of the tokens sent this.
   *
   * @param authorization the header; may be null
   * @param body exactly as it came
   */
  public boolean prove(String authorization, byte[] body) {
    boolean proved = false;
    for (String token : securityTokens) {
      byte[] signature = Hmac.of(Base64.getDecoder().decode(token), body);
      String expected = SCHEME + Base64.getEncoder().encodeToString(signature);
      proved |= Hmac.equal(expected, authorization);
    }
    return proved;
  }

  /** Names no secret in any log. */
  @Override
  public String toString() {
    return "CommandTokens[%d]".formatted(securityTokens.size());
  }
}
