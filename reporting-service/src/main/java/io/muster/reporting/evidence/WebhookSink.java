package io.muster.reporting.evidence;

import io.muster.starter.SignedWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Posts every checkpoint to an address of the auditors'. */
final class WebhookSink implements CheckpointSink {

  private static final JsonMapper JSON = new JsonMapper();

  private final SignedWebhook webhook;

  WebhookSink(SignedWebhook webhook) {
    this.webhook = webhook;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean wantsEach() {
    return true;
  }

  @Override
  public Duration calm() {
    return Duration.ZERO;
  }

  @Override
  public void take(Checkpoint checkpoint, List<String> keys, Instant at)
      throws UndeliveredException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "checkpoint.published");
    body.put("timestamp", checkpoint.at().toString());
    body.put(
        "data",
        Map.of("position", checkpoint.position(), "checkpoint", checkpoint.note(), "keys", keys));
    try {
      webhook.send(
          "checkpoint-%d-%d".formatted(checkpoint.position(), checkpoint.at().toEpochMilli()),
          JSON.writeValueAsString(body));
    } catch (SignedWebhook.NotDeliveredException e) {
      throw new UndeliveredException(e.getMessage());
    }
  }
}
