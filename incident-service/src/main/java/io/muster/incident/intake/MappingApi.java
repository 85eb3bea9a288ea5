package io.muster.incident.intake;

import io.muster.contracts.alert.AlertMapping;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.alert.IntegrationCommand.SetMapping;
import io.muster.contracts.alert.IntegrationEvent.MappingSet;
import io.muster.contracts.incident.Severity;
import io.muster.incident.triage.Alert;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Administrators say how messages of a tool Muster does not know are read, and try it first. */
@RestController
@RequestMapping("/api/integrations/{id}/mapping")
@PreAuthorize("hasRole('admin')")
@Tag(name = "integrations")
class MappingApi {

  private final CommandSender sender;
  private final Doorkeeper doorkeeper;
  private final Clock clock;

  MappingApi(CommandSender sender, Doorkeeper doorkeeper, Clock clock) {
    this.sender = sender;
    this.doorkeeper = doorkeeper;
    this.clock = clock;
  }

  /** Where each part of an alert comes from; templates hold paths as in {@code {$.title}}. */
  @Schema(
      name = "AlertMapping",
      requiredProperties = "summary",
      example =
          "{\"key\":\"{$.id}\",\"summary\":\"{$.title}\",\"severity\":\"{$.level}\",\"severities\":{\"bad\":\"critical\"},\"service\":\"{$.service}\",\"status\":\"{$.state}\",\"resolved\":[\"ok\"]}")
  record Mapping(
      String each,
      String key,
      String summary,
      String description,
      String name,
      String service,
      String host,
      String severity,
      Map<String, String> severities,
      String status,
      List<String> resolved,
      List<String> acknowledged,
      String link,
      String since) {

    AlertMapping toContract() {
      return new AlertMapping(
          each,
          key,
          summary,
          description,
          name,
          service,
          host,
          severity,
          severities,
          status,
          resolved,
          acknowledged,
          link,
          since);
    }

    static Mapping of(AlertMapping mapping) {
      return new Mapping(
          mapping.each(),
          mapping.key(),
          mapping.summary(),
          mapping.description(),
          mapping.name(),
          mapping.service(),
          mapping.host(),
          mapping.severity(),
          mapping.severities(),
          mapping.status(),
          mapping.resolved(),
          mapping.acknowledged(),
          mapping.link(),
          mapping.since());
    }
  }

  /**
   * A mapping in force.
   *
   * @param revision how often it was set
   */
  @Schema(
      name = "AlertMappingInForce",
      requiredProperties = {"revision", "mapping", "since"})
  record InForce(int revision, Mapping mapping, Instant since) {}

  /**
   * What to try.
   *
   * @param mapping the one in force when left out
   * @param sample a message as the tool sends it
   */
  @Schema(
      name = "AlertMappingTrial",
      requiredProperties = "sample",
      example =
          "{\"sample\":{\"id\":\"a1\",\"title\":\"Disk is"
              + " full\",\"level\":\"bad\",\"service\":\"checkout\",\"state\":\"alarm\"},\"mapping\":{\"key\":\"{$.id}\",\"summary\":\"{$.title}\"}}")
  record Trial(Mapping mapping, @Schema(implementation = Object.class) JsonNode sample) {}

  /** An alert as it would be read. */
  @Schema(
      name = "MappedAlert",
      requiredProperties = {
        "key",
        "action",
        "name",
        "severity",
        "incidentSeverity",
        "summary",
        "startsAt"
      })
  record Read(
      String key,
      Alert.Action action,
      String name,
      String service,
      String host,
      AlertSeverity severity,
      Severity incidentSeverity,
      String summary,
      String description,
      String link,
      Instant startsAt) {

    static Read of(Alert alert) {
      return new Read(
          alert.key(),
          alert.action(),
          alert.name(),
          alert.service(),
          alert.context().host(),
          alert.severity(),
          alert.incidentSeverity(),
          alert.summary(),
          alert.description(),
          alert.link(),
          alert.startsAt());
    }
  }

  /** The alerts a sample would be read into. */
  @Schema(name = "MappedAlertList", requiredProperties = "items")
  record Preview(List<Read> items) {}

  @GetMapping
  @Operation(operationId = "getIntegrationMapping", summary = "How messages of a source are read")
  InForce current(@PathVariable String id) {
    MappingSet said = doorkeeper.mapping(id).orElseThrow(MappingApi::unset);
    return new InForce(said.revision(), Mapping.of(said.mapping()), said.at());
  }

  @PutMapping
  @Operation(
      operationId = "setIntegrationMapping",
      summary = "Say how messages of a source are read")
  WriteResult set(
      @PathVariable String id, @RequestBody Mapping body, Caller caller, WriteContext context) {
    return sender.send(new SetMapping(id, body.toContract(), caller.actor()), caller, context);
  }

  @PostMapping("/preview")
  @Operation(
      operationId = "previewIntegrationMapping",
      summary = "Read a sample without writing anything")
  Preview preview(@PathVariable String id, @RequestBody Trial body) {
    if (!doorkeeper.knows(id)) {
      throw Refused.notFound("The integration");
    }
    AlertMapping mapping =
        body.mapping() == null
            ? doorkeeper.mapping(id).orElseThrow(MappingApi::unset).mapping()
            : body.mapping().toContract();
    MappedAlerts.check(mapping, "/mapping");
    if (body.sample() == null) {
      throw Refused.invalid("/sample", "Give a message to read.");
    }
    byte[] bytes = body.sample().toString().getBytes(StandardCharsets.UTF_8);
    Delivery delivery =
        new Delivery(new HttpHeaders(), null, bytes, clock.instant()).keptAs(Sha256.hex(bytes));
    return new Preview(
        MappedAlerts.read(mapping, body.sample(), delivery).stream()
            .flatMap(batch -> batch.alerts().stream())
            .map(Read::of)
            .toList());
  }

  private static Refused unset() {
    return Refused.notFound("A mapping of this integration");
  }
}
