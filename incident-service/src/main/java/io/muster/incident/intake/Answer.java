package io.muster.incident.intake;

import io.muster.starter.Problems;
import io.muster.starter.Refused;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * What a source is told.
 *
 * @param status of HTTP
 * @param mediaType of the body; null when there is none
 * @param body written as JSON; null when there is none
 */
public record Answer(int status, MediaType mediaType, Object body) {

  /** An answer in JSON. */
  public static Answer json(int status, Object body) {
    return new Answer(status, MediaType.APPLICATION_JSON, body);
  }

  /**
   * A problem of Muster's own (RFC 9457). It names the source's address and not the one that was
   * called, which may hold a key.
   */
  static Answer problem(String path, Refused why) {
    ProblemDetail problem = Problems.of(why);
    problem.setInstance(URI.create(path));
    return new Answer(why.status(), MediaType.APPLICATION_PROBLEM_JSON, problem);
  }

  ResponseEntity<Object> toResponse(String retryAfter) {
    ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
    if (mediaType != null) {
      response.contentType(mediaType);
    }
    if (retryAfter != null) {
      response.header("Retry-After", retryAfter);
    }
    return response.body(body);
  }
}
