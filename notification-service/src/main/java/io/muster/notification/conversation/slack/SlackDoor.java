package io.muster.notification.conversation.slack;

import io.muster.notification.conversation.command.Member;
import io.muster.starter.PublicPaths;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * Where Slack tells of what was done in it. Each request is proved by its signature before anything
 * in it is read, and answered within the three seconds Slack waits, once what has to be done is
 * kept.
 */
@RestController
@Hidden
class SlackDoor {

  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);
  private static final int LARGEST = 256 * 1024;

  private final SlackSignature signature;
  private final Clicks clicks;
  private final Scribe scribe;
  private final SlashCommands commands;
  private final JsonMapper json;

  SlackDoor(
      SlackSignature signature,
      Clicks clicks,
      Scribe scribe,
      SlashCommands commands,
      JsonMapper json) {
    this.signature = signature;
    this.clicks = clicks;
    this.scribe = scribe;
    this.commands = commands;
    this.json = json;
  }

  /** The body as it came: read by anything else a form would be taken apart and put together. */
  private Optional<byte[]> proved(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST);
    return signature.holds(
            request.getHeader("X-Slack-Request-Timestamp"),
            request.getHeader("X-Slack-Signature"),
            body)
        ? Optional.of(body)
        : Optional.empty();
  }

  @PostMapping("/slack/interactions")
  ResponseEntity<Void> interaction(HttpServletRequest request) throws IOException {
    Optional<byte[]> body = proved(request);
    if (body.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    try {
      click(json.readTree(field(body.get(), "payload"))).ifPresent(clicks::take);
    } catch (JacksonException e) {
      LOG.warn("Slack told of something that cannot be read");
    }
    return ResponseEntity.ok().build();
  }

  private static Optional<Click> click(JsonNode payload) {
    if (!payload.path("type").asString("").equals("block_actions")) {
      return Optional.empty();
    }
    JsonNode action = payload.path("actions").path(0);
    return Click.read(
        action.path("action_id").asString(""),
        action.path("value").asString(""),
        payload.path("channel").path("id").asString(""),
        new Member(
            payload.path("team").path("id").asString(""),
            payload.path("user").path("id").asString("")),
        action.path("action_ts").asString(""));
  }

  @PostMapping("/slack/commands")
  ResponseEntity<Map<String, String>> command(HttpServletRequest request) throws IOException {
    Optional<byte[]> body = proved(request);
    if (body.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    byte[] form = body.get();
    String answer =
        commands.answer(
            new Member(field(form, "team_id"), field(form, "user_id")),
            field(form, "channel_id"),
            field(form, "text"),
            field(form, "trigger_id"));
    return ResponseEntity.ok(Map.of("response_type", "ephemeral", "text", answer));
  }

  @PostMapping("/slack/events")
  ResponseEntity<Map<String, String>> event(HttpServletRequest request) throws IOException {
    Optional<byte[]> body = proved(request);
    if (body.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    JsonNode event;
    try {
      event = json.readTree(body.get());
    } catch (JacksonException e) {
      return ResponseEntity.badRequest().build();
    }
    if (event.path("type").asString("").equals("url_verification")) {
      return ResponseEntity.ok(Map.of("challenge", event.path("challenge").asString("")));
    }
    if (event.path("event").path("type").asString("").equals("message")) {
      scribe.hear(event.path("team_id").asString(""), event.path("event"));
    }
    return ResponseEntity.ok().build();
  }

  private static String field(byte[] form, String name) {
    return Stream.of(new String(form, StandardCharsets.US_ASCII).split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** Slack's signature proves the asker. */
    @Bean
    PublicPaths slackPaths() {
      return () -> List.of("/slack/**");
    }
  }
}
