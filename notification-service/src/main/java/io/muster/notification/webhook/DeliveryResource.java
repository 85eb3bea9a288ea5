package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookDeliveryCommand.Retry;
import io.muster.notification.facts.Facts;
import io.muster.notification.webhook.DeliveryIndex.Row;
import io.muster.notification.webhook.WebhookAnswers.Deliveries;
import io.muster.notification.webhook.WebhookAnswers.Delivery;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What webhooks were told, and what came of it. */
@RestController
@RequestMapping("/api/admin/notification/webhooks/{id}/deliveries")
@PreAuthorize("hasRole('admin')")
@Tag(name = "Webhooks")
class DeliveryResource {

  private static final int MOST = 100;

  private final DeliveryIndex index;
  private final Webhooks webhooks;
  private final Facts facts;
  private final CommandSender sender;

  DeliveryResource(DeliveryIndex index, Webhooks webhooks, Facts facts, CommandSender sender) {
    this.index = index;
    this.webhooks = webhooks;
    this.facts = facts;
    this.sender = sender;
  }

  @GetMapping
  @Operation(operationId = "webhookDeliveries", summary = "What a webhook was told, newest first")
  Deliveries deliveries(
      @PathVariable String id,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) String cursor) {
    if (limit < 1 || limit > MOST) {
      throw Refused.invalid("/limit", "Ask for 1 to 100.");
    }
    List<Row> rows = index.before(id, position(cursor), limit + 1);
    boolean more = rows.size() > limit;
    List<Row> shown = more ? rows.subList(0, limit) : rows;
    return new Deliveries(
        shown.stream()
            .map(row -> DeliveryState.of(facts.readable(row.deliveryId())))
            // Of one whose entries cannot be read nothing is known.
            .filter(state -> state.newest() != null)
            .map(Delivery::of)
            .toList(),
        more ? Long.toString(shown.getLast().began()) : null);
  }

  private static long position(String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("\\d{1,18}")) {
      throw Refused.invalid("/cursor", "Give the cursor that the page before ended with.");
    }
    return Long.parseLong(cursor);
  }

  @PostMapping("/{delivery}/retries")
  @Operation(
      operationId = "retryWebhookDelivery",
      summary = "Tell a webhook once more",
      description =
          "With the same id as before. Refused while it is tried by itself, and while the webhook is disabled.")
  WriteResult retry(
      @PathVariable String id, @PathVariable String delivery, Caller caller, WriteContext context) {
    Webhook webhook = webhooks.find(id).orElseThrow(() -> Refused.notFound("The webhook " + id));
    DeliveryState state = DeliveryState.of(facts.readable(delivery));
    if (state.newest() == null || !state.newest().message().webhookId().equals(id)) {
      throw Refused.notFound("The delivery " + delivery);
    }
    if (!webhook.enabled()) {
      throw Refused.conflict(
          "webhook-disabled", "The webhook is told nothing. Test it first, which enables it.");
    }
    return sender.send(new Retry(delivery, caller.actor()), caller, context);
  }
}
