package io.muster.notification.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for a Mattermost server: takes the calls of its REST API, version 4, that we make, with
 * what its own models document and nothing else, and keeps the posts. What breaks a rule of the
 * protocol is refused and kept as a fault.
 */
public final class MattermostDouble implements AutoCloseable {

  /** The bot's token. */
  public static final String TOKEN = "yobotyobotyobotyobotyobot1";

  /** How the bot is called. */
  public static final String BOT = "muster";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ID = "[a-z0-9]{26}";
  private static final String API = "/api/v4";
  private static final String BOT_ID = id("bot", 0);
  private static final Set<String> POST =
      Set.of("channel_id", "message", "props", "pending_post_id");
  private static final Set<String> ATTACHMENT =
      Set.of("fallback", "color", "title", "title_link", "text", "fields", "actions");
  private static final Set<String> FIELD = Set.of("title", "value", "short");
  private static final Set<String> ACTION = Set.of("id", "type", "name", "style", "integration");
  private static final Set<String> STYLES =
      Set.of("default", "primary", "success", "good", "warning", "danger");

  private final HttpServer server;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<String, String> channels = new ConcurrentHashMap<>();
  private final Map<String, Post> posts = new ConcurrentSkipListMap<>();
  private final Map<String, String> pending = new ConcurrentHashMap<>();
  private final Deque<Refusal> refusals = new ConcurrentLinkedDeque<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final AtomicLong ids = new AtomicLong(100);

  /** A post as it stands. */
  public record Post(String id, String channelId, String to, String message, JsonNode props) {

    /** All that is read of it. */
    public String text() {
      StringBuilder text = new StringBuilder(message);
      JsonNode it = props.path("attachments").path(0);
      text.append(it.path("title").asString("")).append('\n').append(it.path("text").asString(""));
      for (JsonNode field : it.path("fields")) {
        text.append('\n').append(field.path("title").asString("")).append(": ");
        text.append(field.path("value").asString(""));
      }
      return text.toString();
    }

    /** What its buttons are called, in their order. */
    public List<String> buttons() {
      return actions().valueStream().map(it -> it.path("name").asString("")).toList();
    }

    private JsonNode actions() {
      return props.path("attachments").path(0).path("actions");
    }
  }

  private record Account(String id, String name, boolean bot, boolean left) {}

  private record Refusal(int status, Object body, String retryAfter, boolean taken) {}

  /** Starts on a free port. */
  public MattermostDouble() {
    accounts.put(BOT_ID, new Account(BOT_ID, BOT, true, false));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** The server's address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Somebody has an account; answers its id. */
  public String knows(String name) {
    String id = id("u", ids.incrementAndGet());
    accounts.put(id, new Account(id, name, false, false));
    return id;
  }

  /** An account was deactivated. */
  public void deactivates(String id) {
    accounts.computeIfPresent(id, (_, it) -> new Account(id, it.name(), it.bot(), true));
  }

  /** Turns the next post down, as a server that is asked too often does. */
  public void tooOften(int retryAfter) {
    refusals.add(new Refusal(429, "limit exceeded", Integer.toString(retryAfter), false));
  }

  /** What stands in front of the server answers the next call for an account. */
  public void isNotThere() {
    refusals.add(new Refusal(404, "<html>Not Found</html>", null, false));
  }

  /** Takes the next post, and the answer is lost. */
  public void losesTheAnswer() {
    refusals.add(new Refusal(502, "<html>Bad Gateway</html>", null, true));
  }

  /** What was posted to somebody, oldest first, as it stands now. */
  public List<Post> to(String accountId) {
    return posts.values().stream().filter(it -> it.to().equals(accountId)).toList();
  }

  /** Pages about an incident, oldest first, as they stand now. */
  public List<Post> pagesAbout(long number) {
    return posts.values().stream()
        .filter(it -> it.text().contains("] INC-" + number + " "))
        .toList();
  }

  /** A post as it stands now. */
  public Post now(Post post) {
    return posts.get(post.id());
  }

  /** What broke the protocol; nothing, when all is well. */
  public List<String> faults() {
    return faults;
  }

  /** What the server tells of a press, as it is known to its own models. */
  public String pressed(Post post, String button, String byAccountId) {
    for (JsonNode action : post.actions()) {
      if (action.path("name").asString("").equals(button)) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("user_id", byAccountId);
        told.put("user_name", accounts.get(byAccountId).name());
        told.put("channel_id", post.channelId());
        told.put("channel_name", BOT_ID + "__" + post.to());
        told.put("team_id", "");
        told.put("team_domain", "");
        told.put("post_id", post.id());
        told.put("trigger_id", "dHJpZ2dlcg==");
        told.put("type", "button");
        told.put("data_source", "");
        told.put("context", action.path("integration").path("context"));
        return JSON.writeValueAsString(told);
      }
    }
    throw new IllegalArgumentException("no button " + button + " but " + post.buttons());
  }

