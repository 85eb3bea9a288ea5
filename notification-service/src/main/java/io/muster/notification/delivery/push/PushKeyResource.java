package io.muster.notification.delivery.push;

import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** With which key a browser subscribes to this installation. */
@RestController
@RequestMapping("/api/on-call/push-key")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "My notifications")
class PushKeyResource {

  private final PushProperties push;

  PushKeyResource(PushProperties push) {
    this.push = push;
  }

  /**
   * A key that is no secret.
   *
   * @param key base64url of 65 bytes: the applicationServerKey of pushManager.subscribe()
   */
  @Schema(name = "PushKey", requiredProperties = "key")
  record PushKey(String key) {}

  @GetMapping
  @Operation(
      operationId = "pushKey",
      summary = "The key my browser subscribes with, so that Muster can notify me in it")
  PushKey key() {
    if (!push.isSetUp()) {
      throw Refused.notFound("The key for notifications in browsers");
    }
    return new PushKey(push.publicKey());
  }
}
