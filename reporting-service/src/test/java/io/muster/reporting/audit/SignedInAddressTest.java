package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class SignedInAddressTest {

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mike@auditors.example", "Mike@Auditors.Example"})
  void it_is_the_same_in_capitals(String address) {
    signedIn(address, true);
    assertThat(SignedInAddress.is("Mike@auditors.example")).isTrue();
  }

  /** The dotless i has the capital of i, and the small letter of the Kelvin sign is k. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "m\u0131ke@auditors.example",
        "mi\u212Ae@auditors.example",
        "mike@aud\u0131tors.example",
        "mike@auditorsxexample",
        "xmike@auditors.example"
      })
  void one_that_looks_much_alike_is_another(String address) {
    signedIn(address, true);
    assertThat(SignedInAddress.is("mike@auditors.example")).isFalse();
  }

  @Test
  void nobody_has_one_that_is_not_verified_or_was_erased() {
    signedIn("mike@auditors.example", false);
    assertThat(SignedInAddress.is("mike@auditors.example")).isFalse();
    signedIn("mike@auditors.example", true);
    assertThat(SignedInAddress.is(null)).isFalse();
    SecurityContextHolder.clearContext();
    assertThat(SignedInAddress.is("mike@auditors.example")).isFalse();
  }

  private static void signedIn(String email, boolean verified) {
    Jwt jwt =
        Jwt.withTokenValue("t")
            .header("alg", "none")
            .subject("mike")
            .claim("email", email)
            .claim("email_verified", verified)
            .build();
    SecurityContextHolder.getContext()
        .setAuthentication(new JwtAuthenticationToken(jwt, List.of()));
  }
}
