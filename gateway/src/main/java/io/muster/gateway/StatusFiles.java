package io.muster.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the files of the public status page and brings them up to date, so that they are there when
 * nothing behind the gateway is. A file that could not be fetched anew stays as it was; only the
 * word that there is no page takes it away.
 */
@Component
class StatusFiles implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StatusFiles.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Where each file is fetched and served, and what it is called in the folder. */
  static final Map<String, String> NAMES =
      Map.of(
          "/status", "status.html",
          "/status/feed.atom", "feed.atom",
          "/status/status.css", "status.css");

  /**
   * A file as it was last.
   *
   * @param at when it was, UTC
   */
  record Kept(byte[] bytes, Instant at) {}

  private final StatusSettings settings;
  private final WebClient service;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private volatile @Nullable Disposable refreshing;

  StatusFiles(StatusSettings settings, @Value("${notification}") String notification) {
    this.settings = settings;
    this.service = WebClient.create(notification);
  }

  @Override
  public void start() {
    NAMES.forEach((path, name) -> load(path, name));
    if (!settings.every().isZero()) {
      refreshing =
          Flux.interval(Duration.ZERO, settings.every())
              .onBackpressureDrop()
              .concatMap(
                  beat -> Flux.fromIterable(List.copyOf(NAMES.keySet())).concatMap(this::fetch))
              .subscribe();
    } else {
      refreshing = Flux.never().subscribe();
    }
  }

  @Override
  public void stop() {
    Disposable running = refreshing;
    refreshing = null;
    if (running != null) {
      running.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return refreshing != null;
  }

  /** The newest there is of a file; empty when there is none. */
  Mono<Kept> file(String path) {
    Kept known = kept.get(path);
    return known == null
        ? fetch(path).then(Mono.fromSupplier(() -> kept.get(path)))
        : Mono.just(known);
  }

  /** Never fails: what cannot be fetched stays as it was. */
  private Mono<Void> fetch(String path) {
    return service
        .get()
        .uri(path)
        .exchangeToMono(
            answer ->
                answer
                    .bodyToMono(byte[].class)
                    .defaultIfEmpty(new byte[0])
                    .doOnNext(body -> take(path, answer.statusCode(), body)))
        .timeout(PATIENCE)
        .then()
        .onErrorResume(
            error -> {
              LOG.debug("{} could not be fetched: {}", path, error.toString());
              return Mono.empty();
            });
  }

  private void take(String path, HttpStatusCode status, byte[] body) {
    if (status.is2xxSuccessful()) {
      Kept now = new Kept(body, Instant.now());
      kept.put(path, now);
      folder(path).ifPresent(file -> save(file, now));
    } else if (status.value() == 404) {
      kept.remove(path);
      folder(path).ifPresent(StatusFiles::delete);
    }
  }

  private Optional<Path> folder(String path) {
    return settings.keptIn().map(it -> it.resolve(NAMES.get(path)));
  }

  private void load(String path, String name) {
    folder(path)
        .filter(Files::isRegularFile)
        .ifPresent(
            file -> {
              try {
                kept.put(
                    path,
                    new Kept(
                        Files.readAllBytes(file), Files.getLastModifiedTime(file).toInstant()));
              } catch (IOException e) {
                LOG.warn("The kept {} of the status page cannot be read: {}", name, e.toString());
              }
            });
  }

  /** In one step, so that nobody ever reads half a page. */
  private static void save(Path file, Kept now) {
    try {
      Files.createDirectories(file.getParent());
      Path half = file.resolveSibling(file.getFileName() + ".new");
      Files.write(half, now.bytes());
      Files.setLastModifiedTime(half, FileTime.from(now.at()));
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("The status page cannot be kept over a restart: {}", e.toString());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("The status page that was taken down is still in {}: {}", file, e.toString());
    }
  }
}
