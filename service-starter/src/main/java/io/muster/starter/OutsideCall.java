package io.muster.starter;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * One call to an address outside: no redirect is followed, the whole answer is here in time, and
 * where there is none, whether the question may have arrived is told apart from that it cannot
 * have.
 */
public final class OutsideCall {

  private static final long LONGEST_ANSWER = 64 * 1024;

  private final Duration patience;
  private final long longestAnswer;
  private final HttpClient http;

  /**
   * Calls of one kind, for as long as the process runs: it keeps connections and a thread.
   *
   * @param patience how long the whole of one may take
   */
  public OutsideCall(Duration patience) {
    this(patience, LONGEST_ANSWER);
  }

  /**
   * The same for answers that may be long.
   *
   * @param longestAnswer what is read of one, in bytes; a longer one is none
   */
  public OutsideCall(Duration patience, long longestAnswer) {
    this.patience = patience;
    this.longestAnswer = longestAnswer;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(patience.dividedBy(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** There was no answer; the message says why and names neither the path nor any secret. */
  public static final class NotAnsweredException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveArrived;

    NotAnsweredException(String message, boolean mayHaveArrived) {
      super(message);
      this.mayHaveArrived = mayHaveArrived;
    }

    /** Whether the other side may have heard the question, and acted on it. */
    public boolean mayHaveArrived() {
      return mayHaveArrived;
    }
  }

  /** Asks, and reads the answer as text; at most 64 KB of it, where nothing else was said. */
  public HttpResponse<String> ask(HttpRequest request) throws NotAnsweredException {
    return send(request, BodyHandlers.limiting(BodyHandlers.ofString(), longestAnswer));
  }

  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws NotAnsweredException {
    String host = request.uri().getHost();
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, handler);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new NotAnsweredException(
          "%s did not answer within %d seconds".formatted(host, patience.toSeconds()), true);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String what = cause instanceof IOException ? "%s cannot be reached (%s)" : "%s failed (%s)";
      throw new NotAnsweredException(
          what.formatted(host, cause.getClass().getSimpleName()), !neverLeft(cause));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new NotAnsweredException("this service is stopping", true);
    }
  }

  private static boolean neverLeft(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof SSLHandshakeException;
  }
}