  private static String id(String kind, long number) {
    return "%s%s".formatted(kind, "0".repeat(26)).substring(0, 18) + "%08d".formatted(number);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String verb = exchange.getRequestMethod();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        refuse(exchange, 401, "api.context.session_expired.app_error");
      } else if (!path.startsWith(API)) {
        fault(exchange, "no such call: " + verb + " " + path);
      } else {
        String called = verb + " " + path.substring(API.length());
        answer(exchange, called, body.length == 0 ? null : JSON.readTree(body));
      }
    }
  }

  private void answer(HttpExchange exchange, String called, JsonNode body) throws IOException {
    String last = called.substring(called.lastIndexOf('/') + 1);
    if (called.equals("GET /users/me")) {
      account(exchange, accounts.get(BOT_ID), "");
    } else if (called.startsWith("GET /users/username/")) {
      account(
          exchange,
          accounts.values().stream().filter(it -> it.name().equals(last)).findFirst().orElse(null),
          "app.user.get_by_username.app_error");
    } else if (called.matches("GET /users/" + ID)) {
      Refusal refusal = refusals.peek();
      if (refusal != null && refusal.status() == 404) {
        send(exchange, 404, refusals.poll().body());
        return;
      }
      account(exchange, accounts.get(last), "app.user.missing_account.const");
    } else if (called.equals("POST /channels/direct")) {
      direct(exchange, body);
    } else if (called.equals("POST /posts")) {
      post(exchange, body);
    } else if (called.matches("PUT /posts/" + ID + "/patch")) {
      patch(exchange, called.split("/")[2], body);
    } else {
      fault(exchange, "no such call: " + called);
    }
  }

  private void account(HttpExchange exchange, Account account, String missing) throws IOException {
    if (account == null) {
      refuse(exchange, 404, missing);
      return;
    }
    Map<String, Object> user = new HashMap<>();
    user.put("id", account.id());
    user.put("username", account.name());
    user.put("delete_at", account.left() ? 1_700_000_000_000L : 0);
    if (account.bot()) {
      user.put("is_bot", true);
    }
    send(exchange, 200, user);
  }

  private void direct(HttpExchange exchange, JsonNode two) throws IOException {
    if (!two.isArray()
        || two.size() != 2
        || two.valueStream().noneMatch(it -> it.asString("").equals(BOT_ID))
        || two.valueStream().anyMatch(it -> !accounts.containsKey(it.asString("")))) {
      fault(exchange, "a direct channel is the bot's with one account: " + two);
      return;
    }
    String other =
        two.valueStream()
            .map(it -> it.asString(""))
            .filter(it -> !it.equals(BOT_ID))
            .findFirst()
            .orElse(BOT_ID);
    String channel = other.replaceFirst("^u", "c");
    channels.put(channel, other);
    send(exchange, 201, Map.of("id", channel, "type", "D"));
  }

  private void post(HttpExchange exchange, JsonNode post) throws IOException {
    String to = channels.get(post.path("channel_id").asString(""));
    String fault = unknown(post, POST, "post");
    if (fault == null && to == null) {
      fault = "no such channel: " + post;
    }
    if (fault == null) {
      fault = faultIn(post.path("message").asString(""), post.path("props"));
    }
    if (fault != null) {
      fault(exchange, fault);
      return;
    }
    Refusal refusal = refusals.poll();
    if (refusal != null && !refusal.taken()) {
      exchange.getResponseHeaders().add("Retry-After", refusal.retryAfter());
      send(exchange, refusal.status(), refusal.body());
      return;
    }
    String once = post.path("pending_post_id").asString("");
    String id = once.isEmpty() ? newId() : pending.computeIfAbsent(once, _ -> newId());
    posts.putIfAbsent(
        id,
        new Post(
            id,
            post.path("channel_id").asString(""),
            to,
            post.path("message").asString(""),
            post.path("props")));
    if (refusal != null) {
      send(exchange, refusal.status(), refusal.body());
      return;
    }
    send(exchange, 201, Map.of("id", id, "channel_id", post.path("channel_id").asString("")));
  }

  private String newId() {
    return id("p", ids.incrementAndGet());
  }

  private void patch(HttpExchange exchange, String id, JsonNode patch) throws IOException {
    Post post = posts.get(id);
    String fault = unknown(patch, Set.of("props"), "patch");
    if (fault == null && post != null) {
      fault = faultIn(post.message(), patch.path("props"));
    }
    if (fault != null) {
      fault(exchange, fault);
      return;
    }
    if (post == null) {
      refuse(exchange, 403, "api.context.permissions.app_error");
      return;
    }
    posts.put(id, new Post(id, post.channelId(), post.to(), post.message(), patch.path("props")));
    send(exchange, 200, Map.of("id", id));
  }

  private static String faultIn(String message, JsonNode props) {
    String unknown = unknown(props, Set.of("attachments"), "props");
    if (unknown != null) {
      return unknown;
    }
    if (message.isBlank() && props.path("attachments").isEmpty()) {
      return "a post says something";
    }
    for (JsonNode attachment : props.path("attachments")) {
      String fault = faultInAttachment(attachment);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static String faultInAttachment(JsonNode attachment) {
    String fault = unknown(attachment, ATTACHMENT, "attachment");
    if (fault == null && !attachment.path("color").asString("").matches("#[0-9a-fA-F]{6}")) {
      fault = "a colour is #RRGGBB: " + attachment.path("color");
    }
    for (JsonNode field : attachment.path("fields")) {
      if (fault == null) {
        fault = unknown(field, FIELD, "field");
      }
    }
    for (JsonNode action : attachment.path("actions")) {
      if (fault == null) {
        fault = faultInAction(action);
      }
    }
    return fault;
  }

  private static String faultInAction(JsonNode action) {
    JsonNode integration = action.path("integration");
    if (!action.path("id").asString("").matches("[A-Za-z0-9]+")) {
      return "the route of an action takes letters and digits alone: " + action.path("id");
    }
    if (!action.path("type").asString("").equals("button")
        || action.path("name").asString("").isBlank()
        || !STYLES.contains(action.path("style").asString(""))) {
      return "this is no button: " + action;
    }
    if (!integration.path("url").asString("").matches("https?://\\S+")
        || !integration.path("context").isObject()) {
      return "a button has an address and a context: " + integration;
    }
    String fault = unknown(action, ACTION, "action");
    return fault == null ? unknown(integration, Set.of("url", "context"), "integration") : fault;
  }

  private static String unknown(JsonNode object, Set<String> known, String what) {
    return object
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(it -> !known.contains(it))
        .findFirst()
        .map(it -> "unknown in %s: %s".formatted(what, it))
        .orElse(null);
  }

  private void fault(HttpExchange exchange, String fault) throws IOException {
    faults.add(fault);
    refuse(exchange, 400, "api.context.invalid_body_param.app_error");
  }

  private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
    send(
        exchange,
        status,
        Map.of(
            "id", error, "message", "In words.", "request_id", id("r", 1), "status_code", status));
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes =
        body instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
