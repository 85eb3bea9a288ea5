package io.muster.starter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * Carries the request id through everything a request causes. The idempotency key goes only from a
 * command to its own events: further commands those events cause are other requests.
 */
class RequestCorrelation implements CorrelationDataProvider {

  static final String REQUEST_ID = "requestId";
  static final String IDEMPOTENCY_KEY = "idempotencyKey";
  static final String REQUEST_HASH = "requestHash";

  @Override
  public Map<String, ?> correlationDataFor(Message<?> message) {
    Map<String, Object> data = new HashMap<>();
    List<String> keys =
        message instanceof CommandMessage
            ? List.of(REQUEST_ID, IDEMPOTENCY_KEY, REQUEST_HASH)
            : List.of(REQUEST_ID);
    for (String key : keys) {
      Object value = message.getMetaData().get(key);
      if (value != null) {
        data.put(key, value);
      }
    }
    return data;
  }
}
