package io.muster.notification.statuspage;

import io.muster.starter.PublicPaths;
import io.muster.starter.Sha256;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The files the gateway keeps and hands out: the page, its style and its feed. Everybody gets the
 * same bytes.
 */
@RestController
@Hidden
class PublicPage {

  /** Tells the gateway that there is no page, and not merely nobody who knows of it. */
  private static final String PAGE = "Muster-Status-Page";

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final MediaType ATOM =
      new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
  private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

  private final StatusPages pages;
  private final StatusWriter writer;

  PublicPage(StatusPages pages, StatusWriter writer) {
    this.pages = pages;
    this.writer = writer;
  }

  @GetMapping("/status")
  ResponseEntity<byte[]> page() {
    return file(HTML, StatusWriter::html);
  }

  @GetMapping("/status/feed.atom")
  ResponseEntity<byte[]> feed() {
    return file(ATOM, StatusWriter::atom);
  }

  @GetMapping("/status/status.css")
  ResponseEntity<Resource> style() {
    return ResponseEntity.ok().contentType(CSS).body(new ClassPathResource("status.css"));
  }

  private ResponseEntity<byte[]> file(
      MediaType type, BiFunction<StatusWriter, PageNow, String> written) {
    Optional<byte[]> bytes =
        pages.now().map(now -> written.apply(writer, now).getBytes(StandardCharsets.UTF_8));
    return bytes
        .map(
            body ->
                ResponseEntity.ok()
                    .contentType(type)
                    .cacheControl(CacheControl.noCache())
                    .eTag("\"" + Sha256.hex(body) + "\"")
                    .body(body))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).header(PAGE, "none").build());
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {
    @Bean
    PublicPaths statusPaths() {
      return () -> List.of("/status", "/status/**");
    }
  }
}
