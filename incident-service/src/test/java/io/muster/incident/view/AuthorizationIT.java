package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.starter.AuthorizationTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Every operation, asked by everybody: {@code authorization/incidents.csv} says who may do what to
 * an incident, {@code authorization/operations.csv} everything else, and a line that is missing
 * fails as one that is wrong.
 */
class AuthorizationIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String TABLE = "/authorization/incidents.csv";
  private static final Set<Integer> DENIED = Set.of(401, 403, 404);

  /** Those who change nothing come first, so that nobody finds what another has done. */
  private static final List<String> ORDER =
      List.of("foreign", "auditor", "admin", "partner", "responder", "commander", "manager");

  private record Line(
      String operation, String method, String path, String body, Map<String, String> expected) {}

  @TestFactory
  Stream<DynamicTest> everybody_may_do_what_the_table_says_and_nothing_else() {
    return lines().stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.operation() + " " + line.path(), () -> tryForEverybody(line)));
  }

  private static void tryForEverybody(Line line) {
    Map<String, String> places = new HashMap<>(incident());
    if (line.path().contains("{rule}")) {
      places.put("rule", rule());
    }
    for (String asker : ORDER) {
      TestService.Answer answer = ask(line, places, asker);
      String expected = line.expected().get(asker);
      String what = "%s by %s: %s".formatted(line.operation(), asker, answer.text());
      if (expected.equals("ok")) {
        assertThat(DENIED).as(what).doesNotContain(answer.status());
      } else {
        assertThat(answer.status()).as(what).isEqualTo(Integer.parseInt(expected));
      }
    }
  }

  private static TestService.Answer ask(Line line, Map<String, String> places, String asker) {
    String path = line.path();
    String body = line.body();
    for (Map.Entry<String, String> place : places.entrySet()) {
      path = path.replace("{" + place.getKey() + "}", place.getValue());
      body = body.replace("{" + place.getKey() + "}", place.getValue());
    }
    HttpRequest.Builder request =
        SERVICE
            .request(path, token(asker))
            .method(line.method(), HttpRequest.BodyPublishers.ofString(body));
    return SERVICE.send(request);
  }

  @Test
  void to_whoever_is_not_named_on_it_a_private_incident_is_not_there_whatever_they_ask() {
    Map<String, String> places = incident();
    String path = "/api/incidents/" + places.get("ref");
    JsonNode shut =
        SERVICE
            .post(path + "/access/make-private", "{\"reason\":\"Personnel\"}", SERVICE.rosa())
            .is(200)
            .json();
    String atLeast = "?atLeast=" + shut.path("position").asLong();
    assertThat(SERVICE.get(path + atLeast, SERVICE.rosa()).is(200).json().path("named").size())
        .isEqualTo(2);
    for (Line line : lines()) {
      if (!line.path().contains("{ref}")) {
        continue;
      }
      line.expected()
          .forEach(
              (asker, expected) -> {
                if (!asker.equals("commander")) {
                  int status = ask(line, places, asker).status();
                  assertThat(status)
                      .as("%s by %s", line.operation(), asker)
                      .isIn(404, expected.equals("403") ? 403 : 404);
                }
              });
    }
    assertThat(SERVICE.get(path, SERVICE.rosa()).is(200).json().path("version"))
        .as("nothing was changed")
        .isEqualTo(shut.path("version"));
  }

  @TestFactory
  Stream<DynamicTest> whoever_may_not_do_what_is_not_about_one_incident_is_refused() {
    return others().everyLine();
  }

  @Test
  void no_operation_is_missing_in_the_tables() {
    Set<String> aboutIncidents = new HashSet<>();
    lines().forEach(line -> aboutIncidents.add(line.operation()));
    others().hasEveryOperation(aboutIncidents);
  }

  /** The table of what is not about one incident. */
  private static AuthorizationTable others() {
    Map<String, String> askers = new LinkedHashMap<>();
    askers.put("responder", SERVICE.ravi());
    askers.put("manager", SERVICE.mina());
    askers.put("auditor", SERVICE.aude());
    askers.put("partner", SERVICE.globex());
    askers.put("admin", SERVICE.adam());
    askers.put("nobody", "");
    return new AuthorizationTable(
        SERVICE.uri("").toString(), "/authorization/operations.csv", askers);
  }

  @Test
  void to_a_stranger_what_is_not_theirs_looks_as_what_is_not_there() {
    String theirs = incident().get("ref");
    JsonNode foreign = SERVICE.get("/api/incidents/" + theirs, SERVICE.globex()).json();
    JsonNode missing = SERVICE.get("/api/incidents/no-such-incident", SERVICE.globex()).json();
    for (String field : List.of("type", "title", "status", "detail")) {
      assertThat(foreign.path(field)).as(field).isEqualTo(missing.path(field));
    }
  }

  /** One that is drafted and was never published. */
  private static String rule() {
    JsonNode drafted =
        SERVICE
            .post(
                "/api/automation-rules",
                """
                {"content":{"name":"x","purpose":"x","when":"OPENED","updates":[{"text":"x"}],
                 "perHour":1,"perIncident":1}}""",
                SERVICE.ravi())
            .is(201)
            .json();
    long position = drafted.path("position").asLong();
    SERVICE.get("/api/automation-rules?atLeast=" + position, SERVICE.rosa()).is(200);
    return drafted.path("id").asString();
  }

  /** One the partner declared, with one of everything in it. */
  private static Map<String, String> incident() {
    JsonNode declared = SERVICE.declare("Who may do what", SERVICE.acme());
    String path = "/api/incidents/" + declared.path("id").asString();
    give(path, "COMMANDER", "rosa");
    give(path, "SCRIBE", "sven");
    SERVICE.post(path + "/notes", "{\"text\":\"We roll back\"}", SERVICE.ravi()).is(200);
    SERVICE.post(path + "/tasks", "{\"title\":\"Look\"}", SERVICE.ravi()).is(200);
    SERVICE.post(path + "/parties", "{\"name\":\"Customers\"}", SERVICE.ravi()).is(200);
    String runbook = runbook();
    String run =
        SERVICE
            .post(path + "/runs", "{\"runbookId\":\"%s\"}".formatted(runbook), SERVICE.ravi())
            .is(201)
            .json()
            .path("id")
            .asString();
    String target = target();
    String action =
        SERVICE
            .post(
                path + "/guarded-actions",
                "{\"targetId\":\"%s\",\"kind\":\"CALL_WEBHOOK\",\"reason\":\"x\"}"
                    .formatted(target),
                SERVICE.tokens().person("sven", "Sven Sand", "responder"))
            .is(201)
            .json()
            .path("id")
            .asString();
    String patch =
        "{\"what\":{\"patch\":{\"vulnerability\":\"CVE-2026-31337\",\"asset\":\"edge-1\",\"fix\":\"9.9p3\"}},"
            + "\"doneAt\":\"2026-01-01T00:00:00Z\"}";
    SERVICE.post(path + "/recovery-work", patch, SERVICE.ravi()).is(201);
    String work =
        SERVICE
            .get(path + "/recovery-work", SERVICE.ravi())
            .is(200)
            .json()
            .path("items")
            .path(0)
            .path("id")
            .asString();
    SERVICE
        .post(
            path + "/evidence?evidenceClass=LOG&source=edge-1&name=log.txt",
            "a line of evidence",
            SERVICE.ravi())
        .is(201);
    JsonNode evidence = SERVICE.get(path + "/evidence", SERVICE.ravi()).is(200).json();
    JsonNode last =
        SERVICE.post(path + "/attachments?name=log.txt", "a line", SERVICE.ravi()).is(200).json();
    String atLeast = "?atLeast=" + last.path("position").asLong();
    JsonNode incident = SERVICE.get(path + atLeast, SERVICE.rosa()).is(200).json();
    JsonNode note =
        SERVICE
            .get(path + "/timeline" + atLeast, SERVICE.rosa())
            .is(200)
            .json()
            .path("items")
            .valueStream()
            .filter(entry -> entry.path("type").asString().equals("incident.note-added"))
            .findFirst()
            .orElseThrow();
    Map<String, String> places =
        new HashMap<>(
            Map.of(
                "ref",
                declared.path("id").asString(),
                "note",
                note.path("data").path("noteId").asString(),
                "runbook",
                runbook,
                "run",
                run,
                "target",
                target,
                "action",
                action,
                "work",
                work,
                "task",
                incident.path("tasks").path(0).path("id").asString(),
                "party",
                incident.path("parties").path(0).path("id").asString(),
                "attachment",
                incident.path("attachments").path(0).path("id").asString()));
    places.put("evidence", evidence.path("items").path(0).path("id").asString());
    return places;
  }

  /** One that is published; asked for again, it is there already. */
  private static String runbook() {
    JsonNode known = SERVICE.get("/api/runbooks", SERVICE.rosa()).is(200).json().path("items");
    if (!known.isEmpty()) {
      return known.path(0).path("id").asString();
    }
    String text =
        "{\"text\":\"# Look\\n\\n## Check: what is seen {#look}\\n\\n## Action: mend it\\n\"}";
    String id =
        SERVICE.post("/api/runbooks", text, SERVICE.rosa()).is(201).json().path("id").asString();
    SERVICE.post("/api/runbooks/" + id + "/submit", "", SERVICE.rosa()).is(200);
    long position =
        SERVICE
            .post("/api/runbooks/" + id + "/approve", "{\"draft\":1}", SERVICE.mina())
            .is(200)
            .json()
            .path("position")
            .asLong();
    SERVICE.get("/api/runbooks?atLeast=" + position, SERVICE.rosa()).is(200);
    return id;
  }

  /** One for dangerous actions, where nobody listens. */
  private static String target() {
    String body =
        """
        {"name":"Nowhere","provider":"SIGNED_WEBHOOK","url":"%s","secret":"nowhere",
         "actions":[{"kind":"CALL_WEBHOOK","dangerous":true}]}"""
            .formatted(TestService.NOWHERE);
    return SERVICE
        .post("/api/action-targets", body, SERVICE.adam())
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static void give(String path, String role, String person) {
    SERVICE
        .put(path + "/roles/" + role, "{\"personId\":\"%s\"}".formatted(person), SERVICE.mina())
        .is(200);
  }

  private static String token(String asker) {
    return switch (asker) {
      case "responder" -> SERVICE.ravi();
      case "commander" -> SERVICE.rosa();
      case "manager" -> SERVICE.mina();
      case "auditor" -> SERVICE.aude();
      case "admin" -> SERVICE.adam();
      case "partner" -> SERVICE.acme();
      case "foreign" -> SERVICE.globex();
      default -> throw new IllegalArgumentException(asker);
    };
  }

  private static List<Line> lines() {
    try (InputStream in = AuthorizationIT.class.getResourceAsStream(TABLE)) {
      List<String[]> rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(row -> row.contains("|"))
              .map(row -> row.split("\\|"))
              .toList();
      List<String> heads = Arrays.stream(rows.getFirst()).map(String::strip).toList();
      List<Line> lines = new ArrayList<>();
      for (String[] row : rows.subList(1, rows.size())) {
        Map<String, String> expected = new HashMap<>();
        for (int i = 4; i < heads.size(); i++) {
          expected.put(heads.get(i), row[i].strip());
        }
        lines.add(
            new Line(row[0].strip(), row[1].strip(), row[2].strip(), row[3].strip(), expected));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
