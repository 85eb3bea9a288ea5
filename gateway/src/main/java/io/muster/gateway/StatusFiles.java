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
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the files of the public status page and brings them up to date, so that they are there when
 * nothing behind the gateway is. A file that could not be fetched anew stays as it was; only the
 * word that there is no page takes it away.
 */
@Component
class StatusFiles implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StatusFiles.class);

  /**
   * By this header the service says that there is no page. Whatever else stands where it should may
   * answer 404 as well, most of all while things are broken.
   */
  private static final String PAGE = "Muster-Status-Page";

  /** Writing a long page takes its time, and hardly anybody waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Ninety days of long words about a hundred components; the default would be 256 KiB. */
  private static final int MOST_BYTES = 32 * 1024 * 1024;

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
    this.service =
        WebClient.builder()
            .baseUrl(notification)
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
            .build();
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

  /**
   * The newest there is of a file; empty when there is none. Whoever asks makes nobody fetch it
   * where it is fetched all the time anyway: anybody can ask, as often as they like.
   */
  Mono<Kept> file(String path) {
    Kept known = kept.get(path);
    if (known != null || !settings.every().isZero()) {
      return Mono.justOrEmpty(known);
    }
    return fetch(path).then(Mono.fromSupplier(() -> kept.get(path)));
  }

  /** Never fails: what cannot be fetched stays as it was. */
  private Mono<Void> fetch(String path) {
    return service
        .get()
        .uri(path)
        .exchangeToMono(answer -> answer.toEntity(byte[].class))
        .timeout(PATIENCE)
        // It may be written to a disk, for which no thread of the network waits.
        .publishOn(Schedulers.boundedElastic())
        .doOnNext(answer -> take(path, answer))
        .then()
        .onErrorResume(
            error -> {
              LOG.debug("{} could not be fetched: {}", path, error.toString());
              return Mono.empty();
            });
  }

  private void take(String path, ResponseEntity<byte[]> answer) {
    byte[] body = answer.getBody();
    if (answer.getStatusCode().is2xxSuccessful() && body != null) {
      Kept now = new Kept(body, Instant.now());
      kept.put(path, now);
      folder(path).ifPresent(file -> save(file, now));
    } else if ("none".equals(answer.getHeaders().getFirst(PAGE))) {
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
