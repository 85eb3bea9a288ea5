package io.muster.starter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a caller without a good token, or without the role, what is missing; and one whose token
 * cannot be checked now, to come again.
 */
class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof AuthenticationServiceException) {
      LOG.warn("A token cannot be checked: {}", e.getMessage());
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      write(
          request,
          response,
          Problems.of(
              503,
              "identity-provider-unavailable",
              "Your access token cannot be checked, because the identity provider does not answer. Try again in a few"
                  + " seconds."));
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    boolean badToken = e instanceof OAuth2AuthenticationException;
    write(
        request,
        response,
        Problems.of(
            401,
            badToken ? "bad-token" : "no-token",
            badToken
                ? "The access token is expired, forged or meant for somebody else. Sign in again, or fetch a new one."
                : "Send an access token in the Authorization header, or sign in."));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    write(
        request,
        response,
        e instanceof AuditorScope.EngagementNeededException
            ? Problems.of(
                403,
                "engagement-needed",
                "Auditors read within an audit engagement here. A manager opens one; yours are under /api/audits/engagements.")
            : Problems.of(
                403, "role-missing", "Your role does not allow this. Ask an administrator."));
  }

  void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    problem.setInstance(java.net.URI.create(request.getRequestURI()));
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    json.writeValue(response.getOutputStream(), problem);
  }
}
