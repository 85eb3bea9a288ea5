package io.muster.incident.intake;

import io.muster.contracts.alert.IntegrationCommand;
import io.muster.contracts.alert.IntegrationCommand.Create;
import io.muster.contracts.alert.IntegrationCommand.Disable;
import io.muster.contracts.alert.IntegrationCommand.RetireOldKey;
import io.muster.contracts.alert.IntegrationCommand.RotateKey;
import io.muster.contracts.alert.IntegrationCommand.SetAutoResolve;
import io.muster.contracts.alert.IntegrationCommand.SetGrouping;
import io.muster.contracts.alert.IntegrationCommand.SetHeartbeat;
import io.muster.contracts.alert.IntegrationCommand.SetLimit;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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

  /** How long the old key opens when nobody says: long enough to reach whoever runs the tool. */
  private static final Duration ROTATION = Duration.ofHours(24);

  private final CommandSender sender;
  private final Doorkeeper doorkeeper;
  private final Sources sources;
  private final Clock clock;

  IntegrationApi(CommandSender sender, Doorkeeper doorkeeper, Sources sources, Clock clock) {
    this.sender = sender;
    this.doorkeeper = doorkeeper;
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * A new source.
   *
   * @param source kind of tool; {@code alertmanager} when left out
   */
  @Schema(
      requiredProperties = "name",
      example = "{\"name\":\"Cluster eu-1\",\"source\":\"alertmanager\"}")
  record NewIntegration(String name, String source) {}

  /**
   * How to rotate.
   *
   * @param oldKeyUntil until when the present key opens as well, UTC, at most 30 days from now; 24
   *     hours from now when left out, no longer at all when it is past
   */
  @Schema(example = "{\"oldKeyUntil\":\"2026-11-29T12:00:00Z\"}")
  record Rotation(Instant oldKeyUntil) {}

  /**
   * When its alerts end by themselves.
   *
   * @param after how long nothing may be heard of an alert, an ISO 8601 duration such as {@code
   *     PT24H}, 5 minutes to 30 days; null or left out: none ends by itself
   */
  @Schema(example = "{\"after\":\"PT24H\"}")
  record AutoResolve(String after) {}

  /**
   * How much is taken of it.
   *
   * @param perMinute messages a minute, 1 to 600,000, by each copy of the service; null or left
   *     out: 6,000, as of any other
   */
  @Schema(example = "{\"perMinute\":600}")
  record Limit(Integer perMinute) {}

  /**
   * How its alerts are put together.
   *
   * @param labels at most 10 names: alerts are one problem when all of these have the same values;
   *     {@code service}, {@code name} or {@code alertname}, {@code host}, {@code component} and
   *     {@code severity} are known of any source. None: as the source itself says
   * @param window how long after the last new alert of a problem another still joins it, an ISO
   *     8601 duration, 1 minute to 24 hours; null or left out: as long as the problem is open
   */
  @Schema(
      name = "NewGrouping",
      example = "{\"labels\":[\"alertname\",\"service\"],\"window\":\"PT30M\"}")
  record NewGrouping(List<String> labels, String window) {}

  /**
   * How often a source is to be heard of.
   *
   * @param every an ISO 8601 duration such as {@code PT5M}, 1 minute to 7 days; null or left out:
   *     silence means nothing
   */
  @Schema(name = "NewHeartbeat", example = "{\"every\":\"PT10M\"}")
  record NewHeartbeat(String every) {}

  /**
   * A key as it is shown, once.
   *
   * @param key missing when this answers a repeated request
   */
  @Schema(
      name = "IntegrationKey",
      requiredProperties = {"id", "version", "position"})
  record ShownKey(String id, String key, long version, long position) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "createIntegration", summary = "Let a source in; its key is shown once")
  ShownKey create(@RequestBody NewIntegration body, Caller caller, WriteContext context) {
    String source = body.source() == null ? "alertmanager" : body.source();
    Source kind =
        sources
            .find(source)
            .filter(Source::available)
            .orElseThrow(
                () ->
                    Refused.invalid(
                        "/source",
                        "Name one of the kinds that GET /api/integrations/kinds lists."));
    String id = IntegrationKey.newIntegration(kind);
    String key = IntegrationKey.create(id);
    return shown(
        key,
        send(
            new Create(id, body.name(), source, IntegrationKey.hash(key), caller.actor()),
            caller,
            context));
  }

  @PostMapping("/{id}/rotate")
  @Operation(
      operationId = "rotateIntegrationKey",
      summary = "Give a source a new key; the old one opens a while longer")
  ShownKey rotate(
      @PathVariable String id,
      @RequestBody(required = false) Rotation body,
      Caller caller,
      WriteContext context) {
    String key = IntegrationKey.create(id);
    Instant oldKeyUntil =
        body == null || body.oldKeyUntil() == null
            ? clock.instant().plus(ROTATION)
            : body.oldKeyUntil();
    return shown(
        key,
        send(
            new RotateKey(id, IntegrationKey.hash(key), oldKeyUntil, caller.actor()),
            caller,
            context));
  }

  @PostMapping("/{id}/retire-old-key")
  @Operation(
      operationId = "retireOldIntegrationKey",
      summary = "Let the old key open no more, sooner than was said")
  WriteResult retireOldKey(@PathVariable String id, Caller caller, WriteContext context) {
    return send(new RetireOldKey(id, caller.actor()), caller, context);
  }

  @PutMapping("/{id}/limit")
  @Operation(
      operationId = "setIntegrationLimit",
      summary = "Say how many messages a minute are taken of a source")
  WriteResult limit(
      @PathVariable String id, @RequestBody Limit body, Caller caller, WriteContext context) {
    return send(new SetLimit(id, body.perMinute(), caller.actor()), caller, context);
  }

  @PutMapping("/{id}/auto-resolve")
  @Operation(
      operationId = "setIntegrationAutoResolve",
      summary = "Let alerts that are not heard of again end by themselves, or not")
  WriteResult autoResolve(
      @PathVariable String id, @RequestBody AutoResolve body, Caller caller, WriteContext context) {
    return send(
        new SetAutoResolve(id, IsoDuration.parse("/after", body.after()), caller.actor()),
        caller,
        context);
  }

  @PutMapping("/{id}/grouping")
  @Operation(
      operationId = "setIntegrationGrouping",
      summary = "Put alerts together by labels, or again as the source itself says")
  WriteResult grouping(
      @PathVariable String id, @RequestBody NewGrouping body, Caller caller, WriteContext context) {
    return send(
        new SetGrouping(
            id, body.labels(), IsoDuration.parse("/window", body.window()), caller.actor()),
        caller,
        context);
  }

  @PutMapping("/{id}/heartbeat")
  @Operation(
      operationId = "setIntegrationHeartbeat",
      summary = "Open an alert when the source goes quiet, or not")
  WriteResult heartbeat(
      @PathVariable String id,
      @RequestBody NewHeartbeat body,
      Caller caller,
      WriteContext context) {
    return send(
        new SetHeartbeat(id, IsoDuration.parse("/every", body.every()), caller.actor()),
        caller,
        context);
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
    String valid = doorkeeper.opens(key, result.id(), clock.instant()) ? key : null;
    return new ShownKey(result.id(), valid, result.version(), result.position());
  }
}
