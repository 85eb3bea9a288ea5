package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against servers that answer too late, too much or elsewhere. */
class OutsideCallIT {

  /** Far longer than any answer takes that comes. */
  private final OutsideCall patient = new OutsideCall(Duration.ofSeconds(30));

  private HttpServer server;

  @BeforeEach
  void it_listens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/begins",
        exchange -> {
          // A length that never comes: the answer has begun and does not end.
          exchange.sendResponseHeaders(200, 10);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
        });
    server.createContext(
        "/long",
        exchange -> {
          byte[] body = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/long");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void it_stops() {
    server.stop(0);
  }

  private HttpRequest to(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
        .build();
  }

  private void mayHaveArrived(OutsideCall call, String path, boolean expected) {
    assertThatThrownBy(() -> call.ask(to(path)))
        .isInstanceOfSatisfying(
            NotAnsweredException.class, e -> assertThat(e.mayHaveArrived()).isEqualTo(expected))
        .hasMessageNotContaining(path);
  }

  @Test
  void an_answer_that_begins_and_does_not_end_is_none_and_the_question_may_have_arrived() {
    mayHaveArrived(new OutsideCall(Duration.ofSeconds(2)), "/begins", true);
  }

  @Test
  void an_answer_that_is_too_long_is_none_and_the_question_may_have_arrived() {
    mayHaveArrived(patient, "/long", true);
  }

  @Test
  void where_nobody_listens_the_question_has_not_arrived() {
    server.stop(0);
    mayHaveArrived(patient, "/begins", false);
  }

  @Test
  void a_redirect_is_an_answer_and_is_not_followed() throws NotAnsweredException {
    assertThat(patient.ask(to("/elsewhere")).statusCode()).isEqualTo(302);
  }
}
