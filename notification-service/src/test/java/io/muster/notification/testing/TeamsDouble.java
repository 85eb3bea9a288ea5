package io.muster.notification.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for workflows of Teams that begin "when a Teams webhook request is received": takes a
 * message with one Adaptive Card, of no more than a channel shows and no more often than it lets.
 * What breaks a rule is refused and kept as a fault.
 */
public final class TeamsDouble implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SIGNATURE = "api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sig=a-Sig_1";
  private static final String BEFORE = "/workflows/";
  private static final String AFTER = "/triggers/manual/paths/invoke";
  private static final int LARGEST = 28 * 1024 / 2;
  private static final int A_SECOND = 4;
  private static final int MOST_BUTTONS = 6;
  private static final Set<String> SIZES = Set.of("Small", "Default", "Medium", "Large");
  private static final Set<String> COLOURS =
      Set.of("Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention");

  /** Less than whoever posts waits for an answer. */
  private static final int LONGEST_HELD_SECONDS = 6;

  private final HttpServer server;
  private final Clock clock;
  private final Map<String, List<JsonNode>> cards = new ConcurrentHashMap<>();
  private final Map<String, List<Instant>> calls = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();

  private record Answer(int status, String retryAfter, String body) {}

  /** Starts on a free port. */
  public TeamsDouble(Clock clock) {
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

  /** The address of a workflow, with its signature. */
  public String workflow(String name) {
    return "http://127.0.0.1:%d%s%s%s?%s"
        .formatted(server.getAddress().getPort(), BEFORE, name, AFTER, SIGNATURE);
  }

  /** Somebody deletes a workflow. */
  public void delete(String name) {
    gone.add(name);
  }

  /** Somebody switches a workflow on again. */
  public void switchOn(String name) {
    gone.remove(name);
  }

  /** Has a workflow take its next card only once this is counted down. */
  public void holdNext(String name, CountDownLatch until) {
    held.put(name, until);
  }

  private void awaitRelease(String name) {
    CountDownLatch until = held.remove(name);
    try {
      if (until != null && !until.await(LONGEST_HELD_SECONDS, TimeUnit.SECONDS)) {
        faults.add("others waited for " + name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has a workflow ask to be left alone for so many seconds at its next card. */
  public void busyNext(String name, int seconds) {
    script(name).add(new Answer(429, "" + seconds, ""));
  }

  /** Has a workflow answer its next card with a status and a text. */
  public void answersNext(String name, int status, String body) {
    script(name).add(new Answer(status, null, body));
  }

  private Deque<Answer> script(String name) {
    return answers.computeIfAbsent(name, any -> new ConcurrentLinkedDeque<>());
  }

  /** The cards a workflow posted, oldest first. */
  public List<JsonNode> cards(String name) {
    return cards.getOrDefault(name, List.of());
  }

  /** Everything a card says, in one line. */
  public static String text(JsonNode card) {
    return String.join("|", card.path("body").findValuesAsString("text"));
  }

  /** What a card's buttons open, by title. */
  public static String button(JsonNode card, String title) {
    return card.path("actions")
        .valueStream()
        .filter(action -> action.path("title").asString().equals(title))
        .map(action -> action.path("url").asString())
        .findFirst()
        .orElse(null);
  }

  /** What broke the protocol; nothing, when all is well. */
  public List<String> faults() {
    return faults;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getRawPath();
      boolean known = path.startsWith(BEFORE) && path.endsWith(AFTER);
      String name =
          known ? path.substring(BEFORE.length(), path.length() - AFTER.length()) : "no workflow";
      if (gone.contains(name)) {
        answer(exchange, new Answer(404, null, "{\"error\":{\"code\":\"WorkflowNotFound\"}}"));
        return;
      }
      awaitRelease(name);
      Answer scripted = script(name).poll();
      if (scripted != null) {
        answer(exchange, scripted);
        return;
      }
      String fault = known ? faultIn(exchange, name, body) : "no such call: " + path;
      if (fault != null) {
        faults.add(fault);
        answer(exchange, new Answer(400, null, fault));
        return;
      }
      cards
          .computeIfAbsent(name, any -> new CopyOnWriteArrayList<>())
          .add(JSON.readTree(body).path("attachments").path(0).path("content"));
      answer(exchange, new Answer(202, null, ""));
    }
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.retryAfter() != null) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private String faultIn(HttpExchange exchange, String name, byte[] body) {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!exchange.getRequestMethod().equals("POST")) {
      return "cards are posted";
    }
    if (!SIGNATURE.equals(exchange.getRequestURI().getRawQuery())) {
      return "the signature was written otherwise: " + exchange.getRequestURI().getRawQuery();
    }
    if (!type.replace(" ", "").equalsIgnoreCase("application/json;charset=utf-8")) {
      return "without its character set a card counts twice: " + type;
    }
    if (body.length > LARGEST) {
      return "too large: " + body.length;
    }
    if (tooOften(name)) {
      return "more than four in a second";
    }
    try {
      return faultIn(JSON.readTree(body));
    } catch (JacksonException e) {
      return e.toString();
    }
  }

  private boolean tooOften(String name) {
    Instant now = clock.instant();
    List<Instant> lately = calls.computeIfAbsent(name, any -> new ArrayList<>());
    synchronized (lately) {
      lately.removeIf(at -> !at.isAfter(now.minusSeconds(1)));
      lately.add(now);
      return lately.size() > A_SECOND;
    }
  }

  private static String faultIn(JsonNode message) {
    JsonNode attachment = message.path("attachments").path(0);
    JsonNode card = attachment.path("content");
    if (!message.path("type").asString("").equals("message")
        || message.path("attachments").size() != 1
        || !attachment
            .path("contentType")
            .asString("")
            .equals("application/vnd.microsoft.card.adaptive")) {
      return "no message with one card";
    }
    if (!card.path("type").asString("").equals("AdaptiveCard")
        || !card.path("version").asString("").matches("1\\.[0-4]")) {
      return "no card of a version that Teams shows: " + card.path("version");
    }
    for (JsonNode block : card.path("body")) {
      if (!block.path("type").asString("").equals("RichTextBlock")
          || block.path("inlines").isEmpty()) {
        return "a block that is none: " + block;
      }
      for (JsonNode run : block.path("inlines")) {
        if (!run.path("type").asString("").equals("TextRun")
            || run.path("text").asString("").isEmpty()
            || !COLOURS.contains(run.path("color").asString("Default"))
            || !SIZES.contains(run.path("size").asString("Default"))
            || !Set.of("Lighter", "Default", "Bolder")
                .contains(run.path("weight").asString("Default"))) {
          return "a run that is none: " + run;
        }
      }
    }
    if (card.path("actions").size() > MOST_BUTTONS) {
      return "more buttons than are shown";
    }
    for (JsonNode action : card.path("actions")) {
      if (!action.path("type").asString("").equals("Action.OpenUrl")
          || !action.path("url").asString("").matches("https?://\\S+")
          || action.path("title").asString("").isEmpty()) {
        return "a button that does nothing in a card of a webhook: " + action;
      }
    }
    return null;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
