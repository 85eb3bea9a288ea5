package io.muster.notification.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.muster.notification.oncall.contact.PushSubscription;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The example of RFC 8291, section 5 and appendix A. */
class SealingTest {

  private static final PushSubscription BROWSER =
      PushSubscription.read(
              """
              {"endpoint": "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
               "keys": {"auth": "BTBZMqHH6r4Tts7J_aSIgg",
                 "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"}}
              """)
          .orElseThrow();

  @Test
  void the_example_of_the_rfc_is_encrypted_to_its_very_bytes() {
    ECKey ours =
        new ECKey.Builder(
                PushSubscription.point(
                    bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")))
            .d(Base64URL.from("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
            .build();
    byte[] sealed =
        Sealing.seal(
            BROWSER,
            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
            ours,
            bytes("DGv6ra1nlYgDCS1FRnbzlw"));
    assertThat(Base64URL.encode(sealed))
        .hasToString(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void no_two_messages_share_a_key_and_none_is_longer_than_services_must_take() {
    byte[] longest = new byte[Sealing.longest()];
    assertThat(Sealing.seal(BROWSER, longest))
        .hasSize(4096)
        .isNotEqualTo(Sealing.seal(BROWSER, longest));
    assertThatThrownBy(() -> Sealing.seal(BROWSER, new byte[longest.length + 1]))
        .hasMessageContaining("3993");
  }

  private static byte[] bytes(String base64) {
    return Base64URL.from(base64).decode();
  }
}
