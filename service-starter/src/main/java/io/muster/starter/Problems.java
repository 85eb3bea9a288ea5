package io.muster.starter;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes problem details (RFC 9457) in the one form every service answers with. */
public final class Problems {

  private static final String TYPE = "urn:muster:problem:";

  private Problems() {}

  static ProblemDetail of(int status, String slug, String detail) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create(TYPE + slug));
    HttpStatus known = HttpStatus.resolve(status);
    problem.setTitle(known == null ? "Refused" : known.getReasonPhrase());
    problem.setDetail(detail);
    problem.setProperty("requestId", RequestIdFilter.current());
    return problem;
  }

  /** The problem a refusal becomes. */
  public static ProblemDetail of(Refused refused) {
    ProblemDetail problem = of(refused.status(), refused.slug(), refused.getMessage());
    if (!refused.faults().isEmpty()) {
      problem.setProperty("errors", refused.faults());
    }
    refused.more().forEach(problem::setProperty);
    return problem;
  }
}
