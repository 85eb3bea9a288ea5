package io.muster.incident.response.action;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receiver of actions as docs/actions.md asks for one: it believes only what is signed and fresh,
 * does what comes under one id once, and knows afterwards what it did.
 */
final class ActionReceiver {

  static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("32 bytes that nobody else knows!".getBytes(StandardCharsets.UTF_8));

  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final JsonMapper JSON = new JsonMapper();

  /** What it does with what it is asked, for one parameter value. */
  enum Mood {
    WILLING,
    REFUSES,
    /** It acts, and nobody hears that it did. */
    ACTS_IN_SILENCE,
    /** It does not act, and nobody hears that it did not. */
    LOSES_EVERYTHING,
    /** It acts, and the first time it is asked to undo that its answer is lost. */
    UNDOES_IN_SILENCE
  }

  /** One message that was believed. */
  record Message(String id, String type, JsonNode data) {}

  private final Clock clock;
  private final HttpServer server;
  private final Map<String, Mood> moods = new ConcurrentHashMap<>();
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final List<Message> believed = new CopyOnWriteArrayList<>();
  private final List<String> acts = new CopyOnWriteArrayList<>();
  private final List<String> doubted = new CopyOnWriteArrayList<>();

  ActionReceiver(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/actions", this::answer);
    server.start();
  }

  void stop() {
    server.stop(0);
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String url() {
    return origin() + "/actions";
  }

  /** How it takes what is about this address. */
  void about(String address, Mood mood) {
    moods.put(address, mood);
  }

  /** What changed something, such as {@code do 203.0.113.7}. */
  List<String> actsOn(String address) {
    return acts.stream().filter(act -> act.endsWith(" " + address)).toList();
  }

  List<Message> about(String address) {
    return believed.stream().filter(message -> address(message.data()).equals(address)).toList();
  }

  List<String> doubted() {
    return new ArrayList<>(doubted);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    if (!isBelieved(exchange, id, body)) {
      doubted.add(id + " " + body);
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    JsonNode json = JSON.readTree(body);
    Message message = new Message(id, json.path("type").asString(), json.path("data"));
    believed.add(message);
    String outcome = outcome(message);
    if (outcome == null) {
      exchange.close();
      return;
    }
    byte[] answer =
        JSON.writeValueAsBytes(Map.of("outcome", outcome, "says", "The edge: " + outcome));
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String outcome(Message message) {
    String address = address(message.data());
    String actionId = message.data().path("actionId").asString();
    Mood mood = moods.getOrDefault(address, Mood.WILLING);
    return switch (message.type()) {
      case "action.dry-run" -> mood == Mood.REFUSES ? "refused" : "would-do";
      case "action.execute" -> execute(message.id(), address, mood);
      case "action.status" ->
          mood == Mood.LOSES_EVERYTHING ? null : states.getOrDefault(actionId, "not-seen");
      case "action.undo" -> undo(actionId, address, mood);
      default -> throw new IllegalArgumentException(message.type());
    };
  }

  private String execute(String id, String address, Mood mood) {
    if (mood == Mood.LOSES_EVERYTHING) {
      return null;
    }
    if (states.putIfAbsent(id, "done") == null) {
      acts.add("do " + address);
    }
    return mood == Mood.ACTS_IN_SILENCE ? null : "done";
  }

  private String undo(String actionId, String address, Mood mood) {
    boolean news = states.replace(actionId, "done", "undone");
    if (news) {
      acts.add("undo " + address);
    }
    return mood == Mood.UNDOES_IN_SILENCE && news ? null : "undone";
  }

  private static String address(JsonNode data) {
    return data.path("parameters").path("address").asString("");
  }

  private boolean isBelieved(HttpExchange exchange, String id, String body) {
    String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
    if (id == null || timestamp == null || signature == null) {
      return false;
    }
    Duration age =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant()).abs();
    String expected = "v1," + hmac("%s.%s.%s".formatted(id, timestamp, body));
    return age.compareTo(FRESH) <= 0
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
