package io.muster.incident.recovery.watch;

import io.muster.contracts.recovery.WatchedMetric;
import io.muster.incident.recovery.watch.MetricReading.Trouble;
import io.muster.starter.OutsideCall;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads metrics from Prometheus, or from what speaks its HTTP API ({@code /api/v1/query}), such as
 * Thanos, Mimir or VictoriaMetrics.
 */
public class PrometheusMetrics {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** In bytes: an expression nobody summed has a figure for each of some thousand series. */
  private static final long LONGEST_ANSWER = 1024 * 1024;

  private final MetricProperties settings;
  private final OutsideCall call = new OutsideCall(PATIENCE, LONGEST_ANSWER);

  PrometheusMetrics(MetricProperties settings) {
    this.settings = settings;
  }

  /** The names of the servers that may be asked. */
  public SortedSet<String> sources() {
    return new TreeSet<>(settings.prometheus().keySet());
  }

  /** The metric now; of several series the one that is worst for its limit. */
  public MetricReading read(WatchedMetric metric) {
    String address = metric.source() == null ? null : settings.prometheus().get(metric.source());
    if (address == null) {
      return MetricReading.none(Trouble.NOT_SET_UP);
    }
    URI uri =
        URI.create(
            address.replaceAll("/+$", "")
                + "/api/v1/query?query="
                + URLEncoder.encode(metric.expression(), StandardCharsets.UTF_8));
    try {
      HttpResponse<String> answer =
          call.ask(HttpRequest.newBuilder(uri).header("Accept", "application/json").build());
      return answer.statusCode() / 100 == 2
          ? worst(metric, values(JSON.readTree(answer.body()).path("data")))
          : MetricReading.none(
              answer.statusCode() / 100 == 4 ? Trouble.REFUSED : Trouble.NO_ANSWER);
    } catch (NotAnsweredException | JacksonException e) {
      return MetricReading.none(Trouble.NO_ANSWER);
    }
  }

  /** Of a scalar the figure itself, of a vector each series' figure; NaN says nothing. */
  private static List<Double> values(JsonNode data) {
    List<Double> values = new ArrayList<>();
    JsonNode result = data.path("result");
    switch (data.path("resultType").asString("")) {
      case "scalar" -> number(result.path(1)).ifPresent(values::add);
      case "vector" ->
          result.forEach(series -> number(series.path("value").path(1)).ifPresent(values::add));
      default -> {
        // A range or a string is no figure.
      }
    }
    return values;
  }

  /** Prometheus says Infinity as +Inf and -Inf. */
  private static Optional<Double> number(JsonNode text) {
    try {
      double value = Double.parseDouble(text.asString("").replace("Inf", "Infinity"));
      return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static MetricReading worst(WatchedMetric metric, List<Double> values) {
    Comparator<Double> order = Comparator.naturalOrder();
    return values.stream()
        .max(metric.limit() == WatchedMetric.Limit.ABOVE ? order : order.reversed())
        .map(MetricReading::of)
        .orElse(MetricReading.none(Trouble.NO_DATA));
  }
}
