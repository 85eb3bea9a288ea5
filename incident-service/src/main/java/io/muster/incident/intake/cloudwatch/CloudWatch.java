package io.muster.incident.intake.cloudwatch;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.IntegrationCommand.PinSender;
import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Amazon CloudWatch, by way of SNS or of EventBridge. What SNS wraps has to be signed by it, and
 * the first topic that comes with an integration's key is that integration's for good. What is not
 * wrapped, from EventBridge or raw delivery, is let in by the key alone, as with other tools.
 */
@Component
class CloudWatch implements Source {

  static final String KIND = "cloudwatch";

  private static final Actor BY = Actor.system("intake");

  private final CommandSender sender;
  private final AmazonSns sns;
  private final SnsSignature signature;

  /** Never changes once there is one; only spares asking the log each time. */
  private final Map<String, String> topics = new ConcurrentHashMap<>();

  CloudWatch(CommandSender sender, AmazonSns sns) {
    this.sender = sender;
    this.sns = sns;
    this.signature = new SnsSignature(sns);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Amazon CloudWatch";
  }

  @Override
  public Optional<Aside> aside(Delivery delivery) {
    Optional<SnsMessage> wrapped = SnsMessage.in(delivery.json());
    if (wrapped.isEmpty()) {
      return Optional.empty();
    }
    SnsMessage message = wrapped.get();
    try {
      signature.check(message, delivery.receivedAt());
    } catch (Refused e) {
      throw e.status() == 503 ? withWayOut(e, message) : e;
    }
    pin(delivery.integrationId(), message.topic());
    return switch (message.type()) {
      case NOTIFICATION -> Optional.empty();
      case SUBSCRIPTION -> Optional.of(confirmed(message));
      case UNSUBSCRIPTION ->
          Optional.of(
              Aside.of(
                  Answer.json(200, Map.of()),
                  "Somebody ended the subscription of the topic %s: no more alarms come from it."
                      .formatted(message.topic())));
    };
  }

  private void pin(String integrationId, String topic) {
    if (!topic.equals(topics.get(integrationId))) {
      sender.sendSystem(new PinSender(integrationId, topic, BY));
      topics.put(integrationId, topic);
    }
  }

  /** Without the confirmation SNS sends nothing, so whoever cannot be reached must hear of it. */
  private Aside confirmed(SnsMessage message) {
    URI address =
        AmazonSns.address(message.field("SubscribeURL"))
            .orElseThrow(
                () ->
                    Refused.of(
                        400, "malformed-body", "SubscribeURL is not an address of Amazon SNS."));
    Answer answer = Answer.json(200, Map.of());
    try {
      sns.get(address);
      return Aside.of(
          answer, "The subscription of the topic %s is confirmed.".formatted(message.topic()));
    } catch (IOException e) {
      return new Aside(
          answer,
          "The topic %s wants its subscription confirmed, and Muster cannot reach Amazon. Open the link within three days."
              .formatted(message.topic()),
          address.toString());
    }
  }

  private static Refused withWayOut(Refused why, SnsMessage message) {
    return AmazonSns.address(message.field("SubscribeURL"))
        .filter(address -> message.type() == SnsMessage.Type.SUBSCRIPTION)
        .map(
            address ->
                Refused.of(
                    why.status(),
                    why.slug(),
                    "%s If you have just subscribed the topic %s, confirm it yourself: %s"
                        .formatted(why.getMessage(), message.topic(), address)))
        .orElse(why);
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    JsonNode json = delivery.json();
    JsonNode message =
        SnsMessage.in(json)
            .map(wrapped -> Delivery.json(wrapped.field("Message"), "/Message"))
            .orElse(json);
    return List.of(
        message.has("detail-type")
            ? AlarmEvent.read(message, delivery)
            : AlarmMessage.read(message, delivery));
  }
}
