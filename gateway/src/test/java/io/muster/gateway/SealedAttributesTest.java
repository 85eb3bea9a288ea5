package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealedAttributesTest {

  private static final HashMap<String, String> ATTRIBUTES = new HashMap<>(Map.of("token", "eyJ"));

  @Test
  void every_gateway_with_the_same_secret_can_open_a_session() {
    byte[] sealed = with("secret").seal(ATTRIBUTES);

    assertThat(with("secret").open(sealed)).isEqualTo(ATTRIBUTES);
  }

  @Test
  void with_another_secret_it_stays_shut() {
    byte[] sealed = with("secret").seal(ATTRIBUTES);

    assertThatThrownBy(() -> with("other").open(sealed))
        .isInstanceOf(SealedAttributes.UnreadableSession.class);
  }

  @Test
  void no_changed_byte_goes_unnoticed() {
    byte[] sealed = with("secret").seal(ATTRIBUTES);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> with("secret").open(changed))
          .isInstanceOf(SealedAttributes.UnreadableSession.class);
    }
  }

  @Test
  void what_was_never_sealed_is_not_read() {
    assertThatThrownBy(() -> with("secret").open(new byte[3]))
        .isInstanceOf(SealedAttributes.UnreadableSession.class);
  }

  private static SealedAttributes with(String secret) {
    return new SealedAttributes(secret, SealedAttributesTest.class.getClassLoader());
  }
}
