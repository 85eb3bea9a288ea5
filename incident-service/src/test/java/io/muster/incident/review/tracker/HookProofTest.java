package io.muster.incident.review.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.tracker.TrackerKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class HookProofTest {

  /** The signature GitHub gives as an example for this secret and this body. */
  private static final String SIGNED =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "GITHUB, X-Hub-Signature-256, " + SIGNED + ", true",
        "GITHUB, X-Hub-Signature, " + SIGNED + ", false",
        "GITHUB, X-Hub-Signature-256, sha256=00, false",
        "GITLAB, X-Gitlab-Token, It's a Secret to Everybody, true",
        "GITLAB, X-Gitlab-Token, Another, false",
        "JIRA_CLOUD, X-Hub-Signature, " + SIGNED + ", true",
        "JIRA_SERVER, X-Hub-Signature, " + SIGNED + ", true",
        "JIRA_SERVER, X-Gitlab-Token, It's a Secret to Everybody, false"
      })
  void each_kind_proves_itself_by_its_own_header_and_by_no_other(
      TrackerKind kind, String header, String value, boolean holds) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader(header, value);
    assertThat(
            HookProof.holds(
                kind, request, "Hello, World!".getBytes(UTF_8), "It's a Secret to Everybody"))
        .isEqualTo(holds);
  }

  @Test
  void a_secret_that_was_left_empty_is_none() {
    TrackerProperties set =
        new TrackerProperties(Map.of(), Map.of(), Map.of("shop", "", "blog", "a-secret"));
    assertThat(set.hook("shop")).isEmpty();
    assertThat(set.hook("nobody")).isEmpty();
    assertThat(set.hook(null)).isEmpty();
    assertThat(set.hook("blog")).contains("a-secret");
  }
}
