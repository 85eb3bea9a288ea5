package io.muster.notification.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for programs that receive webhooks, by the Standard Webhooks scheme or in PagerDuty's
 * format: each has a path and a secret, and verifies by code of its own. What breaks a rule, and
 * what nobody expects, is refused and kept as a fault.
 */
public final class WebhookDouble implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final HttpServer server;
  private final Clock clock;
  private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();

  /** A message that was signed as it has to be, whatever was answered. */
  public record Message(String id, Instant at, JsonNode body, Headers headers) {}

  private record Answer(int status, String retryAfter) {}

  /** One program. */
  public static final class Receiver {
    private final boolean pagerDuty;
    private volatile String secret;
    private volatile String echo;
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    private Receiver(boolean pagerDuty) {
      this.pagerDuty = pagerDuty;
    }

    /** Gives it the secret it verifies with from now on. */
    public void knows(String newSecret) {
      secret = newSecret;
    }

    /** Has it answer with what a message holds here, by JSON pointer. */
    public void echoes(String pointer) {
      echo = pointer;
    }

    /** Has it answer so next, after what was said before. */
    public void answersNext(int status, String retryAfter) {
      answers.add(new Answer(status, retryAfter));
    }

    /** What it got, trials included, the oldest first. */
    public List<Message> messages() {
      return List.copyOf(messages);
    }
  }

  /** Starts on a free port. */
  public WebhookDouble(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** A program that reads the Standard Webhooks scheme. */
  public Receiver standard(String path) {
    return receivers.computeIfAbsent(path, it -> new Receiver(false));
  }

  /** A program that reads PagerDuty's format. */
  public Receiver pagerDuty(String path) {
    return receivers.computeIfAbsent(path, it -> new Receiver(true));
  }

  /** Where a program is. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Receiver receiver = receivers.get(exchange.getRequestURI().toString());
      String fault = fault(exchange, receiver, body);
      if (fault != null) {
        faults.add(exchange.getRequestURI() + ": " + fault);
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      JsonNode json = JSON.readTree(body);
      Headers headers = exchange.getRequestHeaders();
      // Before the test sees the message: what it scripts then is for the one after.
      Answer scripted = receiver.answers.poll();
      receiver.messages.add(
          new Message(
              headers.getFirst(receiver.pagerDuty ? "X-Webhook-Id" : "webhook-id"),
              clock.instant(),
              json,
              headers));
      answer(exchange, receiver, scripted, json);
    }
  }

  private static void answer(HttpExchange exchange, Receiver receiver, Answer answer, JsonNode json)
      throws IOException {
    byte[] body =
        receiver.echo == null
            ? new byte[0]
            : json.at(receiver.echo).asString("").getBytes(StandardCharsets.UTF_8);
    if (answer != null && answer.retryAfter() != null) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    exchange.sendResponseHeaders(
        answer == null ? 200 : answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private String fault(HttpExchange exchange, Receiver receiver, String body) {
    Headers headers = exchange.getRequestHeaders();
    if (receiver == null) {
      return "nobody expects this call";
    }
    if (!"POST".equals(exchange.getRequestMethod())) {
      return "it was not posted";
    }
    String type = headers.getFirst("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      return "it is no JSON but " + type;
    }
    try {
      JSON.readTree(body);
    } catch (JacksonException e) {
      return "it cannot be read: " + e.getMessage();
    }
    return receiver.pagerDuty
        ? pagerDutyFault(headers, receiver, body)
        : standardFault(headers, receiver, body);
  }

  private String standardFault(Headers headers, Receiver receiver, String body) {
    String id = headers.getFirst("webhook-id");
    String timestamp = headers.getFirst("webhook-timestamp");
    String signatures = headers.getFirst("webhook-signature");
    if (id == null || timestamp == null || signatures == null) {
      return "one of the three headers is missing";
    }
    Duration off =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
    if (off.abs().compareTo(TOLERANCE) > 0) {
      return "its timestamp is off by " + off;
    }
    String secret =
        receiver.secret == null
            ? JSON.readTree(body).at("/data/secret").asString("")
            : receiver.secret;
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    String wanted =
        "v1," + Base64.getEncoder().encodeToString(hmac(key, id + "." + timestamp + "." + body));
    return Stream.of(signatures.split(" ")).anyMatch(wanted::equals)
        ? null
        : "it is not signed with the secret";
  }

  private static String pagerDutyFault(Headers headers, Receiver receiver, String body) {
    String signatures = headers.getFirst("X-PagerDuty-Signature");
    if (signatures == null
        || headers.getFirst("X-Webhook-Id") == null
        || headers.getFirst("X-Webhook-Subscription") == null) {
      return "one of the three headers is missing";
    }
    byte[] key = receiver.secret.getBytes(StandardCharsets.UTF_8);
    String wanted = "v1=" + HexFormat.of().formatHex(hmac(key, body));
    if (Stream.of(signatures.split(",")).noneMatch(wanted::equals)) {
      return "it is not signed with the secret";
    }
    JsonNode event = JSON.readTree(body).path("event");
    for (String member : List.of("id", "event_type", "resource_type", "occurred_at")) {
      if (event.path(member).asString("").isEmpty()) {
        return member + " is missing";
      }
    }
    return event.path("data").path("type").asString("").isEmpty() ? "data has no type" : null;
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What broke a rule so far; it is forgotten. */
  public List<String> faults() {
    List<String> all = List.copyOf(faults);
    faults.clear();
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
    assertThat(faults).isEmpty();
  }
}
