package io.muster.starter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only as many requests at once as the service has memory and database connections for. One
 * more waits for a moment and is then told to come again: better a clear answer to some than a
 * service that is gone for all. Health checks are always let in, and an open live stream does not
 * count.
 */
class Admission extends OncePerRequestFilter {

  private final Semaphore places;
  private final Duration patience;
  private final ProblemWriter problems;

  Admission(int atOnce, Duration patience, ProblemWriter problems) {
    this.places = new Semaphore(atOnce, true);
    this.patience = patience;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getRequestURI().startsWith("/actuator/")
        || (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!admitted()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "2");
      problems.write(
          request,
          response,
          Problems.of(
              503,
              "overloaded",
              "More is asked of this service right now than it can do. Nothing was done; send the same request again,"
                  + " with the same Idempotency-Key, in a few seconds."));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  private boolean admitted() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
