package io.muster.incident.view;

import io.muster.starter.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Files on their way in and out: how many at once, and that a browser may only save them. */
@Component
class FileTransfers {

  /** Each transfer holds a connection and a piece of the file in memory. */
  private static final int AT_ONCE = 8;

  private final Semaphore transfers = new Semaphore(AT_ONCE);

  /** Moves a file. */
  interface Transfer<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Moves a file when there is room for another.
   *
   * @throws Refused 503 when too many are on their way
   */
  <T, E extends Exception> T run(Transfer<T, E> transfer) throws E {
    if (!transfers.tryAcquire()) {
      throw Refused.of(
          503,
          "busy",
          "Too many files are on their way at the moment. Try again in a few seconds.");
    }
    try {
      return transfer.run();
    } finally {
      transfers.release();
    }
  }

  /** What a sender says a file is; what does not parse may not go out again as a header. */
  static String mediaType(String sent) {
    try {
      return sent == null
          ? MediaType.APPLICATION_OCTET_STREAM_VALUE
          : MediaType.parseMediaType(sent).toString();
    } catch (InvalidMediaTypeException e) {
      return MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }
  }

  /** Writes a file to whoever asked for it. */
  interface Sending {
    void run() throws IOException;
  }

  /**
   * Sends a file: says what it is, and that it is to be saved, never shown. When it fails before
   * its first byte, what was said of it does not stand with the problem that goes out instead.
   */
  static void send(
      HttpServletResponse response,
      String name,
      String mediaType,
      long size,
      String sha256,
      Sending sending)
      throws IOException {
    announce(response, name, mediaType, size, sha256);
    try {
      sending.run();
    } catch (IOException | RuntimeException e) {
      if (!response.isCommitted()) {
        response.reset();
      }
      throw e;
    }
  }

  private static void announce(
      HttpServletResponse response, String name, String mediaType, long size, String sha256) {
    response.setContentType(mediaType);
    response.setContentLengthLong(size);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setHeader(HttpHeaders.ETAG, "\"" + sha256 + "\"");
  }

  /**
   * That what arrived is what was sent, as far as the sender knows its hash.
   *
   * @param said in hex; null: the sender does not know
   * @throws Refused 422 when it is another
   */
  static void requireSame(String said, String arrived) {
    if (said != null && !said.equalsIgnoreCase(arrived)) {
      throw Refused.of(
          422,
          "hash-mismatch",
          "What arrived has the SHA-256 " + arrived + ", not the one given. Send it again.");
    }
  }
}
