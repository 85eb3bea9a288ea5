package io.muster.incident.intake.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What Amazon SNS wraps around everything it posts, so that a receiver can tell that it is whole
 * and from which topic it comes. Its texts are exactly as sent, because they are signed.
 */
final class SnsMessage {

  /** What SNS posts. */
  enum Type {
    /** Something was published to the topic. */
    NOTIFICATION("Notification"),
    /** Somebody subscribed this address; nothing comes until it is confirmed. */
    SUBSCRIPTION("SubscriptionConfirmation"),
    /** Somebody ended the subscription of this address. */
    UNSUBSCRIPTION("UnsubscribeConfirmation");

    private final String word;

    Type(String word) {
      this.word = word;
    }
  }

  private static final List<String> SIGNED_OF_NOTIFICATIONS =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> SIGNED_OF_CONFIRMATIONS =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private final Type type;
  private final Map<String, String> fields;

  private SnsMessage(Type type, Map<String, String> fields) {
    this.type = type;
    this.fields = fields;
  }

  /** Nothing when this is no envelope of SNS, as with raw delivery. */
  static Optional<SnsMessage> in(JsonNode json) {
    String word = json.path("Type").asString("");
    for (Type type : Type.values()) {
      if (type.word.equals(word) && json.has("TopicArn")) {
        Map<String, String> fields = new TreeMap<>();
        for (String name : json.propertyNames()) {
          JsonNode value = json.path(name);
          if (value.isString()) {
            fields.put(name, value.stringValue());
          }
        }
        return Optional.of(new SnsMessage(type, fields));
      }
    }
    return Optional.empty();
  }

  Type type() {
    return type;
  }

  /** As sent; empty when missing. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** SNS itself and its libraries spell this differently. */
  String signingCertUrl() {
    return fields.getOrDefault("SigningCertURL", field("SigningCertUrl"));
  }

  String topic() {
    return field("TopicArn");
  }

  /** The text the signature is made of: name and value of each field that is there. */
  String signedText() {
    StringBuilder text = new StringBuilder();
    for (String name :
        type == Type.NOTIFICATION ? SIGNED_OF_NOTIFICATIONS : SIGNED_OF_CONFIRMATIONS) {
      if (fields.containsKey(name)) {
        text.append(name).append('\n').append(fields.get(name)).append('\n');
      }
    }
    return text.toString();
  }
}
