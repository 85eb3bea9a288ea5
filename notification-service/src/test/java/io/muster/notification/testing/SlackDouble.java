package io.muster.notification.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Slack workspace that keeps to the rules of Slack's Web API and remembers whoever does not:
 * {@link #offences()} has to stay empty. A method it does not know is such an offence.
 */
public final class SlackDouble implements AutoCloseable {

  /** The only token it takes. */
  public static final String TOKEN = "xoxb-a-bot-token";

  private static final String BOT = "U0BOT";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> READS =
      Set.of("users.lookupByEmail", "users.info", "conversations.list", "conversations.history");

  /** A channel of the workspace. */
  public static final class Channel {
    private final String id;
    private final String name;
    private final String creator;
    private final long created;
    private final Set<String> members = ConcurrentHashMap.newKeySet();
    private final List<Map<String, Object>> messages = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Object>> bookmarks = new ConcurrentSkipListMap<>();
    private volatile String topic = "";
    private volatile boolean archived;

    Channel(String id, String name, String creator, long created) {
      this.id = id;
      this.name = name;
      this.creator = creator;
      this.created = created;
    }

    /** Slack's own id of it. */
    public String id() {
      return id;
    }

    /** What the card and all else says, oldest first. */
    public List<String> texts() {
      return messages.stream().map(JSON::writeValueAsString).toList();
    }

    /** What stands above it. */
    public String topic() {
      return topic;
    }

    /** Ids of its members in the workspace. */
    public Set<String> members() {
      return Set.copyOf(members);
    }

    /** Titles of its links. */
    public List<Object> bookmarks() {
      return bookmarks.values().stream().map(it -> it.get("title")).toList();
    }

    /** Whether nobody can write into it any more. */
    public boolean archived() {
      return archived;
    }
  }

  /** Answers instead of the workspace, once. */
  @FunctionalInterface
  public interface Fault {

    /** Answers. */
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final Clock clock;
  private final Map<String, String> people = new ConcurrentHashMap<>();
  private final Set<String> guests = ConcurrentHashMap.newKeySet();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, Fault> broken = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> whispers = new CopyOnWriteArrayList<>();
  private final List<String> offences = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private int made;

  /** Opens on a free port. */
  public SlackDouble(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Where its Web API is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  /** Lets somebody into the workspace. */
  public SlackDouble knows(String email, String userId) {
    people.put(email, userId);
    return this;
  }

  /** Lets somebody in who may not join channels. */
  public SlackDouble knowsGuest(String email, String userId) {
    guests.add(userId);
    return knows(email, userId);
  }

  /** A channel somebody else made. */
  public void has(String name) {
    add(name, "U0STRANGER");
  }

  /** Answers the next request for a method like this, each time it is called. */
  public void next(String method, Fault fault) {
    faults.computeIfAbsent(method, it -> new ConcurrentLinkedQueue<>()).add(fault);
  }

  /** Answers every request for a method like this, until it is mended. */
  public void breaks(String method, Fault fault) {
    broken.put(method, fault);
  }

  /** Lets a method work again. */
  public void mends(String method) {
    broken.remove(method);
  }

  /** A fault: no. */
  public static Fault refuses(String error) {
    return exchange -> answer(exchange, 200, Map.of("ok", false, "error", error));
  }

  /** A fault: any status, with these headers by name and value in turn. */
  public static Fault status(int status, String... headers) {
    return exchange -> {
      for (int at = 0; at < headers.length; at += 2) {
        exchange.getResponseHeaders().add(headers[at], headers[at + 1]);
      }
      answer(exchange, status, Map.of());
    };
  }

  /** A fault: it takes the request and never answers. */
  public Fault hangs() {
    return exchange -> closed.await();
  }

  /** The channel of this name, or null. */
  public synchronized Channel channel(String name) {
    return channels.values().stream().filter(it -> it.name.equals(name)).findFirst().orElse(null);
  }

  /** How often a method was called. */
  public long calls(String method) {
    return calls.stream().filter(method::equals).count();
  }

  /** What was said to one member alone, with their id in front; oldest first. */
  public List<String> whispers() {
    return List.copyOf(whispers);
  }

  /** What broke the rules of the API. */
  public List<String> offences() {
    return List.copyOf(offences);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    Queue<Fault> waiting = faults.get(method);
    Fault once = waiting == null ? null : waiting.poll();
    Fault fault = once == null ? broken.get(method) : once;
    calls.add(method);
    try (exchange) {
      if (fault != null) {
        fault.answer(exchange);
        return;
      }
      if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        refuses("invalid_auth").answer(exchange);
        return;
      }
      try {
        answer(exchange, 200, answer(method, arguments(exchange, method, body)));
      } catch (Refusal e) {
        refuses(e.getMessage()).answer(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String error) {
      super(error);
    }
  }

  private Map<String, Object> arguments(HttpExchange exchange, String method, byte[] body) {
    Map<String, Object> arguments = new HashMap<>();
    if (READS.contains(method)) {
      for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        arguments.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      return arguments;
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (!exchange.getRequestMethod().equals("POST")
        || !"application/json;charset=utf-8".equals(type.toLowerCase().replace(" ", ""))) {
      offences.add(method + " with " + exchange.getRequestMethod() + " " + type);
    }
    JsonNode json = JSON.readTree(body);
    json.properties()
        .forEach(it -> arguments.put(it.getKey(), JSON.convertValue(it.getValue(), Object.class)));
    return arguments;
  }

  private synchronized Map<String, Object> answer(String method, Map<String, Object> asked) {
    Map<String, Object> answer = new HashMap<>(Map.of("ok", true));
    switch (method) {
      case "auth.test" -> answer.putAll(Map.of("url", "https://acme.slack.com/", "user_id", BOT));
      case "conversations.create" ->
          answer.put("channel", seen(create((String) asked.get("name"))));
      case "conversations.list" -> {
        answer.put(
            "channels",
            channels.values().stream().filter(it -> !it.archived).map(SlackDouble::seen).toList());
        answer.put("response_metadata", Map.of("next_cursor", ""));
      }
      case "conversations.history" ->
          answer.put("messages", in(asked, "channel").messages.reversed());
      case "conversations.invite" -> invite(asked);
      case "conversations.setTopic" -> topic(asked);
      case "conversations.archive" -> writable(asked, "channel").archived = true;
      case "users.lookupByEmail" -> answer.put("user", Map.of("id", lookup(asked)));
      case "chat.postMessage" -> answer.put("ts", post(asked));
      case "chat.postEphemeral" -> whisper(asked);
      case "users.info" ->
          answer.put("user", Map.of("id", asked.get("user"), "real_name", "Rosa in Slack"));
      case "chat.update" -> edit(asked);
      case "bookmarks.list" ->
          answer.put("bookmarks", List.copyOf(in(asked, "channel_id").bookmarks.values()));
      case "bookmarks.add" -> bookmark(asked);
      case "bookmarks.remove" ->
          writable(asked, "channel_id").bookmarks.remove((String) asked.get("bookmark_id"));
      default -> {
        offences.add("unknown method " + method);
        throw new Refusal("unknown_method");
      }
    }
    return answer;
  }

  private Channel create(String name) {
    if (!name.matches("[a-z0-9_-]{1,80}")) {
      throw new Refusal("invalid_name_specials");
    }
    if (channel(name) != null) {
      throw new Refusal("name_taken");
    }
    return add(name, BOT);
  }

  private synchronized Channel add(String name, String creator) {
    Channel channel = new Channel("C" + ++made, name, creator, clock.instant().getEpochSecond());
    channel.members.add(creator);
    channels.put(channel.id, channel);
    return channel;
  }

  private static Map<String, Object> seen(Channel channel) {
    return Map.of(
        "id",
        channel.id,
        "name",
        channel.name,
        "creator",
        channel.creator,
        "created",
        channel.created,
        "is_archived",
        channel.archived);
  }

  private Channel in(Map<String, Object> asked, String key) {
    Channel channel = channels.get(String.valueOf(asked.get(key)));
    if (channel == null) {
      throw new Refusal("channel_not_found");
    }
    return channel;
  }

  private Channel writable(Map<String, Object> asked, String key) {
    Channel channel = in(asked, key);
    if (channel.archived) {
      throw new Refusal("is_archived");
    }
    return channel;
  }

  private String lookup(Map<String, Object> asked) {
    String found = people.get(asked.get("email"));
    if (found == null) {
      throw new Refusal("users_not_found");
    }
    return found;
  }

  private void invite(Map<String, Object> asked) {
    Channel channel = writable(asked, "channel");
    List<String> users = Arrays.asList(((String) asked.get("users")).split(","));
    if (users.size() > 30) {
      offences.add("conversations.invite of " + users.size());
    }
    if (users.stream().anyMatch(guests::contains)) {
      throw new Refusal("user_is_restricted");
    }
    if (users.stream().anyMatch(channel.members::contains)) {
      throw new Refusal("already_in_channel");
    }
    channel.members.addAll(users);
  }

  private void topic(Map<String, Object> asked) {
    String topic = (String) asked.get("topic");
    if (topic.length() > 250) {
      throw new Refusal("too_long");
    }
    writable(asked, "channel").topic = topic;
  }

  private String post(Map<String, Object> asked) {
    if (!(asked.get("text") instanceof String text) || text.isBlank()) {
      throw new Refusal("no_text");
    }
    Channel channel = writable(asked, "channel");
    String ts = clock.instant().getEpochSecond() + ".%06d".formatted(channel.messages.size() + 1);
    Map<String, Object> message = new HashMap<>(asked);
    message.put("ts", ts);
    channel.messages.add(message);
    return ts;
  }

  private void whisper(Map<String, Object> asked) {
    if (!writable(asked, "channel").members.contains((String) asked.get("user"))) {
      throw new Refusal("user_not_in_channel");
    }
    whispers.add(asked.get("user") + ": " + asked.get("text"));
  }

  private void edit(Map<String, Object> asked) {
    Channel channel = writable(asked, "channel");
    for (int at = 0; at < channel.messages.size(); at++) {
      Map<String, Object> old = channel.messages.get(at);
      if (old.get("ts").equals(asked.get("ts"))) {
        Map<String, Object> now = new HashMap<>(old);
        now.putAll(asked);
        channel.messages.set(at, now);
        return;
      }
    }
    throw new Refusal("message_not_found");
  }

  private void bookmark(Map<String, Object> asked) {
    String id = "Bk" + ++made;
    Map<String, Object> bookmark = new HashMap<>(asked);
    bookmark.put("id", id);
    writable(asked, "channel_id").bookmarks.put(id, bookmark);
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
