package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.sun.net.httpserver.HttpServer;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A recovery watched by the running service, with alerts through the real intake. */
class RecoveryWatchIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String FIGURES = "muster.recovery.prometheus.figures";

  /** What the metric server says next. */
  private static volatile String figure = "0";

  private static HttpServer figures;

  // Before the service starts, which asks for its settings once.
  static {
    try {
      figures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    figures.createContext(
        "/api/v1/query",
        exchange -> {
          byte[] answer =
              "{\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"%s\"]}}"
                  .formatted(figure)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    figures.start();
    System.setProperty(FIGURES, "http://127.0.0.1:" + figures.getAddress().getPort());
  }

  @AfterAll
  static void stopFigures() {
    figures.stop(0);
    System.clearProperty(FIGURES);
  }

  private static String incident(String service) {
    return SERVICE
        .post(
            "/api/incidents",
            "{\"title\":\"Watch %s\",\"severity\":\"SEV3\",\"services\":[\"%s\"]}"
                .formatted(service, service),
            SERVICE.rosa())
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static String path(String incident) {
    return "/api/incidents/" + incident;
  }

  private static Answer start(String incident, String body) {
    return SERVICE.post(path(incident) + "/recovery-watch", body, SERVICE.rosa());
  }

  private static JsonNode watch(String incident) {
    return SERVICE.get(path(incident) + "/recovery-watch", SERVICE.aude()).is(200).json();
  }

  private static JsonNode watchUntil(String incident, String stage) {
    return SERVICE
        .getUntil(
            path(incident) + "/recovery-watch",
            SERVICE.rosa(),
            answer -> answer.path("watch").path("stage").asString().equals(stage))
        .path("watch");
  }

  private static JsonNode lookedAt(String incident) {
    return SERVICE
        .getUntil(
            path(incident) + "/recovery-watch",
            SERVICE.rosa(),
            answer -> answer.path("watch").path("looks").asLong() > 0)
        .path("watch");
  }

  private static void fires(String alert, String service) {
    SERVICE
        .send(
            SERVICE
                .request("/intake/alertmanager", TestService.DEMO_KEY)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"version":"4","status":"firing","groupKey":"{}:{alertname=\\"%1$s\\"}","receiver":"muster","groupLabels":{"alertname":"%1$s"},"commonLabels":{"alertname":"%1$s"},"commonAnnotations":{"summary":"%1$s"},"truncatedAlerts":0,"externalURL":"http://am",
                         "alerts":[{"status":"firing","labels":{"alertname":"%1$s","service":"%2$s","severity":"warning"},
                         "annotations":{"summary":"%1$s"},"startsAt":"2026-11-24T03:00:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p","fingerprint":"%1$s"}]}
                        """
                            .formatted(alert, service))))
        .is(202);
  }

  @Test
  void an_alert_of_a_watched_service_opens_the_incident_again_and_takes_it_back_to_eradication() {
    String incident = incident("w-back");
    for (String phase : new String[] {"CONTAINMENT", "ERADICATION", "RECOVERY"}) {
      SERVICE
          .post(path(incident) + "/phase", "{\"to\":\"%s\"}".formatted(phase), SERVICE.mina())
          .is(200);
    }
    SERVICE.post(path(incident) + "/resolve", "{}", SERVICE.rosa()).is(200);
    start(incident, "{\"minutes\":60}").is(201);
    assertThat(start(incident, "{\"minutes\":60}").is(409).problem()).isEqualTo("watch-on");
    assertThat(lookedAt(incident).path("services").toString())
        .as("the affected ones, unless others are named")
        .isEqualTo("[\"w-back\"]");
    fires("Elsewhere", "w-other");
    fires("BackErrors", "w-back");
    JsonNode watch = watchUntil(incident, "RECURRED");
    assertThat(watch.path("ending").asString())
        .isEqualTo("It came back: BackErrors fires on w-back");
    JsonNode shown =
        SERVICE.getUntil(
            path(incident), SERVICE.rosa(), i -> i.path("phase").asString().equals("ERADICATION"));
    assertThat(shown.path("state").asString())
        .as("whoever is on call is called again")
        .isEqualTo("TRIGGERED");
    SERVICE.getUntil(
        path(incident) + "/timeline",
        SERVICE.aude(),
        t ->
            t.toString().contains("Reopened; people are called out again")
                && t.toString().contains("It came back: BackErrors fires on w-back"));
  }

  @Test
  void what_is_silenced_as_in_a_maintenance_does_not_come_back() {
    String incident = incident("w-quiet");
    SERVICE
        .post(
            "/api/silences",
            "{\"matchers\":[{\"label\":\"service\",\"operator\":\"EQUAL\",\"value\":\"w-quiet\"}],\"until\":\"%s\",\"reason\":\"Patching\"}"
                .formatted(Instant.now().plusSeconds(3_600)),
            SERVICE.rosa())
        .is(201);
    start(incident, "{\"minutes\":60,\"services\":[\"w-quiet\",\"w-loud\"]}").is(201);
    fires("QuietErrors", "w-quiet");
    fires("LoudErrors", "w-loud");
    assertThat(watchUntil(incident, "RECURRED").path("ending").asString())
        .as("not the silenced one, which fired first")
        .isEqualTo("It came back: LoudErrors fires on w-loud");
  }

  @Test
  void a_process_that_died_is_followed_by_another_which_misses_nothing() {
    String incident = incident("w-dead");
    start(incident, "{\"minutes\":60}").is(201);
    lookedAt(incident);
    // As one leaves it that took it on and died: until its lease is over nobody else looks.
    SERVICE
        .mongo()
        .database()
        .getCollection("incident_recovery_timers")
        .updateOne(
            Filters.eq("_id", incident),
            Updates.combine(
                Updates.set("leaseOwner", "dead"),
                Updates.set("dueAt", new Date()),
                Updates.set("leasedUntil", Date.from(Instant.now().plusSeconds(3)))));
    SERVICE
        .mongo()
        .database()
        .getCollection("incident_recovery_looks")
        .deleteOne(Filters.eq("_id", incident));
    fires("DeadErrors", "w-dead");
    assertThat(watchUntil(incident, "RECURRED").path("ending").asString()).contains("DeadErrors");
  }

  @Test
  void a_metric_that_cannot_be_read_is_shown_and_one_of_an_unknown_server_is_refused() {
    String incident = incident("w-metric");
    String body =
        "{\"minutes\":60,\"metrics\":[{\"name\":\"Errors\",\"source\":\"%s\",\"expression\":\"up\",\"limit\":\"ABOVE\",\"threshold\":1}]}";
    assertThat(start(incident, body.formatted("http://evil.example")).is(422).text())
        .contains("/metrics/0/source");
    start(incident, body.formatted("nowhere")).is(201);
    JsonNode metric = lookedAt(incident).path("metrics").path(0);
    assertThat(metric.path("trouble").asString()).isEqualTo("NO_ANSWER");
    SERVICE
        .post(path(incident) + "/recovery-watch/stop", "{\"reason\":\"Enough\"}", SERVICE.rosa())
        .is(200);
    assertThat(watch(incident).path("watch").path("stage").asString()).isEqualTo("STOPPED");
  }

  @Test
  void a_metric_past_its_limit_opens_the_incident_again() {
    String incident = incident("w-figure");
    SERVICE.post(path(incident) + "/resolve", "{}", SERVICE.rosa()).is(200);
    figure = "0.2";
    start(
            incident,
            "{\"minutes\":60,\"metrics\":[{\"name\":\"Failed payments\",\"source\":\"figures\",\"expression\":\"x\",\"limit\":\"ABOVE\",\"threshold\":0.5}]}")
        .is(201);
    assertThat(lookedAt(incident).path("metrics").path(0).path("value").asDouble()).isEqualTo(0.2);
    figure = "3";
    SERVICE
        .mongo()
        .database()
        .getCollection("incident_recovery_timers")
        .updateOne(Filters.eq("_id", incident), Updates.set("dueAt", new Date()));
    assertThat(watchUntil(incident, "RECURRED").path("ending").asString())
        .isEqualTo("It came back: Failed payments is 3.0");
    SERVICE.getUntil(
        path(incident), SERVICE.rosa(), i -> i.path("state").asString().equals("TRIGGERED"));
  }

  @Test
  void a_list_with_a_gap_is_refused_where_it_stands() {
    String incident = incident("w-gap");
    assertThat(start(incident, "{\"minutes\":60,\"services\":[null]}").is(422).text())
        .contains("/services");
    assertThat(start(incident, "{\"minutes\":60,\"metrics\":[null]}").is(422).text())
        .contains("/metrics");
  }

  @Test
  void a_recovery_is_declared_complete_by_who_leads_with_what_is_missing_on_record() {
    String incident = incident("w-complete");
    String complete = path(incident) + "/recovery-watch/complete";
    SERVICE.post(complete, "{}", SERVICE.ravi()).is(403);
    Answer refused = SERVICE.post(complete, "{}", SERVICE.mina()).is(409);
    assertThat(refused.problem()).isEqualTo("recovery-incomplete");
    assertThat(refused.json().path("watch").asString()).isEqualTo("NONE");
    SERVICE
        .post(complete, "{\"overrideReason\":\"Nothing is left to watch\"}", SERVICE.mina())
        .is(200);
    assertThat(watch(incident).path("declared").path("overrideReason").asString())
        .isEqualTo("Nothing is left to watch");
    SERVICE.post(path(incident) + "/resolve", "{}", SERVICE.mina()).is(200);
    SERVICE.post(path(incident) + "/reopen", "{\"reason\":\"Again\"}", SERVICE.mina()).is(200);
    assertThat(watch(incident).has("declared"))
        .as("what was declared before it was reopened counts no more")
        .isFalse();
    SERVICE.post(complete, "{}", SERVICE.mina()).is(409);
  }

  @Test
  void in_a_drill_it_goes_by_the_drills_time() {
    String drill = drill("bad-deploy", 7);
    String incident = incidentOf(drill);
    start(incident, "{\"minutes\":5,\"services\":[\"checkout\"]}").is(201);
    lookedAt(incident);
    assertThat(watch(incident).path("watch").path("stage").asString()).isEqualTo("RUNNING");
    advance(drill, 13);
    assertThat(watchUntil(incident, "PASSED").path("looks").asLong()).isPositive();
    start(
            incident,
            "{\"minutes\":5,\"services\":[\"w-calm\"],\"metrics\":[{\"name\":\"Errors\",\"source\":\"nowhere\",\"expression\":\"up\",\"limit\":\"ABOVE\",\"threshold\":1}]}")
        .is(201);
    advance(drill, 19);
    JsonNode unread =
        SERVICE
            .getUntil(
                path(incident) + "/recovery-watch",
                SERVICE.rosa(),
                answer -> isAfterItsTime(answer.path("watch")))
            .path("watch");
    assertThat(unread.path("stage").asString())
        .as("its time is over, and what could not be read has not passed")
        .isEqualTo("RUNNING");
    SERVICE.post("/api/drills/" + drill + "/finish", "", SERVICE.mina()).is(200);
    watchUntil(incident, "STOPPED");
    String other = drill("ddos", 4);
    String flooded = incidentOf(other);
    start(flooded, "{\"minutes\":5,\"services\":[\"dns\"]}").is(201);
    advance(other, 10);
    watchUntil(flooded, "PASSED");
    start(flooded, "{\"minutes\":60,\"services\":[\"dns\"]}").is(201);
    String real = incident("dns");
    start(real, "{\"minutes\":60}").is(201);
    advance(other, 41);
    assertThat(watchUntil(flooded, "RECURRED").path("ending").asString())
        .isEqualTo("It came back: DnsQueriesHigh fires on dns");
    long before = watch(real).path("watch").path("looks").asLong();
    SERVICE.getUntil(
        path(real) + "/recovery-watch",
        SERVICE.rosa(),
        answer -> answer.path("watch").path("looks").asLong() > before);
    assertThat(watch(real).path("watch").path("stage").asString())
        .as("what is rehearsed has not come back in earnest")
        .isEqualTo("RUNNING");
  }

  private static boolean isAfterItsTime(JsonNode watch) {
    return watch.has("lookedAt")
        && Instant.parse(watch.path("lookedAt").asString())
            .isAfter(Instant.parse(watch.path("until").asString()));
  }

  private static String drill(String scenario, int minute) {
    String id =
        SERVICE
            .post(
                "/api/drills",
                "{\"scenario\":\"%s\",\"seed\":3}".formatted(scenario),
                SERVICE.mina())
            .is(201)
            .json()
            .path("id")
            .asString();
    Awaitility.await()
        .until(() -> SERVICE.get("/api/drills/" + id, SERVICE.rosa()).status() == 200);
    advance(id, minute);
    return id;
  }

  private static void advance(String drill, int minute) {
    SERVICE
        .post("/api/drills/" + drill + "/advance", "{\"minute\":" + minute + "}", SERVICE.mina())
        .is(200);
  }

  private static String incidentOf(String drill) {
    return SERVICE
        .getUntil(
            "/api/drills/" + drill, SERVICE.rosa(), shown -> !shown.path("incidents").isEmpty())
        .path("incidents")
        .path(0)
        .path("id")
        .asString();
  }
}
