package io.muster.incident.recovery.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.muster.contracts.recovery.WatchedMetric;
import io.muster.contracts.recovery.WatchedMetric.Limit;
import io.muster.incident.recovery.watch.MetricReading.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusMetricsTest {

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private PrometheusMetrics metrics() {
    return new PrometheusMetrics(
        new MetricProperties(
            Map.of("main", "http://127.0.0.1:%d/prom/".formatted(server.getAddress().getPort()))));
  }

  private MetricReading read(Limit limit) {
    return metrics().read(new WatchedMetric("Errors", "main", "rate(x[5m]) > 0", limit, 1));
  }

  private void answers(String result) {
    answer = "{\"status\":\"success\",\"data\":%s}".formatted(result);
  }

  @Test
  void the_expression_is_asked_for_as_the_api_wants_it() {
    answers("{\"resultType\":\"scalar\",\"result\":[1764147600.1,\"2.5\"]}");
    assertThat(read(Limit.ABOVE).value()).isEqualTo(2.5);
    assertThat(asked).hasSize(1);
    assertThat(URLDecoder.decode(asked.getFirst(), StandardCharsets.UTF_8))
        .isEqualTo("GET /prom/api/v1/query?query=rate(x[5m]) > 0");
  }

  @Test
  void of_several_series_the_worst_for_the_limit_counts_and_one_that_says_nothing_does_not() {
    answers(
        "{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"3\"]},{\"metric\":{},\"value\":[1,\"NaN\"]},{\"metric\":{},\"value\":[1,\"-1\"]}]}");
    assertThat(read(Limit.ABOVE).value()).isEqualTo(3);
    assertThat(read(Limit.BELOW).value()).isEqualTo(-1);
    answers("{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"+Inf\"]}]}");
    assertThat(read(Limit.ABOVE).value()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void a_figure_for_each_of_a_thousand_series_is_read() {
    String series =
        "{\"metric\":{\"instance\":\"%s\"},\"value\":[1,\"3\"]}".formatted("x".repeat(100));
    answers(
        "{\"resultType\":\"vector\",\"result\":[%s]}"
            .formatted(String.join(",", Collections.nCopies(1_000, series))));
    assertThat(read(Limit.ABOVE).value()).isEqualTo(3);
  }

  @Test
  void what_cannot_be_read_says_why() {
    answers("{\"resultType\":\"vector\",\"result\":[]}");
    assertThat(read(Limit.ABOVE).trouble()).isEqualTo(Trouble.NO_DATA);
    status = 400;
    answer = "{\"status\":\"error\",\"errorType\":\"bad_data\"}";
    assertThat(read(Limit.ABOVE).trouble()).isEqualTo(Trouble.REFUSED);
    status = 503;
    assertThat(read(Limit.ABOVE).trouble()).isEqualTo(Trouble.NO_ANSWER);
    status = 200;
    answer = "<html>";
    assertThat(read(Limit.ABOVE).trouble()).isEqualTo(Trouble.NO_ANSWER);
    assertThat(metrics().read(new WatchedMetric("Errors", "gone", "x", Limit.ABOVE, 1)).trouble())
        .isEqualTo(Trouble.NOT_SET_UP);
  }

  @Test
  void an_address_that_cannot_be_one_is_refused_at_the_start() {
    for (String address : List.of("prometheus:9090", "ftp://x", "http://a:b@x", "http:// x")) {
      assertThatThrownBy(() -> new MetricProperties(Map.of("main", address)))
          .hasMessageContaining("muster.recovery.prometheus.main");
    }
    assertThat(new PrometheusMetrics(new MetricProperties(Map.of("main", " "))).sources())
        .isEmpty();
  }
}
