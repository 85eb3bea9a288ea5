package io.muster.notification.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeCommand.RecordJoined;
import io.muster.contracts.conversation.BridgeCommand.RecordLeft;
import io.muster.contracts.conversation.BridgeEvent.Witness;
import io.muster.notification.oncall.AddressBook;
import io.muster.starter.CommandSender;
import io.muster.starter.Hmac;
import io.muster.starter.PublicPaths;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Zoom tells who joined and left a meeting. Each request is proved by its signature before
 * anything in it is read. It is answered once what it tells is on record, as Zoom tells again what
 * was not taken; of the account's meetings only those are kept that Muster made.
 */
@RestController
@Hidden
class ZoomHooks {

  static final String PATH = "/hooks/zoom";

  private static final Logger LOG = LoggerFactory.getLogger(ZoomHooks.class);
  private static final Actor BY = Actor.system("conversation");
  private static final int LARGEST = 256 * 1024;
  private static final int LONGEST_NAME = 200;

  private final BridgeProperties.Zoom zoom;
  private final ZoomCalls calls;
  private final AddressBook addressBook;
  private final CommandSender sender;
  private final JsonMapper json;
  private final Clock clock;

  ZoomHooks(
      BridgeProperties properties,
      ZoomCalls calls,
      AddressBook addressBook,
      CommandSender sender,
      JsonMapper json,
      Clock clock) {
    this.zoom = properties.zoom();
    this.calls = calls;
    this.addressBook = addressBook;
    this.sender = sender;
    this.json = json;
    this.clock = clock;
  }

  @PostMapping(PATH)
  ResponseEntity<Map<String, String>> hear(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST);
    if (!zoom.tells()
        || !TimedSignature.holds(
            zoom.webhookSecret(),
            request.getHeader("x-zm-request-timestamp"),
            request.getHeader("x-zm-signature"),
            body,
            clock.instant())) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    JsonNode told;
    try {
      told = json.readTree(body);
    } catch (JacksonException e) {
      return ResponseEntity.badRequest().build();
    }
    JsonNode payload = told.path("payload");
    return switch (told.path("event").asString("")) {
      case "endpoint.url_validation" -> proof(payload.path("plainToken").asString(""));
      case "meeting.participant_joined" -> {
        record(payload, "join_time");
        yield ResponseEntity.ok().build();
      }
      case "meeting.participant_left" -> {
        record(payload, "leave_time");
        yield ResponseEntity.ok().build();
      }
      default -> ResponseEntity.ok().build();
    };
  }

  /** By which Zoom sees that whoever answers has the secret, too. */
  private ResponseEntity<Map<String, String>> proof(String plainToken) {
    String encrypted = Hmac.hex(zoom.webhookSecret(), plainToken.getBytes(StandardCharsets.UTF_8));
    return ResponseEntity.ok(Map.of("plainToken", plainToken, "encryptedToken", encrypted));
  }

  private void record(JsonNode payload, String time) {
    JsonNode meeting = payload.path("object");
    JsonNode participant = meeting.path("participant");
    Optional<String> room =
        payload.path("account_id").asString("").equals(zoom.accountId())
            ? calls.roomOf(meeting.path("id").asString(""))
            : Optional.empty();
    Optional<Instant> at = instant(participant.path(time).asString(""));
    String id = participant.path("user_id").asString("");
    if (room.isEmpty()) {
      return;
    }
    if (at.isEmpty() || id.isEmpty()) {
      LOG.warn("Zoom tells of a participant without an id or a time");
      return;
    }
    String person = addressBook.ownerOf(participant.path("email").asString("")).orElse(null);
    String name = person == null ? name(participant.path("user_name").asString("")) : null;
    sender.sendSystem(
        time.equals("join_time")
            ? new RecordJoined(room.get(), id, person, name, Witness.PROVIDER, BY, at.get())
            : new RecordLeft(room.get(), id, person, name, Witness.PROVIDER, BY, at.get()));
  }

  private static String name(String said) {
    String name = said.strip();
    return name.isEmpty() ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** Zoom's signature proves the asker. */
    @Bean
    PublicPaths zoomPaths() {
      return () -> List.of(PATH);
    }
  }
}
