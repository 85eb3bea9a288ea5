package io.muster.incident.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.DraftedSection.Line;
import io.muster.contracts.review.ReviewSection;
import io.muster.starter.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a double of a model server that keeps what it was asked. */
class ChatCompletionsIT {

  private static final JsonMapper JSON = new JsonMapper();

  private static final List<DraftedSection> DRAFT =
      List.of(
          new DraftedSection(
              ReviewSection.SUMMARY, List.of(new Line("It ended after 25 min.", List.of(7L, 12L)))),
          new DraftedSection(
              ReviewSection.DELAYS,
              List.of(
                  new Line("From the opening until somebody took it on: 9 min.", List.of(7L, 9L)),
                  new Line("Nobody had the role of scribe.", List.of()))));

  private HttpServer server;
  private int status = 200;
  private String content = "{\"lines\":[]}";
  private String path;
  private String authorization;
  private JsonNode asked;

  @BeforeEach
  void a_model_answers_here() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void it_stops() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    path = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    authorization = exchange.getRequestHeaders().getFirst("Authorization");
    asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
    var answer = JSON.createObjectNode();
    answer.putArray("choices").addObject().putObject("message").put("content", content);
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ReviewGeneration generation(String key) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/";
    return new ReviewGeneration(
        new ChatCompletions(new ReviewModelProperties(url, "local-7b", key)));
  }

  private static Consumer<Throwable> refusedAs(int status, String slug) {
    return thrown -> {
      assertThat(((Refused) thrown).status()).isEqualTo(status);
      assertThat(((Refused) thrown).slug()).isEqualTo(slug);
    };
  }

  @Test
  void it_is_asked_as_openai_is_and_told_the_facts_and_nothing_else() {
    content =
        "{\"lines\":[{\"section\":\"SUMMARY\",\"text\":\"It took 25 minutes.\",\"facts\":[1]}]}";
    generation("sk-demo").from(DRAFT);
    assertThat(path).isEqualTo("POST /v1/chat/completions");
    assertThat(authorization).isEqualTo("Bearer sk-demo");
    assertThat(asked.path("model").asString()).isEqualTo("local-7b");
    assertThat(asked.path("response_format").path("type").asString()).isEqualTo("json_object");
    assertThat(asked.path("messages").path(0).path("role").asString()).isEqualTo("system");
    assertThat(asked.path("messages").path(1).path("content").asString())
        .isEqualTo(
            """
            [1] SUMMARY: It ended after 25 min.
            [2] DELAYS: From the opening until somebody took it on: 9 min.
            [3] DELAYS: Nobody had the role of scribe.""");
    generation("").from(DRAFT);
    assertThat(authorization).isNull();
  }

  @Test
  void each_line_keeps_the_events_of_the_facts_it_names_and_those_that_name_none_are_left_out() {
    content =
        """
        {"lines":[
          {"section":"SUMMARY","text":"It took 25 minutes,\\n and nine of them passed unseen.","facts":[1,2]},
          {"section":"SUMMARY","text":"It will never happen again.","facts":[]},
          {"section":"SUMMARY","text":"Somebody slept.","facts":[99,0]},
          {"section":"LEARNED","text":"Sleep less.","facts":[2]},
          {"section":"NONSENSE","text":"What?","facts":[1]},
          {"section":"DELAYS","text":"Nobody wrote it down.","facts":[3]}]}""";
    assertThat(generation("").from(DRAFT))
        .containsExactly(
            new DraftedSection(
                ReviewSection.SUMMARY,
                List.of(
                    new Line(
                        "It took 25 minutes, and nine of them passed unseen.",
                        List.of(7L, 9L, 12L)))),
            new DraftedSection(
                ReviewSection.DELAYS, List.of(new Line("Nobody wrote it down.", List.of()))));
  }

  @Test
  void what_cannot_be_read_or_rests_on_nothing_is_refused_and_an_error_is_no_answer() {
    content = "Sure! Here is your review.";
    assertThatThrownBy(() -> generation("").from(DRAFT)).satisfies(refusedAs(502, "model-answer"));
    content = "{\"lines\":[{\"section\":\"SUMMARY\",\"text\":\"All good.\",\"facts\":[]}]}";
    assertThatThrownBy(() -> generation("").from(DRAFT)).satisfies(refusedAs(502, "model-answer"));
    status = 429;
    assertThatThrownBy(() -> generation("").from(DRAFT))
        .satisfies(refusedAs(503, "model-unavailable"));
    server.stop(0);
    assertThatThrownBy(() -> generation("").from(DRAFT))
        .satisfies(refusedAs(503, "model-unavailable"));
  }

  @Test
  void without_a_model_nothing_is_asked_and_an_address_outside_has_to_be_https() {
    ReviewGeneration none = new ReviewGeneration(null);
    assertThat(none.model()).isEmpty();
    assertThatThrownBy(() -> none.from(DRAFT)).satisfies(refusedAs(409, "no-model"));
    assertThatThrownBy(
            () ->
                new ChatCompletions(
                    new ReviewModelProperties("http://model.example/v1", "local-7b", "")))
        .hasMessageContaining("MUSTER_REVIEW_MODEL_URL");
    assertThatThrownBy(
            () ->
                new ChatCompletions(new ReviewModelProperties("https://model.example/v1", " ", "")))
        .hasMessageContaining("MUSTER_REVIEW_MODEL_NAME");
  }
}
