package io.muster.incident.response.action;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server that lets nobody in without its token, and can act without being heard. */
abstract class ApiDouble implements AutoCloseable {

  static final String TOKEN = "a-token-of-the-pretended-world";
  static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<String> writes = new CopyOnWriteArrayList<>();

  /** While it is so, what is asked to change something is done and never answered. */
  volatile boolean silent;

  ApiDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /** One request that was let in. */
  record Asked(
      String method, String path, Map<String, String> query, String contentType, JsonNode body) {}

  /** What is answered to it. */
  record Told(int status, JsonNode body) {}

  abstract Told answer(Asked asked);

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Everything that asked for a change, as {@code METHOD path}. */
  List<String> writes() {
    return List.copyOf(writes);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] sent = exchange.getRequestBody().readAllBytes();
    Asked asked =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            query(exchange.getRequestURI()),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            sent.length == 0 ? JSON.missingNode() : JSON.readTree(sent));
    boolean isIn = ("Bearer " + TOKEN).equals(authorization);
    Told told = isIn ? answer(asked) : new Told(403, object().put("message", "forbidden"));
    boolean changes = isIn && !asked.method().equals("GET");
    if (changes) {
      writes.add(asked.method() + " " + asked.path());
    }
    if (changes && silent) {
      exchange.close();
      return;
    }
    if (told.body().isMissingNode()) {
      exchange.sendResponseHeaders(told.status(), -1);
      exchange.close();
      return;
    }
    byte[] body = JSON.writeValueAsBytes(told.body());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(told.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> query(URI uri) {
    if (uri.getRawQuery() == null) {
      return Map.of();
    }
    return Arrays.stream(uri.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
