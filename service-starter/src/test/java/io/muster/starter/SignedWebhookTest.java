package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class SignedWebhookTest {

  private static final String SECRET = "whsec_" + "A".repeat(32);

  @Test
  void only_an_encrypted_address_or_this_machine_is_posted_to() {
    assertThatCode(() -> webhook("https://auditors.example/in", SECRET)).doesNotThrowAnyException();
    assertThatCode(() -> webhook("http://127.0.0.1:9/in", SECRET)).doesNotThrowAnyException();
    for (String url :
        new String[] {
          "http://auditors.example/in",
          "ftp://auditors.example",
          "https://name:word@auditors.example",
          "auditors",
          "a b",
          ""
        }) {
      assertThatThrownBy(() -> webhook(url, SECRET))
          .as(url)
          .hasMessageContaining("A_SETTING")
          .hasMessageContaining("https://");
    }
  }

  @Test
  void a_weak_secret_is_refused_and_not_repeated() {
    for (String secret : new String[] {null, "", "hunter2", "whsec_AAAA", "whsec_no base64"}) {
      assertThatThrownBy(() -> webhook("https://auditors.example/in", secret))
          .hasMessageContaining("A_SETTING")
          .hasMessageContaining("at least 24 random bytes")
          .hasMessageNotContaining("hunter2");
    }
  }

  private static SignedWebhook webhook(String url, String secret) {
    return new SignedWebhook("A_SETTING", url, secret, Clock.systemUTC());
  }
}
