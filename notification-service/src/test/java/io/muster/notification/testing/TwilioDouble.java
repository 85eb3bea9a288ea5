package io.muster.notification.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Stands in for Twilio: takes the requests its API documents and no other, and keeps them. What
 * breaks a rule of the protocol is refused and kept as a fault.
 */
public final class TwilioDouble implements AutoCloseable {

  /** The account and what it signs in with. */
  public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

  /** The account's token. */
  public static final String TOKEN = "a-token-of-the-account";

  /** The number texts and calls come from. */
  public static final String NUMBER = "+12025550100";

  private static final Map<String, Set<String>> REQUIRED =
      Map.of("Messages", Set.of("To", "From", "Body"), "Calls", Set.of("To", "From", "Twiml"));
  private static final Map<String, Set<String>> OPTIONAL =
      Map.of(
          "Messages", Set.of("StatusCallback", "ValidityPeriod"),
          "Calls", Set.of("StatusCallback", "StatusCallbackEvent", "Timeout"));

  private final HttpServer server;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A request that was taken or turned down on purpose. */
  public record Taken(String resource, Map<String, List<String>> form) {

    /** The one value of a parameter. */
    public String value(String name) {
      return form.get(name).getFirst();
    }
  }

  /** About any incident when it names none. */
  private record Answer(Long about, int status, String body) {

    boolean isFor(Taken request) {
      return about == null || isAbout(request, about);
    }
  }

  /** Starts on a free port. */
  public TwilioDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where its port is. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The API's address. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Turns the next request down. */
  public void refusesNext(int status, int code) {
    refuses(null, status, code);
  }

  /** Turns the next request about one incident down. */
  public void refusesNextAbout(long number, int status, int code) {
    refuses(number, status, code);
  }

  private void refuses(Long about, int status, int code) {
    answers.add(
        new Answer(
            about,
            status,
            "{\"code\": %d, \"message\": \"no, not to +4915123456789\", \"status\": %d}"
                .formatted(code, status)));
  }

  /** Says nothing to the next request until it is closed. */
  public void hangsNext() {
    answers.add(new Answer(null, 0, ""));
  }

  /** What was asked for to one number, oldest first. */
  public List<Taken> to(String number) {
    return taken.stream().filter(it -> it.value("To").equals(number)).toList();
  }

  /** Texts about an incident, oldest first. */
  public List<Taken> textsAbout(long number) {
    return about("Messages", number);
  }

  /** Calls about an incident, oldest first. */
  public List<Taken> callsAbout(long number) {
    return about("Calls", number);
  }

  private List<Taken> about(String resource, long number) {
    return taken.stream()
        .filter(it -> it.resource().equals(resource) && isAbout(it, number))
        .toList();
  }

  private static boolean isAbout(Taken request, long number) {
    return request.resource().equals("Messages")
        ? request.value("Body").contains("INC-" + number + " ")
        : request.value("Twiml").contains("incident " + number + ".");
  }

  /** What broke the protocol; nothing, when all is well. */
  public List<String> faults() {
    return faults;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String resource = resourceOf(exchange.getRequestURI().getPath());
      Map<String, List<String>> form =
          form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      String fault = faultIn(exchange, resource, form);
      if (fault != null) {
        faults.add(fault);
        answer(exchange, new Answer(null, 400, "{\"code\": 20001, \"message\": \"fault\"}"));
        return;
      }
      Taken request = new Taken(resource, form);
      Answer scripted = scriptedFor(request);
      taken.add(request);
      if (scripted != null && scripted.status() == 0) {
        hang();
        return;
      }
      String sid = (resource.equals("Calls") ? "CA" : "SM") + "%032d".formatted(taken.size());
      answer(
          exchange,
          scripted == null
              ? new Answer(null, 201, "{\"sid\": \"%s\", \"status\": \"queued\"}".formatted(sid))
              : scripted);
    }
  }

  private synchronized Answer scriptedFor(Taken request) {
    Answer found = answers.stream().filter(it -> it.isFor(request)).findFirst().orElse(null);
    if (found != null) {
      answers.remove(found);
    }
    return found;
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static String resourceOf(String path) {
    String before = "/2010-04-01/Accounts/" + ACCOUNT + "/";
    return path.startsWith(before) && path.endsWith(".json")
        ? path.substring(before.length(), path.length() - ".json".length())
        : "";
  }

  private static String faultIn(
      HttpExchange exchange, String resource, Map<String, List<String>> form) {
    String signIn =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    if (!exchange.getRequestMethod().equals("POST") || !REQUIRED.containsKey(resource)) {
      return "no such call: " + exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }
    if (!signIn.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return "not signed in";
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      return "no form: " + type;
    }
    if (!form.keySet().containsAll(REQUIRED.get(resource))) {
      return "parameters are missing: " + form.keySet();
    }
    for (String name : form.keySet()) {
      if (!REQUIRED.get(resource).contains(name) && !OPTIONAL.get(resource).contains(name)) {
        return "unknown parameter " + name;
      }
    }
    if (!form.get("To").getFirst().matches("\\+[1-9]\\d{6,14}")
        || !form.get("From").equals(List.of(NUMBER))) {
      return "a number is not in the form of E.164, or not the account's";
    }
    return null;
  }

  private static Map<String, List<String>> form(String body) {
    Map<String, List<String>> form = new LinkedHashMap<>();
    for (String pair : body.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        form.computeIfAbsent(decoded(pair.substring(0, at)), name -> new ArrayList<>())
            .add(decoded(pair.substring(at + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
