package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.action.ActionProvider;
import io.muster.contracts.action.ActionTargetEvent.Described;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionConnectionsTest {

  private static final String TOKEN = "a-token-of-the-pretended-world";

  private static long clients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"))
        .count();
  }

  @ParameterizedTest
  @CsvSource({
    "SIGNED_WEBHOOK,https://hooks.example/in",
    "CLOUDFLARE,https://api.example/client/v4/zones/1",
    "KUBERNETES,https://api.example/apis/apps/v1/namespaces/shop",
    "GITHUB,https://api.example/repos/acme/shop/actions/workflows/act.yml",
    "GITLAB,https://api.example/api/v4/projects/42",
    "ARGO_CD,https://api.example/api/v1/applications"
  })
  void looking_whether_a_target_can_be_spoken_to_starts_no_thread(
      ActionProvider provider, String url) {
    ActionConnections connections =
        new ActionConnections(
            List.of(
                new WebhookProtocol(Clock.systemUTC()),
                new CloudflareProtocol(),
                new KubernetesProtocol(),
                new GithubProtocol(),
                new GitlabProtocol(),
                new ArgoCdProtocol()),
            new ActionProperties(
                Map.of("api", TOKEN, "hooks", ActionReceiver.SECRET),
                Map.of("api", "https://api.example", "hooks", "https://hooks.example")));
    String secret = provider == ActionProvider.SIGNED_WEBHOOK ? "hooks" : "api";
    Described target =
        new Described(
            "action-target-1",
            1,
            "It",
            provider,
            url,
            secret,
            null,
            List.of(),
            null,
            Instant.EPOCH);
    long before = clients();
    for (int i = 0; i < 50; i++) {
      connections.require(target);
    }
    // Clients of tests before this one may go meanwhile, so that there may be fewer.
    assertThat(clients()).isLessThanOrEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge.example", "ftp://edge.example", "https://edge .example"})
  void an_origin_that_is_none_is_said_at_the_start_by_its_setting(String origin) {
    assertThatThrownBy(() -> new ActionProperties(Map.of(), Map.of("edge", origin)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("MUSTER_ACTION_ORIGINS_EDGE ");
  }

  @Test
  void an_origin_that_is_left_empty_is_none() {
    assertThatCode(() -> new ActionProperties(Map.of(), Map.of("edge", "")))
        .doesNotThrowAnyException();
  }
}
