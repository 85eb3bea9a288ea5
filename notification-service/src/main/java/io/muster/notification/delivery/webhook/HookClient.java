package io.muster.notification.delivery.webhook;

import io.muster.starter.OutsideAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls addresses that people gave, to post messages or to read what is there: of public machines,
 * and of those an operator named. Names are looked up anew for each connection, every address they
 * lead to is looked at, and the connection is made to one of those and no other: a name that
 * changes between the look and the call leads nowhere else. No redirect is followed and nothing is
 * tried twice.
 */
public final class HookClient implements AutoCloseable {

  /** Shorter than a timer is held for, the lookup of the name included. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LONGEST_ADDRESS = 2000;
  private static final int LONGEST_ANSWER = 4096;
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 100;
  private static final int CONNECTIONS = 50;
  private static final int HTTPS = 443;
  private static final int GONE = 410;

  private final List<String> privateHosts;
  private final Names names;
  private final Duration patience;
  private final CloseableHttpClient http;

  HookClient(List<String> privateHosts) {
    this(privateHosts, InetAddress::getAllByName, PATIENCE);
  }

  HookClient(List<String> privateHosts, Names names, Duration patience) {
    this.privateHosts = privateHosts;
    this.names = names;
    this.patience = patience;
    Timeout timeout = Timeout.of(patience);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new Guard())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(patience.dividedBy(2)))
                            .setSocketTimeout(timeout)
                            .build())
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                            .http1Config(
                                // Without these, headers without end fill the memory.
                                Http1Config.custom()
                                    .setMaxLineLength(LONGEST_LINE)
                                    .setMaxHeaderCount(MOST_HEADERS)
                                    .build())
                            .build())
                    .setMaxConnTotal(CONNECTIONS)
                    // Programs of many people are at one host; who is slow is the breaker's matter.
                    .setMaxConnPerRoute(CONNECTIONS)
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .setUserAgent("Muster")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  /** Looks names up; as the system does, except in tests. */
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /**
   * What was answered.
   *
   * @param status any
   * @param body at most 4 KB of it
   * @param retryAfter the header of that name; null when there was none
   */
  public record Answer(int status, String body, String retryAfter) {

    /** Whether the message was taken. */
    public boolean isTaken() {
      return status >= 200 && status < 300;
    }

    /** Whether the receiver wants no message any more, now or later (410). */
    public boolean isGone() {
      return status == GONE;
    }
  }

  /**
   * What is at an address.
   *
   * @param status any
   * @param body of it, one byte more than was asked for where it is longer
   * @param etag the header of that name; null when there was none, as for the others
   * @param lastModified as it was written
   * @param location where else it is
   */
  public record Content(
      int status, byte[] body, String etag, String lastModified, String location) {}

  /** There was no answer; the message says why and names no address. */
  public static final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean notAllowed;

    NoAnswerException(String message) {
      this(message, false);
    }

    NoAnswerException(String message, boolean notAllowed) {
      super(message);
      this.notAllowed = notAllowed;
    }

