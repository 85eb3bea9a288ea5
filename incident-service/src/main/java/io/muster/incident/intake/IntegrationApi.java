package io.muster.incident.intake;

import io.muster.contracts.alert.IntegrationCommand;
import io.muster.contracts.alert.IntegrationCommand.Create;
import io.muster.contracts.alert.IntegrationCommand.Disable;
import io.muster.contracts.alert.IntegrationCommand.RotateKey;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administrators let alert sources in, give them new keys and shut them out. */
@RestController
@RequestMapping("/api/integrations")
@PreAuthorize("hasRole('admin')")
@Tag(name = "integrations")
class IntegrationApi {

  private final CommandSender sender;
  private final Integrations integrations;
  private final Doorkeeper doorkeeper;

  IntegrationApi(CommandSender sender, Integrations integrations, Doorkeeper doorkeeper) {
    this.sender = sender;
    this.doorkeeper = doorkeeper;
    this.integrations = integrations;
  }

  /** A new source by name. */
  @Schema(requiredProperties = "name")
  record NewIntegration(String name) {}

  /**
   * A key as it is shown, once.
   *
   * @param key missing when this answers a repeated request
   */
  @Schema(
      name = "IntegrationKey",
      requiredProperties = {"id", "version", "position"})
  record ShownKey(String id, String key, long version, long position) {}

  /** A source as administrators see it. */
  @Schema(
      name = "Integration",
      requiredProperties = {"id", "name", "disabled", "createdAt", "keySince"})
  record Row(
      String id,
      String name,
      boolean disabled,
      Instant createdAt,
      Instant keySince,
      Instant disabledAt) {}

  /** Every source. */
  @Schema(name = "IntegrationList", requiredProperties = "items")
  record Rows(List<Row> items) {}

  @GetMapping
  @Operation(operationId = "listIntegrations", summary = "Alert sources")
  Rows list() {
    return new Rows(integrations.all().stream().map(IntegrationApi::row).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "createIntegration", summary = "Let a source in; its key is shown once")
  ShownKey create(@RequestBody NewIntegration body, Caller caller, WriteContext context) {
    String id = UUID.randomUUID().toString().substring(0, 13);
    String key = IntegrationKey.create(id);
    return shown(
        key,
        send(
            new Create(id, body.name(), IntegrationKey.hash(key), caller.actor()),
            caller,
            context));
  }

  @PostMapping("/{id}/rotate")
  @Operation(operationId = "rotateIntegrationKey", summary = "Give a source a new key")
  ShownKey rotate(@PathVariable String id, Caller caller, WriteContext context) {
    String key = IntegrationKey.create(id);
    return shown(
        key, send(new RotateKey(id, IntegrationKey.hash(key), caller.actor()), caller, context));
  }

  @PostMapping("/{id}/disable")
  @Operation(operationId = "disableIntegration", summary = "Shut a source out")
  WriteResult disable(@PathVariable String id, Caller caller, WriteContext context) {
    return send(new Disable(id, caller.actor()), caller, context);
  }

  private WriteResult send(IntegrationCommand command, Caller caller, WriteContext context) {
    return sender.send(command, caller, context);
  }

  /** A repeated request made its key the first time; the one made now opens nothing. */
  private ShownKey shown(String key, WriteResult result) {
    String valid = doorkeeper.opens(key, result.id()) ? key : null;
    return new ShownKey(result.id(), valid, result.version(), result.position());
  }

  private static Row row(Document row) {
    return new Row(
        row.getString("_id"),
        row.getString("name"),
        row.containsKey("disabledAt"),
        instant(row.getDate("createdAt")),
        instant(row.getDate("keySince")),
        instant(row.getDate("disabledAt")));
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
