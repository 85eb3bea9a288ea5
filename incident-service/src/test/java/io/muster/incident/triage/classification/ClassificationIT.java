package io.muster.incident.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.starter.CommandSender;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ClassificationIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void an_alert_is_as_bad_as_what_depends_on_its_service_and_says_why() {
    enter("a-checkout", "{\"tier\":1,\"dependsOn\":[\"a-db\"]}");
    fire("Alpha", alert("a1", "critical", "a-db"));
    JsonNode incident = incident("Alpha");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV2");
    JsonNode why = incident.path("classification");
    assertThat(why.path("impact").asString()).isEqualTo("SIGNIFICANT");
    assertThat(why.path("urgency").asString()).isEqualTo("HIGH");
    assertThat(why.path("reasons").path(0).path("path").toString())
        .isEqualTo("[\"a-db\",\"a-checkout\"]");
    assertThat(summaries(incident))
        .anyMatch(
            line ->
                line.contains("opened as SEV2 because a-checkout (tier 1) depends on a-db")
                    && line.contains("(matrix/"));
  }

  @Test
  void what_is_not_in_the_catalogue_is_as_bad_as_its_alert() {
    fire("Bravo", alert("b1", "warning", "b-unheard"));
    JsonNode incident = incident("Bravo");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV3");
    assertThat(incident.path("classification").has("impact")).isFalse();
    assertThat(summaries(incident)).anyMatch(line -> line.endsWith("opened as SEV3"));
  }

  @Test
  void a_worse_alert_and_a_further_service_make_it_worse_and_an_end_does_not_make_it_milder() {
    enter("c-shop", "{\"tier\":1}");
    enter("c-blog", "{\"tier\":4}");
    fire("Charlie", alert("c1", "warning", "c-blog"));
    String path = "/api/incidents/" + incident("Charlie").path("id").asString();
    severity(path, "SEV5");
    fire("Charlie", alert("c2", "critical", "c-blog"));
    severity(path, "SEV4");
    fire("Charlie", alert("c3", "info", "c-shop"));
    JsonNode worst = severity(path, "SEV1");
    assertThat(worst.path("classification").path("reasons").path(0).path("service").asString())
        .isEqualTo("c-shop");
    fire("Charlie", over("c3", "info", "c-shop"), alert("c4", "warning", "c-blog"));
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("alerts").path("total").asInt() == 4);
    assertThat(raises(worst)).isEqualTo(2);
    severity(path, "SEV1");
  }

  @Test
  void a_persons_word_stands_whatever_comes_after_it() {
    enter("d-shop", "{\"tier\":1}");
    fire("Delta", alert("d1", "warning", "d-shop"));
    String path = "/api/incidents/" + incident("Delta").path("id").asString();
    severity(path, "SEV3");
    SERVICE.post(path + "/severity", "{\"to\":\"SEV4\"}", SERVICE.mina()).is(422);
    SERVICE
        .post(path + "/severity", "{\"to\":\"SEV4\",\"reason\":\"Staging\"}", SERVICE.mina())
        .is(200);
    fire("Delta", alert("d2", "critical", "d-shop"));
    SERVICE.getUntil(path, SERVICE.rosa(), i -> i.path("alerts").path("total").asInt() == 2);
    // Another incident, opened after it, shows that triage has gone past the second alert.
    fire("DeltaNext", alert("d3", "critical", "d-shop"));
    incident("DeltaNext");
    JsonNode after = SERVICE.get(path, SERVICE.rosa()).is(200).json();
    assertThat(after.path("severity").asString()).isEqualTo("SEV4");
    assertThat(after.path("classification").isMissingNode()).isTrue();
  }

  @Test
  void a_label_says_how_much_suffers() {
    enter("e-shop", "{\"tier\":1}");
    fire("Echo", alert("e1", "critical", "e-shop", "muster_impact", "minor"));
    assertThat(incident("Echo").path("severity").asString()).isEqualTo("SEV4");
  }

  @Test
  void another_version_holds_for_what_opens_after_it_and_is_named() {
    enter("f-blog", "{\"tier\":4}");
    JsonNode shown = SERVICE.get("/api/classification", SERVICE.aude()).is(200).json();
    ObjectNode next = (ObjectNode) shown.path("content").deepCopy();
    next.put("reason", "The blog is what we live on");
    next.put("dependentHops", shown.path("content").path("dependentHops").asInt() + 1);
    ObjectNode minor = (ObjectNode) next.path("severities").path(9);
    assertThat(minor.path("impact").asString()).isEqualTo("MINOR");
    minor.put("severity", "SEV3");
    SERVICE.put("/api/classification", next.toString(), SERVICE.rosa()).is(403);
    Answer published = SERVICE.put("/api/classification", next.toString(), SERVICE.mina()).is(200);
    int version = published.json().path("version").asInt() + 1;
    fire("Foxtrot", alert("f1", "critical", "f-blog"));
    JsonNode incident = incident("Foxtrot");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV3");
    assertThat(incident.path("classification").path("rule").asString())
        .isEqualTo("matrix/" + version);

    next.put("reason", "Back");
    minor.put("severity", "SEV4");
    SERVICE
        .send(
            SERVICE
                .request("/api/classification", SERVICE.mina())
                .header("If-Match", "\"" + version + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(next.toString())))
        .is(412);
    Answer back = SERVICE.put("/api/classification", next.toString(), SERVICE.mina()).is(200);
    JsonNode now = SERVICE.get("/api/classification", SERVICE.rosa()).is(200).json();
    assertThat(now.path("version").asInt()).isEqualTo(version + 1);
    assertThat(now.path("versions").path(0).path("reason").asString()).isEqualTo("Back");
    assertThat(now.path("versions").path(0).path("publishedBy").asString())
        .isEqualTo("Mina Moreau");
    minor.put("severity", "SEV1");
    Answer refused = SERVICE.put("/api/classification", next.toString(), SERVICE.mina()).is(422);
    assertThat(refused.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/severities/9/severity");
    assertThat(back.header("ETag")).isEqualTo("\"" + version + "\"");
  }

  @Test
  void it_can_be_tried_without_writing_anything() {
    Answer entered = enter("g-db", "{\"tier\":3}");
    entered = enter("g-shop", "{\"tier\":1,\"dependsOn\":[\"g-db\"]}");
    SERVICE
        .get("/api/services?atLeast=" + entered.json().path("position").asLong(), SERVICE.rosa())
        .is(200);
    JsonNode asked = preview("{\"services\":[\"g-db\"]}");
    assertThat(asked.has("severity")).isFalse();
    assertThat(asked.path("byUrgency").path(0).toString())
        .isEqualTo("{\"urgency\":\"HIGH\",\"severity\":\"SEV2\"}");
    assertThat(asked.path("because").path(0).asString())
        .isEqualTo("g-shop (tier 1) depends on g-db");
    assertThat(preview("{\"services\":[\"g-db\"],\"alert\":\"ERROR\"}").path("severity").asString())
        .isEqualTo("SEV3");
    assertThat(preview("{\"services\":[]}").path("byUrgency").size()).isZero();
    SERVICE.post("/api/classification/preview", "{}", SERVICE.rosa()).is(422);
    SERVICE.post("/api/classification/preview", "{\"services\":[]}", SERVICE.acme()).is(403);
  }

  @Test
  void hearing_of_alerts_again_changes_nothing_and_what_a_process_missed_it_reads_on() {
    enter("h-blog", "{\"tier\":4}");
    enter("h-shop", "{\"tier\":2}");
    fire("Hotel", alert("h1", "warning", "h-blog"));
    JsonNode incident = incident("Hotel");
    String id = incident.path("id").asString();
    fire("Hotel", alert("h2", "critical", "h-blog"), alert("h3", "info", "h-shop"));
    severity("/api/incidents/" + id, "SEV2");
    EventLog log = SERVICE.bean(EventLog.class);
    EventCodec codec = SERVICE.bean(EventCodec.class);
    GroupProblems afterRestart = new GroupProblems(log, codec);
    IncidentClassification again =
        new IncidentClassification(
            afterRestart, SERVICE.bean(Matrices.class), SERVICE.bean(Catalogue.class));
    long version = log.lastSequence(id).orElseThrow();
    String group = incident.path("source").path("alertGroupId").asString();
    List<StoredEvent> fired =
        log.readAggregate(group, 0, 100).commits().stream()
            .flatMap(commit -> commit.events().stream())
            .filter(event -> codec.decode(event) instanceof AlertFired)
            .toList();
    assertThat(fired).hasSize(3);
    GroupProblems.Known opened = afterRestart.before(group);
    assertThat(opened.problem().services()).containsExactly("h-blog");
    StoredEvent last = fired.getLast();
    assertThat(
            afterRestart.after(opened, (AlertFired) codec.decode(last), last.sequence()).problem())
        .isEqualTo(
            new Problem(
                Set.of(AlertSeverity.WARNING, AlertSeverity.CRITICAL, AlertSeverity.INFO),
                Severity.SEV1,
                List.of("h-blog", "h-shop"),
                null));
    for (int twice = 0; twice < 2; twice++) {
      fired.forEach(
          event ->
              again.joined(
                  (AlertFired) codec.decode(event),
                  event.sequence(),
                  event.position(),
                  Actor.system("alert-triage"),
                  SERVICE.bean(CommandSender.class)::sendSystem));
    }
    assertThat(log.lastSequence(id)).contains(version);
  }

  private static JsonNode preview(String question) {
    return SERVICE.post("/api/classification/preview", question, SERVICE.rosa()).is(200).json();
  }

  private static Answer enter(String name, String body) {
    return SERVICE.put("/api/services/" + name, body, SERVICE.mina()).is(200);
  }

  private static JsonNode severity(String path, String expected) {
    return SERVICE.getUntil(
        path, SERVICE.rosa(), i -> i.path("severity").asString().equals(expected));
  }

  private static JsonNode incident(String group) {
    return SERVICE
        .getUntil(
            "/api/incidents?q=" + group + "!",
            SERVICE.rosa(),
            page -> page.path("items").size() == 1)
        .path("items")
        .path(0)
        .path("id")
        .asString()
        .transform(id -> SERVICE.get("/api/incidents/" + id, SERVICE.rosa()).is(200).json());
  }

  private static List<String> summaries(JsonNode incident) {
    return timeline(incident).stream().map(entry -> entry.path("summary").asString()).toList();
  }

  private static long raises(JsonNode incident) {
    return timeline(incident).stream()
        .filter(entry -> entry.path("type").asString().equals("incident.severity-changed"))
        .count();
  }

  private static List<JsonNode> timeline(JsonNode incident) {
    return SERVICE
        .get("/api/incidents/" + incident.path("id").asString() + "/timeline", SERVICE.rosa())
        .is(200)
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private static void fire(String group, String... alerts) {
    String body =
        """
        {"version":"4","groupKey":"{}:{alertname=\\"%1$s\\"}","status":"firing","receiver":"muster",
         "groupLabels":{"alertname":"%1$s"},"commonLabels":{"alertname":"%1$s"},
         "commonAnnotations":{"summary":"%1$s! is wrong"},"externalURL":"http://alertmanager","truncatedAlerts":0,
         "alerts":[%2$s]}
        """
            .formatted(group, Arrays.stream(alerts).collect(Collectors.joining(",")));
    HttpRequest.Builder request =
        SERVICE
            .request("/intake/alertmanager", TestService.DEMO_KEY)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    SERVICE.send(request).is(202);
  }

  private static String alert(String key, String severity, String service, String... label) {
    return posted("firing", "0001-01-01T00:00:00Z", key, severity, service, label);
  }

  private static String over(String key, String severity, String service) {
    return posted("resolved", T0.plusSeconds(60).toString(), key, severity, service);
  }

  private static String posted(
      String status, String endsAt, String key, String severity, String service, String... label) {
    ObjectNode labels =
        new JsonMapper()
            .createObjectNode()
            .put("alertname", "Wrong")
            .put("severity", severity)
            .put("service", service);
    if (label.length == 2) {
      labels.put(label[0], label[1]);
    }
    return """
        {"status":"%s","labels":%s,"annotations":{"summary":"It is wrong"},"startsAt":"%s","endsAt":"%s",
         "generatorURL":"http://prometheus","fingerprint":"%s"}
        """
        .formatted(status, labels, T0, endsAt, key);
  }
}
