package io.muster.reporting.audit;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The e-mail address of whoever is asking, as far as the identity provider vouches for it. */
final class SignedInAddress {

  private SignedInAddress() {}

  /** Empty when there is none, or nobody has made sure that it is theirs. */
  static Optional<String> verified() {
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
