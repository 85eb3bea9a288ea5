package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookCommand;
import io.muster.contracts.webhook.WebhookContent;
import io.muster.contracts.webhook.WebhookEvent;
import io.muster.contracts.webhook.WebhookStop;
import io.muster.notification.delivery.webhook.HookBreaker;
import io.muster.notification.delivery.webhook.HookClient;
import io.muster.notification.delivery.webhook.HookClient.Answer;
import io.muster.notification.delivery.webhook.HookClient.NoAnswerException;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.MadeIds;
import io.muster.notification.webhook.WebhookAnswers.Body;
import io.muster.notification.webhook.WebhookAnswers.SecretShown;
import io.muster.notification.webhook.WebhookAnswers.Shown;
import io.muster.notification.webhook.WebhookAnswers.ShownList;
import io.muster.notification.webhook.WebhookAnswers.Tested;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which programs are told what happens in incidents: administrators lay it down. */
@RestController
@RequestMapping("/api/admin/notification/webhooks")
@PreAuthorize("hasRole('admin')")
@Tag(name = "Webhooks")
class WebhookResource {

  private final Webhooks webhooks;
  private final WebhookSecrets secrets;
  private final WebhookPost post;
  private final HookClient addresses;
  private final HookBreaker breaker;
  private final Facts facts;
  private final CommandSender sender;
  private final Clock clock;

  WebhookResource(
      Webhooks webhooks,
      WebhookSecrets secrets,
      WebhookPost post,
      HookClient administratorHooks,
      HookBreaker breaker,
      Facts facts,
      CommandSender sender,
      Clock clock) {
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.post = post;
    this.addresses = administratorHooks;
    this.breaker = breaker;
    this.facts = facts;
    this.sender = sender;
    this.clock = clock;
  }

  @GetMapping
  @Operation(operationId = "webhooks", summary = "Which programs are told of incidents")
  ShownList all() {
    return new ShownList(
        webhooks.now().values().stream().map(it -> Shown.of(it, clock.instant())).toList(),
        facts.version(WebhookEvent.ID));
  }

  @PostMapping
  @Operation(
      operationId = "addWebhook",
      summary = "Lay down a webhook",
      description =
          "It is told nothing until its address has answered a test by 200 to 299, signed with the secret that is asked for separately.")
  ResponseEntity<WriteResult> add(@RequestBody Body body, Caller caller, WriteContext context) {
    String id = MadeIds.of("webhook", caller, context);
    WriteResult done = sender.send(laidDown(id, body, caller), caller, MadeIds.anyVersion(context));
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new WriteResult(id, done.version(), done.position(), done.changed()));
  }

  @PutMapping("/{id}")
  @Operation(
      operationId = "changeWebhook",
      summary = "Lay a webhook down anew",
      description = "With another address or format it is told nothing until that has been tested.")
  ResponseEntity<WriteResult> change(
      @PathVariable String id, @RequestBody Body body, Caller caller, WriteContext context) {
    known(id);
    return answer(sender.send(laidDown(id, body, caller), caller, context));
  }

  private WebhookCommand laidDown(String id, Body body, Caller caller) {
    String url = body.url() == null ? "" : body.url().strip();
    addresses
        .whyNot(url)
        .ifPresent(
            why -> {
              throw Refused.invalid("/url", why);
            });
    return new WebhookCommand.LayDown(
        id,
        new WebhookContent(
            body.name() == null ? null : body.name().strip(),
            url,
            body.format(),
            listed("/kinds", body.kinds()),
            body.from(),
            listed("/services", body.services())),
        caller.actor());
  }

  private static <T> List<T> listed(String pointer, List<T> values) {
    if (values != null && values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values == null ? List.of() : values;
  }

  @DeleteMapping("/{id}")
  @Operation(
      operationId = "removeWebhook",
      summary = "Remove a webhook",
      description = "What it was told stays on record; what waits to be told is not told any more.")
  ResponseEntity<WriteResult> remove(@PathVariable String id, Caller caller, WriteContext context) {
    known(id);
    return answer(sender.send(new WebhookCommand.Remove(id, caller.actor()), caller, context));
  }

  @GetMapping("/{id}/secret")
  @Operation(
      operationId = "webhookSecret",
      summary = "What messages of a webhook are signed with",
      description = "For the receiver alone. It is kept nowhere and holds until it is rotated.")
  ResponseEntity<SecretShown> secret(@PathVariable String id) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new SecretShown(secrets.shown(known(id))));
  }

  @PostMapping("/{id}/secrets")
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Sign messages with a new secret",
      description = "For a day they are signed with the one before as well.")
  ResponseEntity<WriteResult> rotate(@PathVariable String id, Caller caller, WriteContext context) {
    known(id);
    return answer(
        sender.send(new WebhookCommand.RotateSecret(id, caller.actor()), caller, context));
  }

  @PostMapping("/{id}/tests")
  @Operation(
      operationId = "testWebhook",
      summary = "Send a webhook a signed message that is about nothing",
      description = "Where it is answered by 200 to 299, the webhook is enabled.")
  Tested test(@PathVariable String id, Caller caller) {
    Webhook webhook = known(id);
    try {
      Answer answer = post.ping(webhook, "ping-" + UUID.randomUUID());
      if (answer.isTaken()) {
        WebhookContent asked = webhook.content();
        sender.sendSystem(
            new WebhookCommand.Enable(id, asked.url(), asked.format(), caller.actor()));
        breaker.answered(id);
      }
      return new Tested(answer.isTaken(), "it answered " + answer.status());
    } catch (NoAnswerException e) {
      return new Tested(false, e.getMessage());
    }
  }

  @PostMapping("/{id}/disable")
  @Operation(
      operationId = "disableWebhook",
      summary = "Tell a webhook nothing",
      description = "A test that its address answers enables it again.")
  ResponseEntity<WriteResult> disable(
      @PathVariable String id, Caller caller, WriteContext context) {
    known(id);
    return answer(
        sender.send(
            new WebhookCommand.Disable(id, WebhookStop.ADMINISTRATOR, null, caller.actor()),
            caller,
            context));
  }

  private Webhook known(String id) {
    return webhooks.find(id).orElseThrow(() -> Refused.notFound("The webhook " + id));
  }

  private static ResponseEntity<WriteResult> answer(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
