package io.muster.gateway;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.muster.gateway.StatusFiles.Kept;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Hands the public status page out as it is kept, whatever goes on behind. It sets no cookie and
 * asks for no login, and the answer says how old it is: to caches in the header Age, to people,
 * once it is too old, on the page.
 */
@Configuration(proxyBeanMethods = false)
class StatusPage {

  /** Where the page has room for its age. */
  private static final String AGE_GOES_HERE = "<!--age-->";

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "/status", new MediaType("text", "html", StandardCharsets.UTF_8),
          "/status/feed.atom", new MediaType("application", "atom+xml", StandardCharsets.UTF_8),
          "/status/status.css", new MediaType("text", "css", StandardCharsets.UTF_8));

  private final StatusFiles files;
  private final StatusSettings settings;

  StatusPage(StatusFiles files, StatusSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  @Bean
  RouterFunction<ServerResponse> statusRoutes() {
    return route(
        methods(HttpMethod.GET, HttpMethod.HEAD).and(request -> TYPES.containsKey(request.path())),
        this::serve);
  }

  private Mono<ServerResponse> serve(ServerRequest request) {
    String path = request.path();
    return files
        .file(path)
        .flatMap(kept -> answer(path, kept))
        .switchIfEmpty(
            Mono.error(
                () ->
                    Refusal.of(
                            HttpStatus.NOT_FOUND,
                            "no-status-page",
                            "There is no status page here",
                            "None was laid out, or it was not reached yet since this gateway started.")
                        .asError()));
  }

  private Mono<ServerResponse> answer(String path, Kept kept) {
    Duration age = Duration.between(kept.at(), Instant.now());
    byte[] body = path.equals("/status") ? aged(kept.bytes(), age) : kept.bytes();
    return ServerResponse.ok()
        .contentType(TYPES.get(path))
        .cacheControl(CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic())
        .header(HttpHeaders.AGE, String.valueOf(Math.max(0, age.toSeconds())))
        // By what it says and not by when it was fetched: who has the page from before everything
        // went down has to be given the one that says how old it is.
        .eTag("W/\"" + DigestUtils.md5DigestAsHex(body) + "\"")
        .bodyValue(body);
  }

  private byte[] aged(byte[] page, Duration age) {
    String note =
        age.compareTo(settings.staleAfter()) < 0
            ? ""
            : "<p class=\"stale\" role=\"status\">This page was last brought up to date %s ago. What it says may have changed.</p>"
                .formatted(words(age));
    return new String(page, StandardCharsets.UTF_8)
        .replace(AGE_GOES_HERE, note)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String words(Duration age) {
    if (age.toMinutes() < 1) {
      return "less than a minute";
    }
    return age.toHours() < 1
        ? age.toMinutes() + " min"
        : "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
  }
}
