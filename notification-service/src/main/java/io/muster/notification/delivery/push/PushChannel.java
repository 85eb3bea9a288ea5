package io.muster.notification.delivery.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.oncall.contact.Method;
import io.muster.notification.oncall.contact.PushSubscription;
import io.muster.starter.MusterProperties;
import io.muster.starter.OutsideCall;
import io.muster.starter.OutsideCall.NotAnsweredException;
import io.muster.starter.Sha256;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages as notifications of the browsers in which people let Muster do so, also while no tab of it
 * is open. Push services carry them and cannot read them.
 */
@Component
class PushChannel implements Channel {

  /** Shorter than the lease of an attempt. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** How long a service keeps a page for a browser that is off: later it is of no use. */
  private static final Duration PAGE_LIVES = Duration.ofHours(1);

  /** As long as a code is valid. */
  private static final Duration NOTE_LIVES = Duration.ofMinutes(10);

  private static final int LONGEST_SERVICES = 300;
  private static final int TOPIC_CHARACTERS = 32;
  private static final Set<Integer> GONE = Set.of(404, 410);

  /** 400 and 413: never this message; 403: the browser subscribed with a key that was another. */
  private static final Set<Integer> LASTING = Set.of(400, 403, 413);

  private final PushProperties push;
  private final Vapid vapid;
  private final MusterProperties muster;
  private final JsonMapper json;
  private final OutsideCall call = new OutsideCall(PATIENCE);

  PushChannel(PushProperties push, MusterProperties muster, JsonMapper json, Clock clock) {
    this.push = push;
    this.vapid = push.isSetUp() ? new Vapid(push, clock) : null;
    this.muster = muster;
    this.json = json;
  }

  /**
   * What the browser is told; its service worker makes a notification of it.
   *
   * @param tag notifications of one tag replace each other
   * @param url what a click opens
   * @param acknowledge what its button opens; missing when there is nothing to acknowledge
   * @param button what its button says, where that is not that it acknowledges
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Message(
      String title, String body, String tag, String url, String acknowledge, String button) {}

  @Override
  public MethodKind kind() {
    return MethodKind.PUSH;
  }

  @Override
  public boolean isSetUp() {
    return push.isSetUp();
  }

  /**
   * The topic: while a browser is off, a later attempt at a page takes the place of the one before.
   */
  @Override
  public String messageId(String pageId) {
    return Sha256.hex(pageId).substring(0, TOPIC_CHARACTERS);
  }

  @Override
  public Optional<String> objection(String address) {
    return PushSubscription.read(address)
        .filter(subscription -> !push.talksTo(subscription.endpoint()))
        .map(
            subscription ->
                "This browser's push service (%s) is none that this installation talks to; ask an administrator."
                    .formatted(subscription.endpoint().getHost()));
  }

  @Override
  public String page(Outgoing page) throws NotTakenException {
    PageWords words = page.words();
    return send(
        page.to(),
        new Message(
            "[%s] %s".formatted(words.severity(), words.number()),
            body(words),
            words.number(),
            words.incidentUrl(),
            words.answerable() ? words.acknowledgeUrl() : null,
            words.stillOn() || words.handOver() != null ? words.button("Still on it") : null),
        messageId(page.pageId()),
        PAGE_LIVES);
  }

  private static String body(PageWords words) {
    String more =
        words.stillOn()
            ? "Without an answer others are called from %s.".formatted(words.nextAt())
            : "Since %s. Services: %s"
                .formatted(words.since(), OneLine.atMost(LONGEST_SERVICES, words.services()));
    return words.title() + "\n" + more;
  }

  @Override
  public String note(Method to, Note note) throws NotTakenException {
    String topic = messageId(UUID.randomUUID().toString());
    return send(
        to,
        new Message(
            note.subject(), note.text(), topic, muster.publicUrl() + note.path(), null, null),
        topic,
        NOTE_LIVES);
  }

  private String send(Method to, Message message, String topic, Duration lives)
      throws NotTakenException {
    PushSubscription subscription =
        PushSubscription.read(to.address())
            .filter(it -> push.talksTo(it.endpoint()))
            .orElseThrow(
                () ->
                    new NotTakenException(
                        "the browser's push service is none that may be called", true, null));
    HttpRequest request =
        HttpRequest.newBuilder(subscription.endpoint())
            .header("Authorization", vapid.authorization(subscription.endpoint()))
            .header("TTL", Long.toString(lives.toSeconds()))
            .header("Urgency", "high")
            .header("Topic", topic)
            .header("Content-Encoding", "aes128gcm")
            .header("Content-Type", "application/octet-stream")
            .POST(
                BodyPublishers.ofByteArray(
                    Sealing.seal(subscription, json.writeValueAsBytes(message))))
            .build();
    try {
      return outcome(subscription.endpoint().getHost(), call.ask(request).statusCode());
    } catch (NotAnsweredException e) {
      throw new NotTakenException(e.getMessage(), e);
    }
  }

  private static String outcome(String host, int status) throws NotTakenException {
    if (status >= 200 && status <= 299) {
      return "%s took it with %d".formatted(host, status);
    }
    if (GONE.contains(status)) {
      throw NotTakenException.gone(
          "the browser is subscribed no more (%s answered %d); subscribe in it anew"
              .formatted(host, status));
    }
    throw new NotTakenException(
        "%s refused it with %d".formatted(host, status), LASTING.contains(status), null);
  }
}
