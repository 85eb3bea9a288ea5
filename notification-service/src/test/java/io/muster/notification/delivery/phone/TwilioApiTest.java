package io.muster.notification.delivery.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.testing.TwilioDouble;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

class TwilioApiTest {

  private static final TwilioDouble TWILIO = new TwilioDouble();

  @AfterAll
  static void stop() {
    TWILIO.close();
  }

  /** The example of Twilio's documentation on validating requests. */
  @Test
  void requests_are_signed_as_twilio_documents_it() {
    Map<String, String[]> parameters =
        Map.of(
            "CallSid", new String[] {"CA1234567890ABCDE"},
            "Caller", new String[] {"+14158675309"},
            "Digits", new String[] {"1234"},
            "From", new String[] {"+14158675309"},
            "To", new String[] {"+18005551212"});
    String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    assertThat(Signature.of("12345", url, parameters)).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    assertThat(Signature.fits("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "12345", url, parameters)).isTrue();
    assertThat(Signature.fits("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "54321", url, parameters)).isFalse();
    assertThat(Signature.fits(null, "12345", url, parameters)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, true",
    "400, 21610, true",
    "401, 20003, false",
    "429, 20429, false",
    "500, 20500, false",
    "503, 20503, false"
  })
  void what_the_request_itself_is_refused_for_is_final_and_everything_else_may_pass(
      int status, int code, boolean lasting) {
    TWILIO.refusesNext(status, code);
    NotTakenException refused =
        catchThrowableOfType(
            NotTakenException.class, () -> api(TWILIO.url()).create("Messages", text()));
    assertThat(refused.isLasting()).isEqualTo(lasting);
    assertThat(refused)
        .hasMessage("the phone provider refused it with %d, code %d".formatted(status, code));
  }

  @Test
  void a_provider_that_hangs_or_whose_certificate_is_no_good_is_given_up_in_time() {
    TWILIO.hangsNext();
    assertThatThrownBy(() -> api(TWILIO.url(), Duration.ofSeconds(1)).create("Messages", text()))
        .hasMessage("the phone provider did not answer in time");
    String broken = "https://127.0.0.1:" + TWILIO.port();
    assertThatThrownBy(() -> api(broken).create("Messages", text()))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("the phone provider");
    assertThat(TWILIO.faults()).isEmpty();
  }

  @Test
  void half_an_account_is_told_at_the_start() {
    assertThatThrownBy(
            () -> new TwilioProperties(TwilioDouble.ACCOUNT, "", "", "", "https://x.example"))
        .hasMessageContaining("MUSTER_TWILIO_AUTH_TOKEN");
    assertThatThrownBy(
            () -> new TwilioProperties(TwilioDouble.ACCOUNT, "t", "12", "", "https://x.example"))
        .hasMessageContaining("MUSTER_TWILIO_TEXT_FROM");
    assertThat(new TwilioProperties("", "", "", "", "").texts()).isFalse();
  }

  private static TwilioApi api(String url) {
    return api(url, Duration.ofSeconds(30));
  }

  private static TwilioApi api(String url, Duration patience) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(patience).build());
    requests.setReadTimeout(patience);
    return new TwilioApi(
        new TwilioProperties(
            TwilioDouble.ACCOUNT, TwilioDouble.TOKEN, TwilioDouble.NUMBER, null, url),
        RestClient.builder().requestFactory(requests));
  }

  private static MultiValueMap<String, String> text() {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("To", "+4915123456789");
    form.add("From", TwilioDouble.NUMBER);
    form.add("Body", "Hello");
    return form;
  }
}