    /** Whether it was not asked, as its host is not on the public internet. */
    public boolean isNotAllowed() {
      return notAllowed;
    }
  }

  /** Why nothing may be posted to an address that somebody typed; nothing when it may. */
  public Optional<String> whyNot(String url) {
    URI address;
    try {
      address = OutsideAddress.of("/url", url == null ? "" : url);
    } catch (IllegalStateException e) {
      return Optional.of("Give an address that begins with https:// and names no user.");
    }
    if (url.length() > LONGEST_ADDRESS || address.getRawFragment() != null) {
      return Optional.of("Give an address of at most 2,000 characters and without a #.");
    }
    boolean usual =
        "https".equals(address.getScheme())
            && (address.getPort() == -1 || address.getPort() == HTTPS);
    if (!usual && !isNamed(address.getHost())) {
      return Optional.of("Only https at its usual port is called.");
    }
    try {
      lookUp(address.getHost());
      return Optional.empty();
    } catch (UnknownHostException e) {
      // In the same words, so that nobody learns which names there are within.
      return Optional.of("Its host is not on the public internet, or does not exist.");
    }
  }

  private boolean isNamed(String host) {
    return privateHosts.contains(host.toLowerCase(Locale.ROOT));
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    InetAddress[] addresses = names.of(host);
    if (!isNamed(host) && !Stream.of(addresses).allMatch(PublicNetwork::holds)) {
      throw new NotPublicException();
    }
    return addresses;
  }

  /**
   * Posts a message and waits at most ten seconds for the whole of it.
   *
   * @param json the body, sent exactly as given
   * @throws NoAnswerException when there is no answer of any status in time
   */
  public Answer post(URI address, Map<String, String> headers, String json)
      throws NoAnswerException {
    HttpPost request = new HttpPost(address);
    headers.forEach(request::setHeader);
    request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    return withinPatience(request, response -> answer(response));
  }

  /**
   * Reads what is at an address, and waits at most ten seconds for the whole of it.
   *
   * @param most how many bytes of it are read; of a longer one no more than one byte beyond
   * @throws NoAnswerException when there is no answer of any status in time
   */
  public Content get(URI address, Map<String, String> headers, int most) throws NoAnswerException {
    HttpGet request = new HttpGet(address);
    headers.forEach(request::setHeader);
    return withinPatience(request, response -> content(response, most));
  }

  /** Reads what is of interest of an answer. */
  private interface Reading<T> {
    T of(ClassicHttpResponse response) throws IOException;
  }

  private <T> T withinPatience(HttpUriRequestBase request, Reading<T> reading)
      throws NoAnswerException {
    FutureTask<T> call = new FutureTask<>(() -> answer(request, reading));
    Thread.ofVirtual().name("webhook-call").start(call);
    try {
      return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      request.abort();
      throw new NoAnswerException(
          "it did not answer within %d seconds".formatted(patience.toSeconds()));
    } catch (ExecutionException e) {
      throw new NoAnswerException(words(e.getCause()), e.getCause() instanceof NotPublicException);
    } catch (InterruptedException e) {
      request.abort();
      Thread.currentThread().interrupt();
      throw new NoAnswerException("this service is stopping");
    }
  }

  /** Each call has a connection of its own, which ends with it, whatever is still to come. */
  private <T> T answer(HttpUriRequestBase request, Reading<T> reading)
      throws IOException, HttpException {
    ClassicHttpResponse response =
        http.executeOpen(RoutingSupport.determineHost(request), request, null);
    try {
      return reading.of(response);
    } finally {
      request.abort();
      Closer.closeQuietly(response);
    }
  }

  private static Answer answer(ClassicHttpResponse response) throws IOException {
    byte[] body = body(response, LONGEST_ANSWER);
    return new Answer(
        response.getCode(),
        new String(body, StandardCharsets.UTF_8),
        header(response, HttpHeaders.RETRY_AFTER));
  }

  private static Content content(ClassicHttpResponse response, int most) throws IOException {
    return new Content(
        response.getCode(),
        body(response, most + 1),
        header(response, HttpHeaders.ETAG),
        header(response, HttpHeaders.LAST_MODIFIED),
        header(response, HttpHeaders.LOCATION));
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private static byte[] body(ClassicHttpResponse response, int most) throws IOException {
    if (response.getEntity() == null) {
      return new byte[0];
    }
    InputStream content = response.getEntity().getContent();
    return content.readNBytes(most);
  }

  private static String words(Throwable cause) {
    return switch (cause) {
      case NotPublicException _ -> "its host is not on the public internet";
      case UnknownHostException _ -> "there is no such host";
      default -> "it cannot be reached (%s)".formatted(cause.getClass().getSimpleName());
    };
  }

  private static final class NotPublicException extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  private final class Guard implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return lookUp(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
