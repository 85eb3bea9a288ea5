package io.muster.incident.review.tracker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An issue tracker that lets nobody in without its credential, checks what it is sent, and can fail
 * as trackers do. Each kind keeps its issues as its API shows them.
 */
abstract class TrackerDouble implements AutoCloseable {

  static final String SECRET = "ann@acme.example:a-token-of-the-pretended-world";
  static final JsonMapper JSON = new JsonMapper();

  final List<ObjectNode> issues = new CopyOnWriteArrayList<>();
  final List<String> comments = new CopyOnWriteArrayList<>();
  final AtomicInteger unchanged = new AtomicInteger();

  /** Answered in place of anything else; nothing is done then. */
  volatile Told instead;

  /** While it is so, what is asked to change something is done and never answered. */
  volatile boolean silent;

  /** While it is so, a search does not know of the newest issues yet. */
  volatile boolean late;

  private final HttpServer server;

  TrackerDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /** One request that was let in; its path as it was sent. */
  record Asked(String method, String path, Map<String, String> query, JsonNode body) {
    String what() {
      return method + " " + path;
    }
  }

  /** What is answered. */
  record Told(int status, JsonNode body, Map<String, String> headers) {
    Told(int status, JsonNode body) {
      this(status, body, Map.of());
    }
  }

  abstract TrackerKind kind();

  abstract String basePath();

  abstract String project();

  /** The value of the header that lets Muster in. */
  abstract String authorization();

  /** Fails when a header is missing that this API asks for. */
  void checkHeaders(HttpExchange exchange) {}

  abstract Told answer(Asked asked);

  /** Somebody closes the newest issue there. */
  abstract void close(boolean asDone);

  /** Somebody opens the newest issue there. */
  abstract void reopen();

  /** Somebody gives the newest issue to somebody. */
  abstract void assign(String person);

  /** The words of the newest issue, all of them. */
  abstract String text();

  abstract boolean isOpen();

  final ObjectNode newest() {
    return issues.getLast();
  }

  final String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  final Described described() {
    boolean jira = kind() == TrackerKind.JIRA_CLOUD || kind() == TrackerKind.JIRA_SERVER;
    return new Described(
        "tracker-1",
        1,
        "Shop issues",
        kind(),
        origin() + basePath(),
        project(),
        jira ? "Task" : null,
        "shop",
        null,
        null);
  }

  final TrackerProperties settings() {
    return new TrackerProperties(Map.of("shop", SECRET), Map.of("shop", origin()), Map.of());
  }

  @Override
  public final void close() {
    server.stop(0);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static Told notThere() {
    return new Told(404, object().put("message", "404 Not Found"));
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    String method = exchange.getRequestMethod();
    boolean isIn = authorization().equals(exchange.getRequestHeaders().getFirst("Authorization"));
    Told told = instead;
    if (told == null && !isIn) {
      told = new Told(401, object().put("message", "Bad credentials"));
    } else if (told == null) {
      checkHeaders(exchange);
      told =
          answer(
              new Asked(
                  method,
                  exchange.getRequestURI().getRawPath(),
                  query(exchange.getRequestURI().getRawQuery()),
                  sent.length == 0 ? JSON.missingNode() : JSON.readTree(sent)));
    }
    if (silent && !method.equals("GET")) {
      exchange.close();
      return;
    }
    send(exchange, told);
  }

  private void send(HttpExchange exchange, Told told) throws IOException {
    told.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] body = JSON.writeValueAsBytes(told.body());
    String etag = "\"" + Arrays.hashCode(body) + "\"";
    boolean isKnown = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    if (told.status() == 200) {
      exchange.getResponseHeaders().add("ETag", etag);
    }
    if (told.status() == 200 && isKnown) {
      unchanged.incrementAndGet();
      exchange.sendResponseHeaders(304, -1);
    } else if (told.body().isMissingNode()) {
      exchange.sendResponseHeaders(told.status(), -1);
    } else {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(told.status(), body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static Map<String, String> query(String raw) {
    if (raw == null) {
      return Map.of();
    }
    return Arrays.stream(raw.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
