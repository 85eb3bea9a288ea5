package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesIT extends GatewayITBase {

  @ParameterizedTest
  @CsvSource({
    "/intake/alertmanager, incident, /intake/alertmanager",
    "/intake/alertmanager/mi_key, incident, /intake/alertmanager/mi_key",
    "/v2/heartbeats/nightly/ping, incident, /v2/heartbeats/nightly/ping",
    "/api/v2/heartbeat/mi_key, incident, /api/v2/heartbeat/mi_key",
    "/v2/enqueue, incident, /v2/enqueue",
    "/generic/2010-04-15/create_event.json, incident, /generic/2010-04-15/create_event.json",
    "/v2/alerts?limit=5, incident, /v2/alerts?limit=5",
    "/v2/alerts/a%20b/close?identifierType=alias, incident,"
        + " /v2/alerts/a%20b/close?identifierType=alias",
    "/api/v2/alerts, incident, /api/v2/alerts",
    "/api/v2/status, incident, /api/v2/status",
    "/-/ready, incident, /-/ready",
    "/v2/change/enqueue, incident, /v2/change/enqueue",
    "/api/changes?service=a, incident, /api/changes?service=a",
    "/api/map, incident, /api/map",
    "/api/map/sources, incident, /api/map/sources",
    "/api/services?q=a, incident, /api/services?q=a",
    "/api/services/checkout, incident, /api/services/checkout",
    "/api/uncatalogued-services, incident, /api/uncatalogued-services",
    "/api/classification, incident, /api/classification",
    "/api/classification/preview, incident, /api/classification/preview",
    "/api/plans/response-plan-1/draft, incident, /api/plans/response-plan-1/draft",
    "/api/plan-templates/ddos/adopt, incident, /api/plan-templates/ddos/adopt",
    "/api/runbooks/preview, incident, /api/runbooks/preview",
    "/api/runbook-templates, incident, /api/runbook-templates",
    "/api/incidents/INC-1/runs, incident, /api/incidents/INC-1/runs",
    "/api/incidents/INC-1/guarded-actions, incident, /api/incidents/INC-1/guarded-actions",
    "/api/incidents/INC-1/evidence, incident, /api/incidents/INC-1/evidence",
    "/api/incidents/INC-1/evidence/e-1/content?reason=x, incident,"
        + " /api/incidents/INC-1/evidence/e-1/content?reason=x",
    "/api/due-evidence, incident, /api/due-evidence",
    "/api/action-targets, incident, /api/action-targets",
    "/api/trackers/choices, incident, /api/trackers/choices",
    "/api/automation-rules, incident, /api/automation-rules",
    "/api/reviews/INC-1/sections/SUMMARY, incident, /api/reviews/INC-1/sections/SUMMARY",
    "/api/unreviewed-incidents, incident, /api/unreviewed-incidents",
    "/api/review-vocabulary, incident, /api/review-vocabulary",
    "/api/action-items.csv?overdue=true, incident, /api/action-items.csv?overdue=true",
    "/api/training.csv?state=MISSING, incident, /api/training.csv?state=MISSING",
    "/api/drills/drill-1, incident, /api/drills/drill-1",
    "/api/controls, incident, /api/controls",
    "/api/alert-groups?state=SILENCED, incident, /api/alert-groups?state=SILENCED",
    "/api/alert-groups/g-1, incident, /api/alert-groups/g-1",
    "/api/silences, incident, /api/silences",
    "/api/silences/s-1/end, incident, /api/silences/s-1/end",
    "/api/v2/generic/incoming?token=a%20b, incident, /api/v2/generic/incoming?token=a%20b",
    "/integrations/generic/20131114/alert/key/db, incident,"
        + " /integrations/generic/20131114/alert/key/db",
    "/v2/alert_events/http/01GW, incident, /v2/alert_events/http/01GW",
    "/api/incidents, incident, /api/incidents",
    "/api/user-reports?closed=true, incident, /api/user-reports?closed=true",
    "/api/incidents?state=TRIGGERED&q=a%20b, incident, /api/incidents?state=TRIGGERED&q=a%20b",
    "/api/incidents/INC-1/timeline, incident, /api/incidents/INC-1/timeline",
    "/api/tasks/mine, incident, /api/tasks/mine",
    "/api/integrations/42/rotate, incident, /api/integrations/42/rotate",
    "/api/admin/incident/read-models, incident, /api/admin/incident/read-models",
    "/api/incidents/INC-1/pages, notification, /api/incidents/INC-1/pages",
    "/api/incidents/INC-1/still-on-it, notification, /api/incidents/INC-1/still-on-it",
    "/api/incidents/INC-1/hand-over, notification, /api/incidents/INC-1/hand-over",
    "/api/incidents/INC-1/hand-over/accept, notification, /api/incidents/INC-1/hand-over/accept",
    "/api/incidents/INC-1/bridge, notification, /api/incidents/INC-1/bridge",
    "/api/incidents/INC-1/bridge/close, notification, /api/incidents/INC-1/bridge/close",
    "/api/incidents/INC-1/bridge/joined, notification, /api/incidents/INC-1/bridge/joined",
    "/api/incidents/INC-1/bridge/left, notification, /api/incidents/INC-1/bridge/left",
    "/api/on-call, notification, /api/on-call",
    "/api/pages/mine, notification, /api/pages/mine",
    "/ack/abc.def, notification, /ack/abc.def",
    "/calendar/feed-1.sig.ics, notification, /calendar/feed-1.sig.ics",
    "/hooks/twilio/texts, notification, /hooks/twilio/texts",
    "/hooks/telegram, notification, /hooks/telegram",
    "/hooks/mattermost, notification, /hooks/mattermost",
    "/hooks/teams, notification, /hooks/teams",
    "/hooks/zoom, notification, /hooks/zoom",
    "/hooks/trackers/tracker-1, incident, /hooks/trackers/tracker-1",
    "/slack/events, notification, /slack/events",
    "/api/incidents/INC-1/chat, notification, /api/incidents/INC-1/chat",
    "/api/chat-account?token=a, notification, /api/chat-account?token=a",
    "/api/admin/notification/dead-letters, notification, /api/admin/notification/dead-letters",
    "/api/ledger/head, reporting, /api/ledger/head",
    "/api/regulation/incidents/INC-1, reporting, /api/regulation/incidents/INC-1",
    "/api/reports/incidents/INC-1.pdf, reporting, /api/reports/incidents/INC-1.pdf",
    "/api/letterhead, reporting, /api/letterhead",
    "/api/admin/reporting/read-models, reporting, /api/admin/reporting/read-models",
    "/api/openapi/incident, incident, /v3/api-docs",
    "/api/openapi/notification, notification, /v3/api-docs",
    "/api/openapi/reporting, reporting, /v3/api-docs",
  })
  void every_path_leads_to_the_service_that_answers_it(
      String asked, String service, String arrived) {
    HttpResponse<String> answer = browser().get(asked, "Authorization", bearer());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("service").asString()).isEqualTo(service);
    ServiceDouble seen =
        Map.of("incident", INCIDENT, "notification", NOTIFICATION, "reporting", REPORTING)
            .get(service);
    assertThat(seen.only().uri()).isEqualTo(arrived);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/slack/events",
        "/hooks/twilio/texts",
        "/hooks/telegram",
        "/hooks/mattermost",
        "/hooks/teams",
        "/hooks/zoom",
        "/hooks/trackers/tracker-1"
      })
  void a_provider_may_bring_a_token_that_is_none_of_ours(String path) {
    HttpResponse<String> answer =
        browser().post(path, "{}", "Authorization", "Bearer of-the-provider");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/api/openapi/gateway", "/api/admin/other"})
  void an_unknown_api_address_is_a_problem(String path) {
    assertProblem(browser().get(path, "Authorization", bearer()), 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({"/api/session, GET", "/login, GET", "/logout, POST"})
  void a_wrong_method_is_a_problem_that_names_the_right_one(String path, String allowed) {
    HttpResponse<String> answer =
        allowed.equals("GET") ? browser().post(path, "x") : browser().get(path);

    if (path.startsWith("/api")) {
      answer = browser().post(path, "x", "Authorization", bearer());
    }
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/incidents/..%2f..%2factuator",
        "/api//incidents",
        "/api/incidents;x=1",
        "/api/incidents/%0d%0aX: y"
      })
  void an_ambiguous_address_is_refused(String path) {
    assertProblem(
        browser().get(path.replace(" ", "%20"), "Authorization", bearer()),
        400,
        "malformed-request");
    assertThat(INCIDENT.seen()).isEmpty();
  }

  @Test
  void a_wellformed_request_id_is_kept_and_echoed_once() {
    HttpResponse<String> answer =
        browser()
            .get("/api/incidents", "Authorization", bearer(), "X-Request-Id", "caller-0123.a_b");

    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("caller-0123.a_b");
    assertThat(INCIDENT.only().headers().getAll("X-Request-Id")).containsExactly("caller-0123.a_b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "has space in it", "<script>alert(1)</script>"})
  void a_malformed_request_id_is_replaced(String given) {
    HttpResponse<String> answer =
        browser().get("/api/incidents", "Authorization", bearer(), "X-Request-Id", given);

    String made = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(made).isNotEqualTo(given).matches("[0-9a-f-]{36}");
    assertThat(INCIDENT.only().headers().getAll("X-Request-Id")).containsExactly(made);
  }

  @Test
  void a_stranger_cannot_pose_as_a_proxy_or_a_person() {
    browser()
        .get(
            "/api/incidents",
            "Authorization",
            bearer(),
            "Forwarded",
            "for=10.0.0.1",
            "X-Forwarded-For",
            "10.0.0.1",
            "X-Forwarded-Host",
            "evil.example",
            "X-Real-IP",
            "10.0.0.1",
            "X-User-Id",
            "admin",
            "X-User-Roles",
            "admin",
            "X-Tenant-Id",
            "other",
            "X-Internal-Call",
            "1",
            "Cookie",
            "muster=abc",
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "If-Match",
            "\"3\"",
            "Idempotency-Key",
            "once",
            "Sec-Fetch-Site",
            "cross-site");

    var headers = INCIDENT.only().headers();
    assertThat(headers.names())
        .noneMatch(
            name ->
                name.toLowerCase()
                    .matches("(x-)?forwarded.*|x-(real|user|tenant|internal).*|cookie"));
    assertThat(headers.get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    assertThat(headers.get("If-Match")).isEqualTo("\"3\"");
    assertThat(headers.get("Idempotency-Key")).isEqualTo("once");
    assertThat(headers.get("Sec-Fetch-Site")).isEqualTo("cross-site");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/incidents", "/api/session", "/nothing.js", "/actuator/env"})
  void every_answer_and_every_refusal_carries_the_security_headers(String path) {
    var headers = browser().get(path).headers();

    String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .contains(
            "default-src 'none'",
            "script-src 'self';",
            "connect-src 'self'",
            "frame-ancestors 'none'");
    assertThat(policy.replace("style-src 'self' 'unsafe-inline'", "")).doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cache-Control")).isPresent();
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void only_health_and_info_are_seen_from_outside() {
    assertThat(json(browser().get("/actuator/health")).get("status").asString()).isEqualTo("UP");
    assertThat(browser().get("/actuator/health").body()).doesNotContain("mongo");
    for (String closed : new String[] {"gateway/routes", "env", "heapdump", "metrics", "loggers"}) {
      assertProblem(browser().get("/actuator/" + closed), 404, "not-found");
    }
  }
}
