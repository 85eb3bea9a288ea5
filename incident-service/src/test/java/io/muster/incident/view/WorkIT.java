package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What people work on within an incident, over HTTP on a real log. */
class WorkIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String INCIDENTS = "/api/incidents/";

  @Test
  void a_time_is_corrected_with_a_reason_and_everything_said_stays_to_be_read() {
    String path = declared("Times");
    Instant first = Instant.now().minus(Duration.ofMinutes(50));
    Instant second = first.minus(Duration.ofMinutes(15));
    say(path, "OCCURRED", first, null).is(200);
    assertThat(pointer(say(path, "OCCURRED", second, null).is(422))).isEqualTo("/reason");
    JsonNode written = say(path, "OCCURRED", second, "The first error is older").is(200).json();
    JsonNode moment = moment(read(path, written), "OCCURRED");
    assertThat(Instant.parse(moment.path("at").asString())).isEqualTo(millis(second));
    assertThat(moment.path("said").size()).isEqualTo(2);
    assertThat(Instant.parse(moment.path("said").path(0).path("at").asString()))
        .isEqualTo(millis(first));
    JsonNode correction = moment.path("said").path(1);
    assertThat(correction.path("reason").asString()).isEqualTo("The first error is older");
    assertThat(correction.path("by").path("name").asString()).isEqualTo("Rosa Reyes");
    assertThat(correction.path("recordedAt").asString()).isNotEmpty();
  }

  @Test
  void times_out_of_order_are_taken_and_shown_and_impossible_ones_are_refused() {
    String path = declared("Order");
    Instant now = Instant.now();
    say(path, "CONTAINED", now.minusSeconds(60), null).is(200);
    JsonNode written = say(path, "RECOVERED", now.minusSeconds(600), null).is(200).json();
    JsonNode pair = read(path, written).path("outOfOrder").path(0);
    assertThat(pair.path("earlier").asString()).isEqualTo("CONTAINED");
    assertThat(pair.path("later").asString()).isEqualTo("RECOVERED");
    assertThat(pointer(say(path, "AWARE", now.plusSeconds(3600), null).is(422))).isEqualTo("/at");
    assertThat(pointer(say(path, "AWARE", Instant.parse("0026-11-24T03:00:00Z"), null).is(422)))
        .isEqualTo("/at");
    String withdraw = path + "/moments/RECOVERED/withdraw";
    assertThat(pointer(SERVICE.post(withdraw, "{\"reason\":\"\"}", SERVICE.rosa()).is(422)))
        .isEqualTo("/reason");
    JsonNode gone =
        SERVICE.post(withdraw, "{\"reason\":\"It came back\"}", SERVICE.rosa()).is(200).json();
    assertThat(moment(read(path, gone), "RECOVERED").has("at")).isFalse();
  }

  @Test
  void services_and_who_is_affected_are_added_and_taken_away_with_reasons() {
    String path = declared("Affected");
    JsonNode added =
        SERVICE
            .post(path + "/services", "{\"add\":[\"payments\",\"checkout\"]}", SERVICE.rosa())
            .is(200)
            .json();
    assertThat(texts(read(path, added).path("services"))).containsExactly("checkout", "payments");
    String remove = "{\"remove\":[\"checkout\"]%s}";
    assertThat(
            pointer(SERVICE.post(path + "/services", remove.formatted(""), SERVICE.rosa()).is(422)))
        .isEqualTo("/reason");
    SERVICE
        .post(path + "/services", remove.formatted(",\"reason\":\"Healthy\""), SERVICE.rosa())
        .is(200);
    JsonNode party =
        SERVICE
            .post(
                path + "/parties",
                "{\"name\":\"Card payers\",\"count\":1200,\"estimated\":true}",
                SERVICE.rosa())
            .is(200)
            .json();
    JsonNode shown = read(path, party).path("parties").path(0);
    assertThat(shown.path("name").asString()).isEqualTo("Card payers");
    assertThat(shown.path("estimated").asBoolean()).isTrue();
    String one = path + "/parties/" + shown.path("id").asString();
    String counted = "{\"name\":\"Card payers\",\"count\":874%s}";
    assertThat(pointer(SERVICE.put(one, counted.formatted(""), SERVICE.rosa()).is(422)))
        .isEqualTo("/reason");
    JsonNode changed =
        SERVICE
            .put(one, counted.formatted(",\"reason\":\"Counted\""), SERVICE.rosa())
            .is(200)
            .json();
    assertThat(read(path, changed).path("parties").path(0).path("count").asLong()).isEqualTo(874);
    JsonNode cleared =
        SERVICE.post(one + "/clear", "{\"reason\":\"All paid\"}", SERVICE.rosa()).is(200).json();
    assertThat(read(path, cleared).path("parties").size()).isZero();
  }

  @Test
  void what_waits_for_another_task_is_not_done_in_silence_and_nothing_waits_for_itself() {
    String path = declared("Tasks");
    String first = addTask(path, "{\"title\":\"Revoke the key\"}");
    String second =
        addTask(
            path,
            "{\"title\":\"Tell the customer\",\"dependsOn\":[\"%s\"],\"ownerId\":\"ravi\",\"ownerName\":\"Ravi Rao\",\"due\":\"2026-01-01T00:00:00Z\"}"
                .formatted(first));
    TestService.Answer cycle =
        SERVICE.put(
            path + "/tasks/" + first,
            "{\"title\":\"Revoke the key\",\"dependsOn\":[\"%s\"]}".formatted(second),
            SERVICE.rosa());
    assertThat(pointer(cycle.is(422))).isEqualTo("/dependsOn/0");
    String state = path + "/tasks/" + second + "/state";
    TestService.Answer silent = SERVICE.post(state, "{\"to\":\"DONE\"}", SERVICE.ravi()).is(409);
    assertThat(silent.problem()).isEqualTo("task-waits");
    assertThat(silent.json().path("detail").asString()).contains("Revoke the key");
    JsonNode done =
        SERVICE
            .post(state, "{\"to\":\"DONE\",\"reason\":\"They called us\"}", SERVICE.ravi())
            .is(200)
            .json();
    JsonNode task = task(read(path, done), second);
    assertThat(task.path("state").asString()).isEqualTo("DONE");
    assertThat(texts(task.path("despite"))).containsExactly(first);
    assertThat(task.path("reason").asString()).isEqualTo("They called us");
    SERVICE.post(path + "/tasks/none/state", "{\"to\":\"DONE\"}", SERVICE.ravi()).is(404);
  }

  @Test
  void my_tasks_are_those_of_all_incidents_that_are_open_and_mine() {
    String path = declared("Mine");
    String task = addTask(path, "{\"title\":\"Look at the queue\"}");
    JsonNode taken =
        SERVICE.put(path + "/tasks/" + task + "/owner", "", SERVICE.ravi()).is(200).json();
    String mine = "/api/tasks/mine?atLeast=" + taken.path("position").asLong();
    assertThat(titles(SERVICE.get(mine, SERVICE.ravi()).is(200).json()))
        .contains("Look at the queue");
    assertThat(titles(SERVICE.get(mine, SERVICE.mina()).is(200).json())).isEmpty();
    JsonNode done =
        SERVICE
            .post(path + "/tasks/" + task + "/state", "{\"to\":\"DONE\"}", SERVICE.ravi())
            .is(200)
            .json();
    mine = "/api/tasks/mine?atLeast=" + done.path("position").asLong();
    assertThat(titles(SERVICE.get(mine, SERVICE.ravi()).is(200).json()))
        .doesNotContain("Look at the queue");
  }

  @Test
  void a_note_is_a_decision_at_once_or_later() {
    String path = declared("Decisions");
    JsonNode written =
        SERVICE
            .post(
                path + "/notes",
                "{\"text\":\"We roll back\",\"decision\":{\"alternatives\":\"Scale up\"}}",
                SERVICE.rosa())
            .is(200)
            .json();
    JsonNode timeline = timeline(path, written);
    JsonNode marked = timeline.path(timeline.size() - 1);
    assertThat(marked.path("type").asString()).isEqualTo("incident.decision-marked");
    assertThat(marked.path("data").path("alternatives").asString()).isEqualTo("Scale up");
    SERVICE.post(path + "/notes/none/decision", "{}", SERVICE.rosa()).is(404);
  }

  @Test
  void a_file_comes_back_byte_for_byte_and_a_browser_may_only_save_it() throws Exception {
    String path = declared("Files");
    byte[] file = new byte[3 * (1 << 20) + 17];
    new Random(7).nextBytes(file);
    JsonNode written = attach(path, "déjà vu \"1\".html", file, SERVICE.rosa()).is(200).json();
    JsonNode item = read(path, written).path("attachments").path(0);
    assertThat(item.path("size").asLong()).isEqualTo(file.length);
    assertThat(item.path("name").asString()).isEqualTo("déjà vu \"1\".html");
    String one = path + "/attachments/" + item.path("id").asString();
    HttpResponse<byte[]> down = download(one);
    assertThat(down.body()).isEqualTo(file);
    assertThat(header(down, "Content-Disposition")).startsWith("attachment").contains("UTF-8''");
    assertThat(header(down, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(down, "Content-Security-Policy")).contains("sandbox");
    assertThat(attach(path, "again.html", file, SERVICE.rosa()).is(409).problem())
        .isEqualTo("attached-already");
    assertThat(SERVICE.get(one, SERVICE.globex()).status()).isEqualTo(404);
    JsonNode gone =
        SERVICE.post(one + "/withdraw", "{\"reason\":\"Names\"}", SERVICE.rosa()).is(200).json();
    assertThat(read(path, gone).path("attachments").size()).isZero();
    SERVICE.get(one, SERVICE.rosa()).is(404);
    assertThat(timeline(path, gone).toString()).contains(item.path("sha256").asString());
  }

  @Test
  void a_file_that_is_too_large_or_not_what_was_announced_is_refused() {
    String path = declared("Too large");
    byte[] huge = new byte[(int) AttachmentApi.LARGEST + 1];
    assertThat(attach(path, "huge", huge, SERVICE.rosa()).is(413).problem()).isEqualTo("too-large");
    TestService.Answer wrong =
        attach(path, "log.txt&sha256=" + "0".repeat(64), new byte[] {1, 2}, SERVICE.rosa());
    assertThat(wrong.is(422).problem()).isEqualTo("hash-mismatch");
  }

  @Test
  void a_role_is_handed_over_with_a_summary_and_several_may_be_experts() {
    String path = declared("Roles");
    SERVICE.put(path + "/roles/COMMANDER", "", SERVICE.rosa()).is(200);
    String handOver = path + "/roles/COMMANDER/hand-over";
    String to = "{\"personId\":\"ravi\",\"personName\":\"Ravi Rao\",\"summary\":\"%s\"}";
    assertThat(pointer(SERVICE.post(handOver, to.formatted(""), SERVICE.rosa()).is(422)))
        .isEqualTo("/summary");
    SERVICE.post(handOver, to.formatted("Rolled back"), SERVICE.ravi()).is(403);
    SERVICE.post(handOver, to.formatted("Rolled back"), SERVICE.rosa()).is(200);
    SERVICE.put(path + "/roles/SUBJECT_EXPERT", "", SERVICE.rosa()).is(200);
    JsonNode both = SERVICE.put(path + "/roles/SUBJECT_EXPERT", "", SERVICE.ravi()).is(200).json();
    JsonNode incident = read(path, both);
    assertThat(incident.path("roles").path("COMMANDER").path("id").asString()).isEqualTo("ravi");
    assertThat(incident.path("experts").size()).isEqualTo(2);
    JsonNode left =
        SERVICE.delete(path + "/roles/SUBJECT_EXPERT?personId=rosa", SERVICE.rosa()).is(200).json();
    assertThat(read(path, left).path("experts").size()).isEqualTo(1);
    assertThat(timeline(path, left).toString()).contains("Rolled back");
  }

  @Test
  void what_is_over_is_reopened_and_a_closed_one_by_a_manager_alone() {
    String path = declared("Reopened");
    SERVICE.post(path + "/resolve", "{}", SERVICE.rosa()).is(200);
    String reopen = "{\"reason\":\"Fails again\",\"page\":true}";
    JsonNode again = SERVICE.post(path + "/reopen", reopen, SERVICE.ravi()).is(200).json();
    assertThat(read(path, again).path("state").asString()).isEqualTo("TRIGGERED");
    SERVICE.post(path + "/resolve", "{}", SERVICE.rosa()).is(200);
    SERVICE
        .post(path + "/phase", "{\"to\":\"CLOSED\",\"reason\":\"Over\"}", SERVICE.mina())
        .is(200);
    assertThat(SERVICE.post(path + "/reopen", reopen, SERVICE.ravi()).is(403).problem())
        .isEqualTo("not-manager");
    JsonNode by =
        SERVICE
            .post(path + "/reopen", "{\"reason\":\"Fails again\"}", SERVICE.mina())
            .is(200)
            .json();
    JsonNode incident = read(path, by);
    assertThat(incident.path("phase").asString()).isEqualTo("IDENTIFICATION");
    assertThat(incident.path("state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(incident.path("acknowledgedBy").path("id").asString()).isEqualTo("mina");
  }

  @Test
  void an_incident_is_shown_as_it_was_known_at_any_position_of_the_log() {
    JsonNode opened = SERVICE.declare("Known then", SERVICE.rosa());
    String path = INCIDENTS + opened.path("id").asString();
    long atFirst = opened.path("position").asLong();
    SERVICE.post(path + "/acknowledge", "{}", SERVICE.rosa()).is(200);
    String task = addTask(path, "{\"title\":\"Look\"}");
    JsonNode then = SERVICE.get(path, SERVICE.rosa()).is(200).json();
    SERVICE.post(path + "/tasks/" + task + "/state", "{\"to\":\"DONE\"}", SERVICE.rosa()).is(200);
    JsonNode last = SERVICE.post(path + "/resolve", "{}", SERVICE.rosa()).is(200).json();
    read(path, last);

    JsonNode early = SERVICE.get(path + "?asOf=" + atFirst, SERVICE.rosa()).is(200).json();
    assertThat(early.path("state").asString()).isEqualTo("TRIGGERED");
    assertThat(early.path("tasks").size()).isZero();
    long middle = then.path("position").asLong();
    assertThat(SERVICE.get(path + "?asOf=" + middle, SERVICE.rosa()).is(200).json())
        .isEqualTo(then);
    JsonNode known =
        SERVICE.get(path + "/timeline?asOf=" + middle, SERVICE.rosa()).is(200).json().path("items");
    assertThat(known.valueStream().mapToLong(e -> e.path("position").asLong()).max().orElseThrow())
        .isEqualTo(middle);
    assertThat(SERVICE.get(path + "?asOf=" + (atFirst - 1), SERVICE.rosa()).status())
        .isIn(400, 404);
    assertThat(SERVICE.get(path + "?asOf=9999999", SERVICE.rosa()).is(400).problem())
        .isEqualTo("bad-position");
    SERVICE.get(path + "?asOf=" + middle, SERVICE.globex()).is(404);
  }

  private static String declared(String title) {
    return INCIDENTS + SERVICE.declare(title, SERVICE.rosa()).path("id").asString();
  }

  private static TestService.Answer say(String path, String moment, Instant at, String reason) {
    String body =
        reason == null
            ? "{\"at\":\"%s\"}".formatted(at)
            : "{\"at\":\"%s\",\"reason\":\"%s\"}".formatted(at, reason);
    return SERVICE.put(path + "/moments/" + moment, body, SERVICE.rosa());
  }

  private static String addTask(String path, String body) {
    JsonNode written = SERVICE.post(path + "/tasks", body, SERVICE.rosa()).is(200).json();
    JsonNode tasks = read(path, written).path("tasks");
    return tasks.path(tasks.size() - 1).path("id").asString();
  }

  private static TestService.Answer attach(String path, String name, byte[] file, String token) {
    String query =
        name.contains("&sha256=") ? name : URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SERVICE.uri(path + "/attachments?name=" + query))
            .header("Content-Type", "text/html")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(file));
    return SERVICE.send(request);
  }

  private static HttpResponse<byte[]> download(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            SERVICE.request(path, SERVICE.rosa()).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }

  private static JsonNode read(String path, JsonNode written) {
    return SERVICE
        .get(path + "?atLeast=" + written.path("position").asLong(), SERVICE.rosa())
        .is(200)
        .json();
  }

  private static JsonNode timeline(String path, JsonNode written) {
    return SERVICE
        .get(path + "/timeline?atLeast=" + written.path("position").asLong(), SERVICE.rosa())
        .is(200)
        .json()
        .path("items");
  }

  private static JsonNode moment(JsonNode incident, String moment) {
    return one(incident.path("moments"), "moment", moment);
  }

  private static JsonNode task(JsonNode incident, String id) {
    return one(incident.path("tasks"), "id", id);
  }

  private static JsonNode one(JsonNode items, String field, String value) {
    return items
        .valueStream()
        .filter(item -> item.path(field).asString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> titles(JsonNode mine) {
    return mine.path("items")
        .valueStream()
        .map(item -> item.path("task").path("title").asString())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static String pointer(TestService.Answer answer) {
    return answer.json().path("errors").path(0).path("pointer").asString();
  }

  /** As the read model keeps it. */
  private static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
