package io.muster.starter;

import com.mongodb.MongoException;
import io.muster.eventlog.CommitTooLargeException;
import io.muster.eventlog.LogBusyException;
import io.muster.eventlog.OutcomeUnknownException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns whatever went wrong into a sentence somebody can act on; never a stack trace. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  /** What is too busy says when to come again. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused refused) {
    return refused.slug().equals("busy")
        ? ResponseEntity.status(refused.status())
            .header(HttpHeaders.RETRY_AFTER, "5")
            .body(Problems.of(refused))
        : answer(Problems.of(refused));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(AggregateNotFoundException e) {
    return answer(Problems.of(Refused.notFound("That")));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(ConcurrencyException e) {
    return answer(
        Problems.of(
            409,
            "changed-meanwhile",
            "Somebody changed this at the same moment. Load it and try again."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(CommitTooLargeException e) {
    return answer(Problems.of(413, "too-large", e.getMessage()));
  }

  @ExceptionHandler({LogBusyException.class, OutcomeUnknownException.class, MongoException.class})
  ResponseEntity<ProblemDetail> storeTrouble(RuntimeException e) {
    LOG.warn("The log cannot be reached or cannot keep up", e);
    ProblemDetail problem =
        Problems.of(
            503,
            "log-unavailable",
            "The event log cannot be reached or cannot keep up. Send the same request again, with"
                + " the same Idempotency-Key, in a few seconds.");
    return ResponseEntity.status(503).header(HttpHeaders.RETRY_AFTER, "5").body(problem);
  }

  /** Where files lie says nothing of the files: they are there when it is there again. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> filesAway(PieceStore.UnreachableException e) {
    LOG.error("The place files lie in cannot be reached", e);
    ProblemDetail problem =
        Problems.of(
            503,
            "files-unavailable",
            "The place files lie in cannot be reached. Nothing of them is lost by that. Tell an"
                + " operator, and send the same request again when it is back.");
    return ResponseEntity.status(503).header(HttpHeaders.RETRY_AFTER, "30").body(problem);
  }

  /**
   * Whoever asks broke off in the midst of it. Nothing of it was done, nothing here has failed, and
   * mostly nobody reads the answer.
   */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> brokenOff(ClientAbortException e) {
    return answer(
        Problems.of(
            400, "broken-off", "The connection ended in the midst of the request. Send it again."));
  }

  /** Left to the security filters, which know how to ask for a token. */
  @ExceptionHandler
  void security(AccessDeniedException e) {
    throw e;
  }

  @ExceptionHandler
  void security(AuthenticationException e) {
    throw e;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    LOG.error("Unexpected failure", e);
    return answer(
        Problems.of(
            500,
            "unexpected",
            "Something failed that should not. Report the request id; trying again with the same"
                + " Idempotency-Key is safe."));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        Problems.of(400, "malformed-body", "The body is not the JSON expected here.");
    if (e.getCause() instanceof JacksonException where) {
      String pointer = pointer(where);
      problem.setDetail(
          where.getLocation() == null
              ? "The body is not the JSON expected here."
              : "The body is not the JSON expected here: see line "
                  + where.getLocation().getLineNr()
                  + ", column "
                  + where.getLocation().getColumnNr()
                  + ".");
      problem.setProperty(
          "errors", List.of(new Refused.Fault(pointer, "cannot be read as what belongs here")));
    }
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  /** Spring's own refusals (wrong method, wrong media type, missing parameter) in our form. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemDetail problem =
        body instanceof ProblemDetail given && given.getType() != null && given.getType().isOpaque()
            ? given
            : Problems.of(
                status.value(),
                slug(status),
                body instanceof ProblemDetail given && given.getDetail() != null
                    ? given.getDetail()
                    : "The request cannot be read.");
    return super.handleExceptionInternal(e, problem, headers, status, request);
  }

  private static String slug(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 413 -> "too-large";
      case 415 -> "unsupported-media-type";
      default -> "bad-request";
    };
  }

  private static String pointer(JacksonException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      pointer.append('/');
      pointer.append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
    }
    return pointer.toString();
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }
}
