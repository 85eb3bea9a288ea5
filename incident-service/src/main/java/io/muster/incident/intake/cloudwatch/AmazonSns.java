package io.muster.incident.intake.cloudwatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Fetches from Amazon SNS' own addresses and from nowhere else: a message names the address, and it
 * must not be able to make Muster call anything in its own network.
 */
final class AmazonSns {

  private static final Pattern HOST =
      Pattern.compile("sns\\.[a-z0-9-]{3,40}\\.amazonaws\\.com(\\.cn)?");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LARGEST = 64 * 1024;

  private final UnaryOperator<URI> way;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * The way there.
   *
   * @param way where a checked address is really fetched from
   */
  AmazonSns(UnaryOperator<URI> way) {
    this.way = way;
  }

  URI way(URI address) {
    return way.apply(address);
  }

  /** Nothing when it is not {@code https://sns.<region>.amazonaws.com(.cn)/…} on the usual port. */
  static Optional<URI> address(String text) {
    try {
      URI uri = URI.create(text);
      return "https".equals(uri.getScheme())
              && uri.getHost() != null
              && HOST.matcher(uri.getHost()).matches()
              && uri.getRawUserInfo() == null
              && (uri.getPort() == -1 || uri.getPort() == 443)
              && uri.getRawFragment() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What lies there.
   *
   * @param address that {@link #address} let pass
   * @return at most 64 KiB
   * @throws IOException when it is not answered with 200 within five seconds, or is larger
   */
  byte[] get(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(way.apply(address)).timeout(PATIENCE).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      HttpResponse<byte[]> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("%s answered %d".formatted(address, response.statusCode()));
      }
      return response.body();
    } catch (TimeoutException | ExecutionException e) {
      answer.cancel(true);
      throw new IOException("%s did not answer as it should".formatted(address), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
