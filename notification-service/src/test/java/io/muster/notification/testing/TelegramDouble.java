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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for Telegram's Bot API: takes the methods it documents with their parameters and no
 * others, for chats that have started the bot, and keeps them. What breaks a rule of the protocol
 * is refused and kept as a fault.
 */
public final class TelegramDouble implements AutoCloseable {

  /** The bot's token. */
  public static final String TOKEN = "4711:a-token-of-the-bot_0123456789";

  /** How the bot is called. */
  public static final String BOT = "muster_bot";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_DATA = 64;
  private static final int LONGEST_ANSWER = 200;
  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "getMe", Set.of(),
          "getWebhookInfo", Set.of(),
          "setWebhook", Set.of("url"),
          "sendMessage", Set.of("chat_id", "text"),
          "editMessageText", Set.of("chat_id", "message_id", "text"),
          "editMessageReplyMarkup", Set.of("chat_id", "message_id"),
          "answerCallbackQuery", Set.of("callback_query_id"));
  private static final Map<String, Set<String>> OPTIONAL =
      Map.of(
          "setWebhook", Set.of("secret_token", "allowed_updates", "max_connections"),
          "sendMessage", Set.of("parse_mode", "link_preview_options", "reply_markup"),
          "editMessageText", Set.of("parse_mode", "link_preview_options", "reply_markup"),
          "editMessageReplyMarkup", Set.of("reply_markup"),
          "answerCallbackQuery", Set.of("text", "show_alert"));

  /** Markup that Telegram knows, of what we use; anything else between angles is a fault. */
  private static final Pattern MARKUP = Pattern.compile("</?b>|<a href=\"[^\"<>]+\">|</a>");

  private final HttpServer server;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Deque<Refusal> refusals = new ConcurrentLinkedDeque<>();
  private volatile Refusal webhookRefusal;
  private final Set<Long> started = ConcurrentHashMap.newKeySet();
  private final Set<Long> blocked = ConcurrentHashMap.newKeySet();
  private final Map<String, String> shown = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong(100);
  private volatile JsonNode webhook;

  /** A call that was taken. */
  public record Taken(String method, JsonNode parameters, long messageId) {

    /** The text of a message. */
    public String text() {
      return parameters.path("text").asString("");
    }

    /** What the button with this text stands for. */
    public String data(String button) {
      return buttons(parameters).getOrDefault(button, "");
    }
  }

  private record Refusal(int status, String description, int retryAfter) {}

  /** Starts on a free port. */
  public TelegramDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** The API's address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Somebody pressed Start: from now on the bot can write to them. */
  public void starts(long chat) {
    started.add(chat);
    blocked.remove(chat);
  }

  /** Somebody blocked the bot. */
  public void blocks(long chat) {
    blocked.add(chat);
  }

  /** Takes no address to tell of answers, as one that it cannot use. */
  public void refusesWebhook(int status, String description) {
    webhookRefusal = new Refusal(status, description, 0);
  }

  /** Takes an address again. */
  public void takesWebhook() {
    webhookRefusal = null;
  }

  /** Turns the next message down. */
  public void refusesNext(int status, String description, int retryAfter) {
    refusals.add(new Refusal(status, description, retryAfter));
  }

  /** The secret it was given for what it tells; null before. */
  public String secret() {
    return webhook == null ? null : webhook.path("secret_token").asString(null);
  }

  /** Where it was asked to tell, and of what. */
  public JsonNode webhook() {
    return webhook;
  }

  /** What was sent to a chat, oldest first. */
  public List<Taken> to(long chat) {
    return of("sendMessage").stream()
        .filter(it -> it.parameters().path("chat_id").asLong() == chat)
        .toList();
  }

  /** Pages about an incident, oldest first. */
  public List<Taken> pagesAbout(long number) {
    return of("sendMessage").stream()
        .filter(it -> it.text().contains("INC-" + number + "</b>"))
        .toList();
  }

  /** What was asked for by one method, oldest first. */
  public List<Taken> of(String method) {
    return taken.stream().filter(it -> it.method().equals(method)).toList();
  }

  /** What broke the protocol; nothing, when all is well. */
  public List<String> faults() {
    return faults;
  }

  private static Map<String, String> buttons(JsonNode parameters) {
    Map<String, String> buttons = new HashMap<>();
    for (JsonNode row : parameters.path("reply_markup").path("inline_keyboard")) {
      for (JsonNode button : row) {
        buttons.put(button.path("text").asString(""), button.path("callback_data").asString(""));
      }
    }
    return buttons;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String before = "/bot" + TOKEN + "/";
      String method = path.startsWith(before) ? path.substring(before.length()) : "";
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      JsonNode parameters = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String fault = faultIn(exchange.getRequestMethod(), path, method, type, parameters);
      if (fault != null) {
        faults.add(fault);
        answer(exchange, 400, Map.of("ok", false, "error_code", 400, "description", fault));
        return;
      }
      answer(exchange, method, parameters);
    }
  }

  private void answer(HttpExchange exchange, String method, JsonNode parameters)
      throws IOException {
    long chat = parameters.path("chat_id").asLong(0);
    Refusal refusal = method.equals("sendMessage") ? refusals.poll() : null;
    if (method.equals("setWebhook")) {
      refusal = webhookRefusal;
    }
    if (refusal == null && blocked.contains(chat)) {
      refusal = new Refusal(403, "Forbidden: bot was blocked by the user", 0);
    }
    if (refusal == null && parameters.has("chat_id") && !started.contains(chat)) {
      refusal = new Refusal(400, "Bad Request: chat not found", 0);
    }
    if (refusal == null && method.startsWith("editMessage") && isAsItWas(parameters)) {
      refusal = new Refusal(400, "Bad Request: message is not modified", 0);
    }
    if (refusal != null) {
      Map<String, Object> body = new HashMap<>();
      body.put("ok", false);
      body.put("error_code", refusal.status());
      body.put("description", refusal.description());
      if (refusal.retryAfter() > 0) {
        body.put("parameters", Map.of("retry_after", refusal.retryAfter()));
      }
      answer(exchange, refusal.status(), body);
      return;
    }
    long id = method.equals("sendMessage") ? ids.incrementAndGet() : 0;
    if (method.equals("sendMessage")) {
      shown.put(chat + "/" + id, look(parameters));
    }
    if (method.equals("setWebhook")) {
      webhook = parameters;
    }
    taken.add(new Taken(method, parameters, id));
    answer(exchange, 200, Map.of("ok", true, "result", result(method, id)));
  }

  private Object result(String method, long id) {
    return switch (method) {
      case "getMe" -> Map.of("id", 4711, "is_bot", true, "username", BOT);
      case "getWebhookInfo" ->
          Map.of(
              "url",
              webhook == null ? "" : webhook.path("url").asString(""),
              "pending_update_count",
              0);
      case "sendMessage" -> Map.of("message_id", id);
      default -> true;
    };
  }

  /** An edit that changes nothing is refused. */
  private boolean isAsItWas(JsonNode parameters) {
    String message =
        parameters.path("chat_id").asLong() + "/" + parameters.path("message_id").asLong();
    String now = look(parameters);
    return now.equals(shown.put(message, now));
  }

  private static String look(JsonNode parameters) {
    return parameters.path("text").asString("") + parameters.path("reply_markup");
  }

  private static String faultIn(
      String verb, String path, String method, String type, JsonNode parameters) {
    if (!verb.equals("POST") || !REQUIRED.containsKey(method)) {
      return "no such call: " + verb + " " + path;
    }
    if (type == null || !type.startsWith("application/json")) {
      return "no JSON: " + type;
    }
    Set<String> names = Set.copyOf(parameters.propertyNames());
    if (!names.containsAll(REQUIRED.get(method))) {
      return "parameters are missing: " + names;
    }
    for (String name : names) {
      if (!REQUIRED.get(method).contains(name)
          && !OPTIONAL.getOrDefault(method, Set.of()).contains(name)) {
        return "unknown parameter " + name + " of " + method;
      }
    }
    return method.equals("setWebhook") ? faultInHook(parameters) : faultInMessage(parameters);
  }

  private static String faultInHook(JsonNode parameters) {
    if (!parameters.path("url").asString("").startsWith("https://")) {
      return "the address of a webhook begins with https://";
    }
    return parameters.path("secret_token").asString("").matches("[A-Za-z0-9_-]{1,256}")
        ? null
        : "a secret is 1 to 256 letters, digits, _ and -";
  }

  private static String faultInMessage(JsonNode parameters) {
    String text = parameters.path("text").asString("");
    boolean isToast = parameters.has("callback_query_id");
    if (parameters.has("chat_id") && !parameters.path("chat_id").isIntegralNumber()) {
      return "a chat's id is a number";
    }
    if (parameters.has("text")
        && (text.isBlank() || text.length() > (isToast ? LONGEST_ANSWER : LONGEST_TEXT))) {
      return "a text is missing or too long";
    }
    if (parameters.path("parse_mode").asString("").equals("HTML")
        && MARKUP.matcher(text).replaceAll("").matches("(?s).*[<>].*")) {
      return "can't parse entities: " + text;
    }
    for (String data : buttons(parameters).values()) {
      int bytes = data.getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > LONGEST_DATA) {
        return "BUTTON_DATA_INVALID";
      }
    }
    return null;
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
