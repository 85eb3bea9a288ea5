package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DemoSecretGuardTest {

  @Test
  void a_demo_secret_stops_the_start_and_is_named_but_not_shown() {
    MockEnvironment production =
        new MockEnvironment().withProperty("MUSTER_CLIENT_SECRET", "demo-client-secret");
    assertThatThrownBy(() -> new DemoSecretGuard(production).afterPropertiesSet())
        .hasMessageContaining("MUSTER_CLIENT_SECRET")
        .hasMessageNotContaining("demo-client-secret");
  }

  @Test
  void a_demo_key_is_recognised_through_its_encoding() {
    String key =
        Base64.getEncoder()
            .encodeToString("demo-key-encryption-key-32-bytes".getBytes(StandardCharsets.UTF_8));
    MockEnvironment production = new MockEnvironment().withProperty("muster.key", key);
    assertThatThrownBy(() -> new DemoSecretGuard(production).afterPropertiesSet())
        .hasMessageContaining("muster.key");
  }

  @Test
  void a_secret_of_ones_own_or_a_local_machine_starts() {
    MockEnvironment production =
        new MockEnvironment().withProperty("MUSTER_CLIENT_SECRET", "4f9aQ2");
    assertThatCode(() -> new DemoSecretGuard(production).afterPropertiesSet())
        .doesNotThrowAnyException();
    MockEnvironment local =
        new MockEnvironment().withProperty("MUSTER_CLIENT_SECRET", "demo-client-secret");
    local.setActiveProfiles("local");
    assertThatCode(() -> new DemoSecretGuard(local).afterPropertiesSet())
        .doesNotThrowAnyException();
  }
}
