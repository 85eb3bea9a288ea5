package io.muster.incident.intake.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.incident.intake.Delivery;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class SignatureTest {

  private static final String PLAIN =
      "aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8494";
  private static final String TIMED =
      "4f0bff5cd8903c8149837f5187dd1ebbb1ba3fe7acd2a8b61cb3fb91e509a6ad";

  @Test
  void a_body_signed_with_the_key_passes_and_so_does_one_that_is_not_signed() {
    assertThatCode(() -> check(PLAIN, null, 0)).doesNotThrowAnyException();
    assertThatCode(() -> check(null, null, 0)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"0", "300", "-300"})
  void a_signed_time_passes_while_it_is_about_now(long secondsLater) {
    assertThatCode(() -> check(TIMED, "1700000000", secondsLater)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8495, null, 0",
        "AA9E, null, 0",
        "'', null, 0",
        "null, 1700000000, 0",
        "aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8494, 1700000000, 0",
        "4f0bff5cd8903c8149837f5187dd1ebbb1ba3fe7acd2a8b61cb3fb91e509a6ad, null, 0",
        "4f0bff5cd8903c8149837f5187dd1ebbb1ba3fe7acd2a8b61cb3fb91e509a6ad, 1700000001, 0",
        "4f0bff5cd8903c8149837f5187dd1ebbb1ba3fe7acd2a8b61cb3fb91e509a6ad, 1700000000, 301",
        "4f0bff5cd8903c8149837f5187dd1ebbb1ba3fe7acd2a8b61cb3fb91e509a6ad, 1700000000, -301",
        "4f0bff5cd8903c8149837f5187dd1ebbb1ba3fe7acd2a8b61cb3fb91e509a6ad, 9223372036854775807, 0",
        "4f0bff5cd8903c8149837f5187dd1ebbb1ba3fe7acd2a8b61cb3fb91e509a6ad, soon, 0"
      },
      nullValues = "null")
  void anything_else_is_turned_away(String signature, String time, long secondsLater) {
    assertThatThrownBy(() -> check(signature, time, secondsLater))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(401));
  }

  private static void check(String signature, String time, long secondsLater) {
    HttpHeaders headers = new HttpHeaders();
    if (signature != null) {
      headers.set(Signature.HEADER, signature);
    }
    if (time != null) {
      headers.set(Signature.TIME_HEADER, time);
    }
    Signature.check(
        new Delivery(
            headers,
            null,
            "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
            Instant.ofEpochSecond(1700000000 + secondsLater)),
        "secret");
  }
}
