package io.muster.incident.intake.cloudevents;

import io.muster.incident.intake.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells senders of CloudEvents that they may send here. Some ask first, so that nobody can be
 * flooded who never wanted any.
 */
@RestController
@Tag(name = "intake")
class CloudEventsApi {

  private static final String ORIGIN = "WebHook-Request-Origin";

  /** Requests a minute, as many as the gateway lets pass unless it is set otherwise. */
  private static final int MOST_PER_MINUTE = 1200;

  private final Intake intake;
  private final CloudEventsWebhook source;

  CloudEventsApi(Intake intake, CloudEventsWebhook source) {
    this.intake = intake;
    this.source = source;
  }

  @RequestMapping(path = "/intake/cloudevents", method = RequestMethod.OPTIONS)
  @Operation(
      operationId = "askToSendCloudEvents",
      summary = "Answer the validation request of the CloudEvents webhook specification")
  @ApiResponse(responseCode = "200")
  ResponseEntity<Object> ask(HttpServletRequest request) throws IOException {
    return intake.ask(source, null, request, id -> welcome(request));
  }

  @RequestMapping(path = "/intake/cloudevents/{key}", method = RequestMethod.OPTIONS)
  @Operation(
      operationId = "askToSendCloudEventsByAddress",
      summary = "The same with the key as part of the address")
  @ApiResponse(responseCode = "200")
  ResponseEntity<Object> askByAddress(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    return intake.ask(source, key, request, id -> welcome(request));
  }

  private static ResponseEntity<Object> welcome(HttpServletRequest request) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header("Allow", "OPTIONS, POST");
    String origin = request.getHeader(ORIGIN);
    if (origin != null) {
      answer.header("WebHook-Allowed-Origin", origin);
      answer.header("WebHook-Allowed-Rate", Integer.toString(rate(request)));
    }
    return answer.build();
  }

  private static int rate(HttpServletRequest request) {
    String wanted = request.getHeader("WebHook-Request-Rate");
    return wanted != null && wanted.strip().matches("[1-9][0-9]{0,6}")
        ? Math.min(MOST_PER_MINUTE, Integer.parseInt(wanted.strip()))
        : MOST_PER_MINUTE;
  }
}
