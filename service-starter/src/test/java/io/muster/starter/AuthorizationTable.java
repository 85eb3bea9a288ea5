package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may ask a service for what: a table with a line for each operation and a column for each
 * asker, tried line by line. What an operation is about does not exist, so that nobody who is let
 * in changes anything; {@code ok} says that somebody is let in, and then told whatever it may be.
 */
public final class AuthorizationTable {

  private static final String OK = "ok";
  private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "patch");
  private static final JsonMapper JSON = new JsonMapper();

  private final String service;
  private final Map<String, String> askers;
  private final Map<String, Operation> offered = new TreeMap<>();
  private final List<Line> lines;
  private final HttpClient http = HttpClient.newHttpClient();

  private record Operation(String method, String path, String contentType) {}

  private record Line(String operation, String with, String body, Map<String, String> expected) {}

  /**
   * Reads a table and what a service offers.
   *
   * @param service where it listens
   * @param table a resource: operation, with, body and one column for each asker, between bars;
   *     {@code with} is a query behind its question mark, or what stands in the path as {@code
   *     name=value}, and the body {@code {}} where it is left out
   * @param tokens by asker; of whoever is not signed in it is empty
   */
  public AuthorizationTable(String service, String table, Map<String, String> tokens) {
    this.service = service;
    this.askers = new LinkedHashMap<>(tokens);
    this.lines = read(table);
    HttpRequest description = HttpRequest.newBuilder(URI.create(service + "/v3/api-docs")).build();
    try (InputStream in = send(description).body()) {
      read(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One test for each line. */
  public Stream<DynamicTest> everyLine() {
    return lines.stream()
        .map(line -> DynamicTest.dynamicTest(line.operation(), () -> tryForEverybody(line)));
  }

  /**
   * Fails when an operation has no line, and says which line it would have as it is now: for
   * somebody to judge, and not only to copy; and when a line is of no operation.
   *
   * @param elsewhere operations that have their line in another table
   */
  public void hasEveryOperation(Set<String> elsewhere) {
    List<String> known = lines.stream().map(Line::operation).toList();
    assertThat(offered.keySet()).as("operations").containsAll(known);
    List<String> missing =
        offered.keySet().stream()
            .filter(operation -> !known.contains(operation) && !elsewhere.contains(operation))
            .map(this::asItIs)
            .toList();
    assertThat(missing).as("operations without a line, with what they do now").isEmpty();
  }

  private String asItIs(String operation) {
    Line line = new Line(operation, "", "", Map.of());
    List<String> cells = new ArrayList<>(List.of("%-28s".formatted(operation), "", ""));
    for (String asker : askers.keySet()) {
      int status = ask(line, asker);
      cells.add(NOT_LET_IN.contains(status) ? String.valueOf(status) : OK + " " + status);
    }
    return String.join(" | ", cells);
  }

  private void tryForEverybody(Line line) {
    assertThat(line.expected().keySet()).as("askers").containsExactlyElementsOf(askers.keySet());
    line.expected()
        .forEach(
            (asker, expected) -> {
              int status = ask(line, asker);
              String what = "%s by %s".formatted(line.operation(), asker);
              if (expected.equals(OK)) {
                assertThat(status).as(what).isNotIn(NOT_LET_IN).isNotEqualTo(500);
              } else {
                assertThat(status).as(what).isEqualTo(Integer.parseInt(expected));
              }
            });
  }

  private int ask(Line line, String asker) {
    Operation operation = offered.get(line.operation());
    assertThat(operation).as(line.operation()).isNotNull();
    String path = operation.path();
    String query = "";
    for (String with : line.with().split(" ")) {
      if (with.startsWith("?")) {
        query = with;
      } else if (!with.isEmpty()) {
        String[] named = with.split("=", 2);
        path = path.replace("{" + named[0] + "}", named[1]);
      }
    }
    path = path.replaceAll("\\{[^}]*}", "0");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + path + query))
            .method(operation.method(), HttpRequest.BodyPublishers.ofString(body(operation, line)));
    if (operation.contentType() != null) {
      request.header("Content-Type", operation.contentType());
    }
    String token = askers.get(asker);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<InputStream> answer = send(request.build());
    // Some answers never end.
    try (InputStream _ = answer.body()) {
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String body(Operation operation, Line line) {
    if (!line.body().isEmpty()) {
      return line.body();
    }
    return "application/json".equals(operation.contentType()) ? "{}" : "";
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read(JsonNode description) {
    description
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method ->
                            offered.put(
                                method.getValue().path("operationId").asString(),
                                new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    contentType(method.getValue())))));
  }

  private static String contentType(JsonNode operation) {
    return operation
        .path("requestBody")
        .path("content")
        .propertyStream()
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static List<Line> read(String table) {
    try (InputStream in = AuthorizationTable.class.getResourceAsStream(table)) {
      List<List<String>> rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(row -> row.contains("|"))
              .map(row -> Arrays.stream(row.split("\\|")).map(String::strip).toList())
              .toList();
      List<String> heads = rows.getFirst();
      return rows.stream()
          .skip(1)
          .map(
              row -> {
                Map<String, String> expected = new LinkedHashMap<>();
                for (int i = 3; i < heads.size(); i++) {
                  expected.put(heads.get(i), row.get(i));
                }
                return new Line(row.get(0), row.get(1), row.get(2), expected);
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
