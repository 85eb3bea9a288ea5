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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Stands in for a host of calendars (RFC 5545 over RFC 9110): each has a secret path, an entity tag
 * and a date. A conditional request has to carry both exactly as they were given, and is answered
 * 304 while the calendar is the same. What breaks a rule, and what nobody expects, is refused and
 * kept as a fault.
 */
public final class CalendarDouble implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Calendar> calendars = new ConcurrentHashMap<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();

  /** One calendar. */
  public static final class Calendar {
    private volatile String text = "";
    private volatile int version;
    private volatile int status = 200;
    private volatile String movedTo;
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    /** Has it say this from now on. */
    public void says(String now) {
      text = now;
      version++;
      status = 200;
      movedTo = null;
    }

    /** Has it answer with a status alone. */
    public void answers(int now) {
      status = now;
    }

    /** Has it be elsewhere. */
    public void isAt(String address) {
      movedTo = address;
      status = 302;
    }

    /** What it answered so far, the oldest first. */
    public List<Integer> answers() {
      return List.copyOf(answers);
    }

    private String etag(int of) {
      return "\"calendar-" + of + "\"";
    }

    private String lastModified(int of) {
      return "Sat, 28 Nov 2026 10:00:%02d GMT".formatted(of);
    }
  }

  /** Starts on a free port. */
  public CalendarDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** The calendar at a path. */
  public Calendar at(String path) {
    return calendars.computeIfAbsent(path, it -> new Calendar());
  }

  /** Where it is. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Calendar calendar = calendars.get(exchange.getRequestURI().toString());
      String fault = fault(exchange, calendar);
      if (fault != null) {
        faults.add(exchange.getRequestURI() + ": " + fault);
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      answer(exchange, calendar);
    }
  }

  private static String fault(HttpExchange exchange, Calendar calendar) {
    Headers headers = exchange.getRequestHeaders();
    if (calendar == null) {
      return "nobody expects this call";
    }
    if (!"GET".equals(exchange.getRequestMethod())) {
      return "it is not read but " + exchange.getRequestMethod();
    }
    if (!"text/calendar".equals(headers.getFirst("Accept"))) {
      return "it asks for " + headers.getFirst("Accept");
    }
    String etag = headers.getFirst("If-None-Match");
    String modified = headers.getFirst("If-Modified-Since");
    if (etag == null && modified == null) {
      return null;
    }
    for (int version = 1; version <= calendar.version; version++) {
      if (calendar.etag(version).equals(etag) && calendar.lastModified(version).equals(modified)) {
        return null;
      }
    }
    return "it was never given %s and %s together".formatted(etag, modified);
  }

  private static void answer(HttpExchange exchange, Calendar calendar) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    boolean same =
        calendar
            .etag(calendar.version)
            .equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    int status = calendar.status == 200 && same ? 304 : calendar.status;
    if (calendar.movedTo != null) {
      headers.set("Location", calendar.movedTo);
    }
    if (status != 200) {
      calendar.answers.add(status);
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    headers.set("Content-Type", "text/calendar; charset=utf-8");
    headers.set("ETag", calendar.etag(calendar.version));
    headers.set("Last-Modified", calendar.lastModified(calendar.version));
    byte[] body = calendar.text.getBytes(StandardCharsets.UTF_8);
    // Before it is sent: what the test counts then is what was answered until then.
    calendar.answers.add(status);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    assertThat(faults).isEmpty();
  }
}
