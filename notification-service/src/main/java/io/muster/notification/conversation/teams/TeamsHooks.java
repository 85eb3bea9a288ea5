package io.muster.notification.conversation.teams;

import io.muster.notification.conversation.command.Commands;
import io.muster.notification.delivery.teams.CommandTokens;
import io.muster.starter.PublicPaths;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Teams posts what people write to Muster by an outgoing webhook. Each request is proved by
 * its signature before anything in it is read; one that is older than five minutes is a recording.
 * Teams waits five seconds for an answer, and shows it under the message, to everybody in the
 * channel.
 */
@RestController
@Hidden
class TeamsHooks {

  private static final Logger LOG = LoggerFactory.getLogger(TeamsHooks.class);
  static final String PATH = "/hooks/teams";
  private static final int LARGEST = 256 * 1024;
  private static final Duration OLDEST = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final CommandTokens tokens;
  private final TeamsCommands commands;
  private final JsonMapper json;
  private final Clock clock;

  TeamsHooks(CommandTokens tokens, TeamsCommands commands, JsonMapper json, Clock clock) {
    this.tokens = tokens;
    this.commands = commands;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An activity that is shown as an answer. As "xml" no text in it is read as Markdown, so that a
   * title hides no link (Microsoft Learn, "Format your bot messages").
   */
  record Answer(String type, String textFormat, String text) {
    static Answer of(String text) {
      return new Answer("message", "xml", text.replace("\n", "<br/>"));
    }
  }

  @PostMapping(PATH)
  ResponseEntity<Answer> said(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    if (!tokens.prove(request.getHeader("Authorization"), body)) {
      LOG.warn("A request to {} is not signed with a security token we know", PATH);
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    Optional<Activity> activity;
    try {
      activity = Activity.read(json.readTree(body));
    } catch (JacksonException e) {
      activity = Optional.empty();
    }
    if (activity.isEmpty()) {
      LOG.warn("Teams told of something that is no message");
      return ResponseEntity.badRequest().build();
    }
    if (Duration.between(activity.get().at(), clock.instant()).abs().compareTo(OLDEST) > 0) {
      LOG.warn("A message of Teams came too late, or was sent again by somebody who recorded it");
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    return ResponseEntity.ok(Answer.of(answer(activity.get())));
  }

  private String answer(Activity activity) {
    try {
      return CompletableFuture.supplyAsync(() -> commands.answer(activity), THREADS)
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("What was typed in Teams was not answered", e);
      return Commands.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Commands.UNKNOWN;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** The signature proves the asker. */
    @Bean
    PublicPaths teamsPaths() {
      return () -> List.of(PATH);
    }
  }
}
