package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class AdmissionTest {

  private static final FilterChain DONE_AT_ONCE = (request, response) -> {};

  private final Admission admission =
      new Admission(1, Duration.ofMillis(10), new ProblemWriter(new JsonMapper()));

  @Test
  void one_request_too_many_is_told_to_come_again_and_later_ones_are_let_in() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Thread slow =
        Thread.ofVirtual()
            .start(
                () ->
                    run(
                        "/api/incidents",
                        null,
                        (request, response) -> {
                          inside.countDown();
                          awaitQuietly(leave);
                        }));
    inside.await();
    MockHttpServletResponse refused = run("/api/incidents", null, DONE_AT_ONCE);
    assertThat(refused.getStatus()).isEqualTo(503);
    assertThat(refused.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    assertThat(refused.getContentAsString()).contains("urn:muster:problem:overloaded");
    assertThat(run("/actuator/health", null, DONE_AT_ONCE).getStatus()).isEqualTo(200);
    assertThat(run("/api/live", MediaType.TEXT_EVENT_STREAM_VALUE, DONE_AT_ONCE).getStatus())
        .isEqualTo(200);
    leave.countDown();
    slow.join();
    assertThat(run("/api/incidents", null, DONE_AT_ONCE).getStatus()).isEqualTo(200);
  }

  private MockHttpServletResponse run(String path, String accept, FilterChain chain) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    if (accept != null) {
      request.addHeader(HttpHeaders.ACCEPT, accept);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    try {
      admission.doFilter(request, response, chain);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return response;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
