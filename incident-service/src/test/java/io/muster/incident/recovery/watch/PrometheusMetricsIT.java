package io.muster.incident.recovery.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muster.contracts.recovery.WatchedMetric;
import io.muster.contracts.recovery.WatchedMetric.Limit;
import io.muster.incident.recovery.watch.MetricReading.Trouble;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics read from a real Prometheus, where there is one on the path. */
class PrometheusMetricsIT {

  @TempDir static Path folder;
  private static Process prometheus;
  private static PrometheusMetrics metrics;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "prometheus"))),
        "no prometheus on the path");
    String address = "127.0.0.1:" + freePort();
    Path settings = Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
    prometheus =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + settings,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://" + address + "/-/ready")).build();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    metrics = new PrometheusMetrics(new MetricProperties(Map.of("main", "http://" + address)));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (prometheus != null) {
      prometheus.destroy();
      prometheus.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static MetricReading read(String expression) {
    return metrics.read(new WatchedMetric("Errors", "main", expression, Limit.ABOVE, 1));
  }

  @Test
  void a_figure_is_read_whether_it_is_one_or_one_of_each_series() {
    assertThat(read("1 + 1.5").value()).isEqualTo(2.5);
    assertThat(read("vector(3) > 0").value()).isEqualTo(3);
    assertThat(read("label_replace(vector(2), \"a\", \"b\", \"\", \"\") or vector(7)").value())
        .isEqualTo(7);
    assertThat(read("vector(1) / 0").value()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void what_gives_no_figure_or_is_not_understood_says_so() {
    assertThat(read("nothing_is_called_so").trouble()).isEqualTo(Trouble.NO_DATA);
    assertThat(read("vector(0) / 0").trouble()).isEqualTo(Trouble.NO_DATA);
    assertThat(read("rate(").trouble()).isEqualTo(Trouble.REFUSED);
  }
}
