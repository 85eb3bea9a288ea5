package io.muster.notification.delivery.phone;

import io.muster.contracts.paging.Delivery;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Twilio's names for what became of a text or call. */
final class Statuses {

  private Statuses() {}

  /** What a callback tells; nothing when it tells nothing that is worth keeping. */
  static Optional<Delivery> read(UnaryOperator<String> parameter) {
    String call = parameter.apply("CallStatus");
    return Optional.ofNullable(call == null ? text(parameter.apply("MessageStatus")) : call(call));
  }

  private static Delivery text(String status) {
    return switch (status) {
      case "sent" -> Delivery.SENT;
      case "delivered", "read" -> Delivery.DELIVERED;
      case "undelivered" -> Delivery.UNDELIVERED;
      case "failed", "canceled" -> Delivery.FAILED;
      case null, default -> null;
    };
  }

  private static Delivery call(String status) {
    return switch (status) {
      case "ringing" -> Delivery.RINGING;
      case "in-progress", "answered", "completed" -> Delivery.ANSWERED;
      case "busy" -> Delivery.BUSY;
      case "no-answer" -> Delivery.NO_ANSWER;
      case "failed", "canceled" -> Delivery.FAILED;
      default -> null;
    };
  }
}
