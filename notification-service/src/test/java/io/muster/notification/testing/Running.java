package io.muster.notification.testing;

import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.eventlog.Commit;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.testing.TestKeys;
import io.muster.notification.NotificationService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs, and what other services would write into the log. */
public final class Running implements AutoCloseable {

  /** What links in mails begin with. */
  public static final String PUBLIC_URL = "http://muster.example";

  private static final String PUBLIC_URL_SETTING = "--muster.public-url=";
  private static final byte[] NO_METADATA = "{}".getBytes(StandardCharsets.UTF_8);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;

  private Running(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts the service with the demo people on call. */
  public static Running local(
      String mongoUri,
      String issuerUri,
      int smtpPort,
      String incidentUrl,
      Clock clock,
      String... more) {
    return start(mongoUri, issuerUri, smtpPort, incidentUrl, clock, "local", more);
  }

  /** Starts the service as on a fresh installation, with nothing laid down. */
  public static Running bare(
      String mongoUri,
      String issuerUri,
      int smtpPort,
      String incidentUrl,
      Clock clock,
      String... more) {
    return start(mongoUri, issuerUri, smtpPort, incidentUrl, clock, "installed", more);
  }

  private static Running start(
      String mongoUri,
      String issuerUri,
      int smtpPort,
      String incidentUrl,
      Clock clock,
      String profile,
      String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.profiles.active=" + profile,
                "--spring.mail.port=" + smtpPort,
                "--muster.mongodb-uri=" + mongoUri,
                "--muster.issuer-uri=" + issuerUri,
                "--muster.incident-url=" + incidentUrl,
                "--muster.key-encryption-keys=" + TestKeys.folderFor(mongoUri),
                "--muster.client-secret=a-client-secret",
                "--muster.link-secret=a-link-secret-of-enough-characters"));
    settings.addAll(List.of(more));
    if (settings.stream().noneMatch(it -> it.startsWith(PUBLIC_URL_SETTING))) {
      settings.add(PUBLIC_URL_SETTING + PUBLIC_URL);
    }
    return new Running(
        new SpringApplicationBuilder(NotificationService.class)
            .initializers(context -> context.getBeanFactory().registerSingleton("testClock", clock))
            .run(settings.toArray(String[]::new)));
  }

  /** Lets it fetch the issuer's keys, which on a busy machine can take a few tries. */
  public Running believing(String token) {
    await().until(() -> get("/api/on-call", token).statusCode() == 200);
    return this;
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  /** One of its beans. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** One of several beans of a type, by its name. */
  public <T> T bean(Class<T> type, String name) {
    return context.getBean(name, type);
  }

  /** An incident of a drill as incident-service would open it. */
  public void openInDrill(String incidentId, long number) {
    append("Incident", opened(incidentId, number, "A drill"));
  }

  /** An incident as incident-service would open it; answers its id. */
  public String open(long number, String title, String... services) {
    String id = "inc-" + UUID.randomUUID();
    append("Incident", opened(id, number, title, services));
    return id;
  }

  /** One that only those named on it see from the first moment: nobody, here. */
  public String openPrivate(long number, String title, String... services) {
    String id = "inc-" + UUID.randomUUID();
    IncidentEvent.Opened opened = opened(id, number, title, services);
    append("Incident", opened, new AccessEvent.MadePrivate(id, null, opened.by(), opened.at()));
    return id;
  }

  /** One of a drill. */
  public String openInDrill(long number, String title, String... services) {
    String id = DrillIds.within("drill-" + UUID.randomUUID(), "inc-" + number);
    append("Incident", opened(id, number, title, services));
    return id;
  }

  private IncidentEvent.Opened opened(String id, long number, String title, String... services) {
    Instant now = bean(Clock.class).instant();
    return new IncidentEvent.Opened(
        id,
        number,
        title,
        "",
        Severity.SEV1,
        List.of(services),
        Source.declared(),
        Instant.parse("2026-03-02T08:15:00Z"),
        now,
        Actor.person("mina", "Mina Moreau"),
        now);
  }

  /** A person takes the incident on, in incident-service. */
  public void acknowledge(String incidentId, String personId, String name, String via) {
    append(
        "Incident",
        new IncidentEvent.Acknowledged(
            incidentId, via, Actor.person(personId, name), bean(Clock.class).instant()));
  }

  /** Records what one command decided as another service would: as one commit. */
  public void append(String aggregateType, Event... events) {
    List<NewEvent> commit = Stream.of(events).map(this::recorded).toList();
    append(aggregateType, events[0].aggregateId(), commit);
  }

  private NewEvent recorded(Event event) {
    String id = UUID.randomUUID().toString();
    return new NewEvent(
        id,
        EventTypes.nameOf(event.getClass()),
        EventTypes.revisionOf(event.getClass()),
        NO_METADATA,
        bean(EventCodec.class).encode(id, event));
  }

  /** Records any bytes under any name. */
  public void append(String aggregateType, String aggregateId, String type, byte[] payload) {
    String id = UUID.randomUUID().toString();
    append(aggregateType, aggregateId, List.of(new NewEvent(id, type, 1, NO_METADATA, payload)));
  }

  private void append(String aggregateType, String aggregateId, List<NewEvent> events) {
    EventLog log = bean(EventLog.class);
    long sequence = log.lastSequence(aggregateId).orElse(-1L) + 1;
    log.append(new Commit(aggregateType, aggregateId, sequence, events));
  }

  /** Everything recorded about one thing. */
  public List<Event> facts(String aggregateId) {
    EventCodec codec = bean(EventCodec.class);
    return bean(EventLog.class).readAggregate(aggregateId, 0, 1000).commits().stream()
        .flatMap(commit -> commit.events().stream())
        .map(event -> codec.decode(event))
        .toList();
  }

  /** Everything recorded in the whole log, of one kind. */
  public <T extends Event> List<T> all(Class<T> kind) {
    EventCodec codec = bean(EventCodec.class);
    String type = EventTypes.nameOf(kind);
    return bean(EventLog.class).read(1, 100_000).stream()
        .flatMap(commit -> commit.events().stream())
        .filter(event -> event.type().equals(type))
        .map(event -> kind.cast(codec.decode(event)))
        .toList();
  }

  /** Looks something up over HTTP. */
  public HttpResponse<String> get(String path, String token) {
    return send(request(path, token).GET());
  }

  /** Sends a body over HTTP. */
  public HttpResponse<String> put(String path, String token, String body) {
    return send(
        request(path, token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Presses a button over HTTP. */
  public HttpResponse<String> post(String path, String token) {
    return send(request(path, token).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Sends a form without signing in; with these headers, by name and value in turn. */
  public HttpResponse<String> form(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        request(path, null)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Sends any request over HTTP; with these headers, by name and value in turn. */
  public HttpResponse<String> send(
      String method, String path, String token, String body, String... headers) {
    HttpRequest.Builder request =
        request(path, token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
