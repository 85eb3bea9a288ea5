package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class SecurityHeadersTest {

  @Test
  void what_somebody_attached_may_do_nothing_in_a_browser() {
    assertThat(policyOf("/api/incidents/INC-1/attachments/a-1"))
        .isEqualTo("sandbox; default-src 'none'");
    assertThat(policyOf("/api/incidents/INC-1/evidence/e-1/content"))
        .isEqualTo("sandbox; default-src 'none'");
    assertThat(policyOf("/api/incidents/INC-1/evidence/e-1/view")).contains("script-src 'self'");
    assertThat(policyOf("/api/incidents/INC-1")).contains("script-src 'self'");
    assertThat(policyOf("/")).contains("script-src 'self'");
  }

  private static String policyOf(String path) {
    HttpHeaders headers = new HttpHeaders();
    new SecurityHeaders(true).writeTo(headers, path);
    return headers.getFirst("Content-Security-Policy");
  }
}
