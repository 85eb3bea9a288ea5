package io.muster.notification.delivery.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a message comes from a team whose security token we were given. */
class CommandTokensTest {

  /** As in Microsoft's guide to outgoing webhooks. */
  private static final String CONTOSO = "vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA=";

  private static final byte[] BODY =
      "{\"text\":\"<at>Muster</at> näh\"}".getBytes(StandardCharsets.UTF_8);

  /** By OpenSSL: {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:… -binary | base64}. */
  private static final String SIGNATURE = "HMAC b/fWoSGW5GGF7T390N58pIiz720YZAJesUoPIX5G6RU=";

  @Test
  void the_signature_is_that_of_the_body_by_the_bytes_of_the_token() {
    assertThat(new CommandTokens(List.of(CONTOSO)).prove(SIGNATURE, BODY)).isTrue();
    assertThat(
            new CommandTokens(List.of("A".repeat(43) + "=", " " + CONTOSO)).prove(SIGNATURE, BODY))
        .isTrue();
  }

  @Test
  void anything_else_proves_nothing() {
    CommandTokens tokens = new CommandTokens(List.of(CONTOSO));
    byte[] other = BODY.clone();
    other[0]++;
    assertThat(tokens.prove(SIGNATURE, other)).isFalse();
    assertThat(tokens.prove(null, BODY)).isFalse();
    assertThat(tokens.prove("HMAC ", BODY)).isFalse();
    assertThat(tokens.prove(SIGNATURE.replace("HMAC ", "Bearer "), BODY)).isFalse();
    assertThat(new CommandTokens(List.of("A".repeat(43) + "=")).prove(SIGNATURE, BODY)).isFalse();
    assertThat(new CommandTokens(null).prove(SIGNATURE, BODY)).isFalse();
    assertThat(new CommandTokens(List.of("")).areThere()).isFalse();
  }

  @Test
  void what_is_no_token_is_refused_without_being_shown() {
    assertThatThrownBy(() -> new CommandTokens(List.of("no-token-of-teams")))
        .hasMessageContaining("MUSTER_TEAMS_SECURITY_TOKENS")
        .hasMessageNotContaining("no-token-of-teams");
    assertThat(new CommandTokens(List.of(CONTOSO)).toString()).doesNotContain(CONTOSO);
  }
}
