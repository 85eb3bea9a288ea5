package io.muster.starter;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Posts messages to an address outside, signed by the Standard Webhooks scheme, so that whoever
 * receives one can tell that it is ours, whole, and new. One call is one attempt: who calls keeps
 * what was not delivered and comes again with the same id.
 */
public final class SignedWebhook {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI url;
  private final WebhookSecret secret;
  private final Clock clock;
  private final OutsideCall call;

  /**
   * An address and the secret it knows us by.
   *
   * @param setting name of the address's setting, for the sentence that says what is wrong with it
   * @param url https, or http on this machine
   * @param secret {@code whsec_} and the Base64 of at least 24 bytes
   * @throws IllegalStateException when one of them cannot be used
   */
  public SignedWebhook(String setting, String url, String secret, Clock clock) {
    this(setting, url, secret, new OutsideCall(PATIENCE), clock);
  }

  /**
   * The same, by calls that may take another time and are shared with other receivers.
   *
   * @param call what each attempt is made by
   */
  public SignedWebhook(String setting, String url, String secret, OutsideCall call, Clock clock) {
    this.url = OutsideAddress.of(setting, url);
    this.secret = WebhookSecret.of(setting, secret);
    this.call = call;
    this.clock = clock;
  }

  /** The message was not taken; the message of this exception says why, and names no secret. */
  public static final class NotDeliveredException extends Exception {

    private static final long serialVersionUID = 1L;

    NotDeliveredException(String message) {
      super(message);
    }
  }

  /**
   * Delivers one message.
   *
   * @param id the same for each attempt at the same message, so that a receiver can leave doubles
   *     out
   * @param json the body, sent exactly as given
   * @throws NotDeliveredException unless it is answered with a status of 200 to 299 in time, which
   *     is five seconds unless the calls were given another one
   */
  public void send(String id, String json) throws NotDeliveredException {
    try {
      int status =
          call.send(request(id, json), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status < 200 || status > 299) {
        throw new NotDeliveredException("%s answered %d".formatted(url.getHost(), status));
      }
    } catch (OutsideCall.NotAnsweredException e) {
      throw new NotDeliveredException(e.getMessage());
    }
  }

  /**
   * Delivers one message and reads what the receiver answers, of at most 64 KB.
   *
   * @param id as for {@link #send}
   * @throws OutsideCall.NotAnsweredException when there is no answer of any status in time
   */
  public HttpResponse<String> ask(String id, String json) throws OutsideCall.NotAnsweredException {
    return call.ask(request(id, json));
  }

  private HttpRequest request(String id, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    WebhookSecret.headers(id, clock.instant(), json, List.of(secret)).forEach(request::header);
    return request.build();
  }
}
