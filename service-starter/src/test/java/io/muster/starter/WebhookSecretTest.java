package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WebhookSecretTest {

  /** The example that the scheme's own libraries are tested with. */
  @Test
  void the_example_of_standard_webhooks_has_the_signature_it_says() {
    WebhookSecret secret = WebhookSecret.of("A_SETTING", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(secret.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(secret).asString().doesNotContain("MfKQ9r8");
  }

  @Test
  void a_secret_of_few_bytes_is_none() {
    assertThatThrownBy(() -> WebhookSecret.of(new byte[23]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
