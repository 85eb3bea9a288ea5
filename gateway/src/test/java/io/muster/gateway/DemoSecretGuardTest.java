package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class DemoSecretGuardTest {

  @ParameterizedTest
  @ValueSource(strings = {"demo-gateway-secret", "demo-", "", " "})
  void a_published_or_missing_secret_keeps_the_door_shut(String secret) {
    assertThatThrownBy(() -> start(secret))
        .hasMessageContaining("MUSTER_GATEWAY_CLIENT_SECRET")
        .hasMessageContaining("'local'");
  }

  @Test
  void on_a_developers_machine_it_opens() {
    assertThatCode(() -> start("demo-gateway-secret", "local")).doesNotThrowAnyException();
  }

  @Test
  void a_secret_of_ones_own_opens_it_anywhere() {
    assertThatCode(() -> start("b1946ac92492d2347c6235b4d2611184")).doesNotThrowAnyException();
  }

  private static DemoSecretGuard start(String secret, String... profiles) {
    MockEnvironment environment = new MockEnvironment();
    environment.setActiveProfiles(profiles);
    return new DemoSecretGuard(
        new GatewaySettings(
            URI.create("http://127.0.0.1:8080"),
            "http://127.0.0.1:8180/realms/muster",
            secret,
            "",
            new GatewaySettings.Limits(1, 1, 1, 1, 1, 1, 1, 1)),
        environment);
  }
}
