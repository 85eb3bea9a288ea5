package io.muster.starter;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets in whoever is signed in. Whoever is an auditor and nothing else gets no further than the
 * engagements a manager has opened for them, unless the operator lets auditors read everything.
 */
final class AuditorScope implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String SETTING = "muster.auditors-need-engagement";

  /** What tells nothing of any incident, or is held to the engagement where it is answered. */
  private static final List<String> OPEN =
      List.of("/api/audits/engagements", "/api/audits/frameworks", "/api/ledger/head");

  private final boolean needed;

  /** As the operator says; auditors need an engagement everywhere but in the profile local. */
  AuditorScope(Environment environment) {
    this(
        environment.getProperty(
            SETTING, Boolean.class, !environment.acceptsProfiles(Profiles.of("local"))));
  }

  private AuditorScope(boolean needed) {
    this.needed = needed;
  }

  /** That an auditor asked for something outside of an engagement. */
  static final class EngagementNeededException extends AccessDeniedException {
    private static final long serialVersionUID = 1L;

    EngagementNeededException() {
      super("An auditor asked for something outside of an engagement");
    }
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends Authentication> authentication, RequestAuthorizationContext request) {
    Authentication caller = authentication.get();
    if (!(caller instanceof JwtAuthenticationToken token) || !caller.isAuthenticated()) {
      return new AuthorizationDecision(false);
    }
    if (needed
        && isOnlyAuditor(CallerArgument.of(token.getToken()))
        && !isOpen(request.getRequest().getRequestURI())) {
      throw new EngagementNeededException();
    }
    return new AuthorizationDecision(true);
  }

  private static boolean isOnlyAuditor(Caller caller) {
    return PeopleDirectory.masks(caller) && !caller.is("admin");
  }

  private static boolean isOpen(String path) {
    return OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
  }
}
