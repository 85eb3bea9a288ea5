package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What tools that post to a webhook see of the running service, each with its own key. */
class WebhookSourcesIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String ONE_OPENED =
      "{\"received\":1,\"opened\":1,\"updated\":1,\"duplicates\":0}";

  @Test
  void grafanas_alert_opens_an_incident_and_its_end_resolves_it() {
    String key = letIn("grafana");
    String fires =
        """
        {"version":"1","orgId":1,"status":"firing","groupKey":"g1","alerts":[{"status":"firing","fingerprint":"f1",
        "labels":{"alertname":"Alpha","severity":"high","service":"alpha"},"annotations":{"summary":"Alpha is slow"},
        "startsAt":"2026-11-24T03:00:00Z","endsAt":"0001-01-01T00:00:00Z"}]}\
        """;
    assertThat(SERVICE.post("/intake/grafana", fires, key).is(202).text()).isEqualTo(ONE_OPENED);
    JsonNode incident = incidentAbout("Alpha");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV2");
    String over = fires.replace("firing", "resolved").replace("0001-01-01T00", "2026-11-24T03");
    SERVICE.post("/intake/grafana", over, key).is(202);
    untilResolved(incident);
    refusesWhatIsNoObject("/intake/grafana", key);
  }

  @Test
  void a_wrong_signature_of_grafana_keeps_the_door_shut() throws Exception {
    String key = letIn("grafana");
    String body = "{\"alerts\":[]}";
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    String header = "X-Grafana-Alerting-Signature";
    SERVICE.post("/intake/grafana", body, key, header, signature).is(202);
    TestService.Answer refused =
        SERVICE.post("/intake/grafana", body + " ", key, header, signature).is(401);
    assertThat(refused.problem()).isEqualTo("wrong-signature");
    assertThat(refused.text()).doesNotContain(key);
  }

  @Test
  void an_issue_of_new_relic_is_opened_acknowledged_and_closed() {
    String key = letIn("newrelic");
    String opened =
        "{\"id\":\"i1\",\"state\":\"CREATED\",\"priority\":\"CRITICAL\",\"title\":\"Bravo is"
            + " slow\"}";
    assertThat(SERVICE.post("/intake/newrelic", opened, key).is(202).text()).isEqualTo(ONE_OPENED);
    JsonNode incident = incidentAbout("Bravo");
    assertThat(incident.path("severity").asString()).isEqualTo("SEV1");
    SERVICE.post("/intake/newrelic", opened.replace("CREATED", "ACKNOWLEDGED"), key).is(202);
    untilState(incident, "ACKNOWLEDGED");
    SERVICE.post("/intake/newrelic", opened.replace("CREATED", "CLOSED"), key).is(202);
    untilResolved(incident);
    refusesWhatIsNoObject("/intake/newrelic", key);
  }

  @Test
  void a_search_of_splunk_shows_its_key_in_the_address_and_each_trigger_is_a_problem_of_its_own() {
    String path = "/intake/splunk/" + letIn("splunk");
    String first = "{\"sid\":\"s1\",\"search_name\":\"Charlie is slow\",\"result\":{\"n\":\"8\"}}";
    assertThat(SERVICE.post(path, first, null).is(202).text()).isEqualTo(ONE_OPENED);
    assertThat(SERVICE.post(path, first, null).is(202).text()).contains("\"duplicates\":1");
    incidentAbout("Charlie");
    assertThat(SERVICE.post(path, first.replace("s1", "s2"), null).is(202).text())
        .isEqualTo(ONE_OPENED);

    String named =
        "{\"sid\":\"s3\",\"search_name\":\"Delta is"
            + " slow\",\"result\":{\"muster_key\":\"d\",\"muster_status\":\"%s\"}}";
    SERVICE.post(path, named.formatted("firing"), null).is(202);
    JsonNode incident = incidentAbout("Delta");
    SERVICE.post(path, named.formatted("resolved"), null).is(202);
    untilResolved(incident);
    assertThat(SERVICE.post(path, "[]", null).is(400).problem()).isEqualTo("malformed-body");
    SERVICE.post("/intake/splunk/wrong", first, null).is(401);
  }

  @Test
  void an_event_of_graylog_opens_an_incident() {
    String key = letIn("graylog");
    String event =
        "{\"event_definition_title\":\"500s\",\"event\":{\"id\":\"e1\",\"message\":\"Echo is"
            + " slow\",\"priority\":3}}";
    assertThat(SERVICE.post("/intake/graylog", event, key).is(202).text()).isEqualTo(ONE_OPENED);
    assertThat(incidentAbout("Echo").path("severity").asString()).isEqualTo("SEV2");
    refusesWhatIsNoObject("/intake/graylog", key);
  }

  @Test
  void an_alert_of_kibana_opens_an_incident_and_recovers() {
    String key = letIn("kibana");
    String message =
        "{\"rule_id\":\"r\",\"alert_id\":\"a\",\"action_group\":\"%s\",\"reason\":\"Foxtrot is"
            + " slow\"}";
    assertThat(SERVICE.post("/intake/kibana", message.formatted("fired"), key).is(202).text())
        .isEqualTo(ONE_OPENED);
    JsonNode incident = incidentAbout("Foxtrot");
    SERVICE.post("/intake/kibana", message.formatted("recovered"), key).is(202);
    untilResolved(incident);
    refusesWhatIsNoObject("/intake/kibana", key);
  }

  @Test
  void a_notification_of_cloudflare_shows_its_key_in_its_own_header_and_ends() {
    String[] secret = {"cf-webhook-auth", letIn("cloudflare")};
    String message =
        "{\"name\":\"Golf is"
            + " slow\",\"alert_correlation_id\":\"c\",\"alert_event\":\"ALERT_STATE_EVENT_%s\"}";
    assertThat(
            SERVICE
                .post("/intake/cloudflare", message.formatted("START"), null, secret)
                .is(202)
                .text())
        .isEqualTo(ONE_OPENED);
    JsonNode incident = incidentAbout("Golf");
    SERVICE.post("/intake/cloudflare", message.formatted("END"), null, secret).is(202);
    untilResolved(incident);
    SERVICE.post("/intake/cloudflare", "{\"text\":\"Hello\"}", null, secret).is(202);
    SERVICE.post("/intake/cloudflare", "{}", null, secret).is(400);
    SERVICE.post("/intake/cloudflare", "{}", null, "cf-webhook-auth", "wrong").is(401);
    refusesWhatIsNoObject("/intake/cloudflare", secret[1]);
  }

  @Test
  void a_match_of_elastalert_opens_an_incident() {
    String key = letIn("elastalert");
    String match =
        "{\"rule_name\":\"Hotel is"
            + " slow\",\"_id\":\"1\",\"muster_severity\":\"critical\",\"num_hits\":3}";
    assertThat(SERVICE.post("/intake/elastalert", match, key).is(202).text()).isEqualTo(ONE_OPENED);
    assertThat(incidentAbout("Hotel").path("severity").asString()).isEqualTo("SEV1");
    refusesWhatIsNoObject("/intake/elastalert", key);
  }

  private static String letIn(String source) {
    return SERVICE
        .post(
            "/api/integrations",
            "{\"name\":\"%s\",\"source\":\"%s\"}".formatted(source, source),
            SERVICE.adam())
        .is(201)
        .json()
        .path("key")
        .asString();
  }

  private static void refusesWhatIsNoObject(String path, String key) {
    for (String body : new String[] {"", "{", "[]", "7", "[".repeat(100_000)}) {
      assertThat(SERVICE.post(path, body, key).is(400).problem()).isEqualTo("malformed-body");
    }
    String large = "{\"x\":\"" + "a".repeat(512 * 1024) + "\"}";
    assertThat(SERVICE.post(path, large, key).is(413).problem()).isEqualTo("too-large");
    assertThat(SERVICE.post(path, "{}", TestService.DEMO_KEY).is(403).problem())
        .isEqualTo("other-source");
  }

  private static JsonNode incidentAbout(String words) {
    JsonNode items =
        SERVICE
            .getUntil(
                "/api/incidents?q=" + words, SERVICE.rosa(), page -> !page.path("items").isEmpty())
            .path("items");
    assertThat(items).hasSize(1);
    return items.path(0);
  }

  private static void untilResolved(JsonNode incident) {
    untilState(incident, "RESOLVED");
  }

  private static void untilState(JsonNode incident, String state) {
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals(state));
  }
}
