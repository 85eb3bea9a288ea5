package io.muster.reporting.audit;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The e-mail address of whoever is asking, as far as the identity provider vouches for it. */
final class SignedInAddress {

  private SignedInAddress() {}

  /**
   * Whether whoever asks has this address, and somebody has made sure of it. Only A to Z are the
   * same as a to z: beyond them letters of two addresses have the same capital, as ı and i do.
   *
   * @param address null is nobody's
   */
  static boolean is(String address) {
    if (address == null) {
      return false;
    }
    Pattern same = Pattern.compile(address, Pattern.LITERAL | Pattern.CASE_INSENSITIVE);
    return verified().filter(same.asMatchPredicate()).isPresent();
  }

  private static Optional<String> verified() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken token
        ? verified(token.getToken())
        : Optional.empty();
  }

  private static Optional<String> verified(Jwt jwt) {
    return Boolean.TRUE.equals(jwt.getClaimAsBoolean("email_verified"))
        ? Optional.ofNullable(jwt.getClaimAsString("email"))
        : Optional.empty();
  }
}
