package io.muster.notification.delivery.phone;

import io.muster.notification.delivery.page.NotTakenException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands texts and calls to Twilio. What it answers in words is kept out of the log, as it repeats
 * the number; its codes say the same.
 */
@Component
class TwilioApi {

  private static final int WRONG_REQUEST = 400;
  private static final JsonMapper JSON = new JsonMapper();

  private final TwilioProperties twilio;
  private final RestClient http;

  TwilioApi(TwilioProperties twilio, RestClient.Builder http) {
    this.twilio = twilio;
    this.http = http.build();
  }

  /**
   * Makes something of the account.
   *
   * @param resource {@code Messages} or {@code Calls}
   * @return its id at Twilio
   * @throws NotTakenException when it was refused, or nothing was heard in time; for good when the
   *     request itself is what Twilio will not do, such as texting a number that cannot be
   */
  String create(String resource, MultiValueMap<String, String> form) throws NotTakenException {
    try {
      JsonNode made =
          http.post()
              .uri(
                  twilio.apiUrl() + "/2010-04-01/Accounts/{sid}/{resource}.json",
                  twilio.accountSid(),
                  resource)
              .headers(headers -> headers.setBasicAuth(twilio.accountSid(), twilio.authToken()))
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .accept(MediaType.APPLICATION_JSON)
              .body(form)
              .retrieve()
              .body(JsonNode.class);
      String sid = made == null ? "" : made.path("sid").asString("");
      if (sid.isEmpty()) {
        throw new NotTakenException("the phone provider gave no id", null);
      }
      return sid;
    } catch (RestClientResponseException e) {
      boolean lasting = e.getStatusCode().value() == WRONG_REQUEST;
      throw new NotTakenException("the phone provider refused it with " + codeIn(e), lasting, e);
    } catch (RestClientException e) {
      throw new NotTakenException(reason(e), e);
    }
  }

  private static String codeIn(RestClientResponseException e) {
    String status = Integer.toString(e.getStatusCode().value());
    try {
      JsonNode code = JSON.readTree(e.getResponseBodyAsString()).path("code");
      return code.isNumber() ? status + ", code " + code.asInt() : status;
    } catch (JacksonException notJson) {
      return status;
    }
  }

  private static String reason(RestClientException e) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
    if (cause instanceof HttpTimeoutException || cause instanceof SocketTimeoutException) {
      return "the phone provider did not answer in time";
    }
    return cause instanceof SSLException
        ? "the phone provider's certificate is not trusted"
        : "the phone provider cannot be reached (" + cause.getClass().getSimpleName() + ")";
  }
}
