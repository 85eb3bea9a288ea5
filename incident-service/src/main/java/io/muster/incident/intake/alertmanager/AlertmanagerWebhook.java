package io.muster.incident.intake.alertmanager;

import io.muster.incident.intake.Doorkeeper;
import io.muster.incident.triage.AlertBatch;
import io.muster.incident.triage.AlertGrouping;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Alertmanager posts. The answer comes when every alert is durable; Alertmanager sends again
 * after a 5xx only, so that is the answer whenever it should.
 */
@RestController
@Tag(name = "intake")
class AlertmanagerWebhook {

  static final int LARGEST_BODY = 512 * 1024;

  private final Doorkeeper doorkeeper;
  private final AlertGrouping grouping;
  private final JsonMapper json;
  private final Clock clock;

  AlertmanagerWebhook(Doorkeeper doorkeeper, AlertGrouping grouping, JsonMapper json, Clock clock) {
    this.doorkeeper = doorkeeper;
    this.grouping = grouping;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What became of the alerts.
   *
   * @param received alerts in the message
   * @param opened problems that were new
   * @param updated alerts that were news
   * @param duplicates alerts that said nothing new
   */
  @Schema(requiredProperties = {"received", "opened", "updated", "duplicates"})
  record Accepted(int received, int opened, int updated, int duplicates) {}

  @PostMapping("/intake/alertmanager")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "receiveAlertmanager",
      summary = "Take a webhook message of Alertmanager, version 4",
      description = "The integration key goes into the Authorization header as a bearer token.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content =
          @io.swagger.v3.oas.annotations.media.Content(
              mediaType = "application/json",
              schema = @Schema(type = "object")))
  Accepted receive(
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          String authorization,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String integrationId = doorkeeper.admit(authorization);
    AlertBatch batch = Webhook4.read(parse(request), clock.instant());
    try {
      AlertGrouping.Outcome outcome = grouping.take(integrationId, batch);
      return new Accepted(
          outcome.received(), outcome.opened(), outcome.updated(), outcome.duplicates());
    } catch (ConcurrencyException e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      throw Refused.of(
          503, "busy", "Others report on the same alerts at this moment. Send the same again.");
    }
  }

  private JsonNode parse(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw Refused.of(
          413,
          "too-large",
          "The message is larger than 512 KiB. Set max_alerts in Alertmanager's webhook configuration.");
    }
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      throw new HttpMessageNotReadableException(
          "not JSON", e, new ServletServerHttpRequest(request));
    }
  }
}
