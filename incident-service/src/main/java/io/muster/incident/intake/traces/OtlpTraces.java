package io.muster.incident.intake.traces;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.protobuf.CodedOutputStream;
import io.muster.contracts.dependency.MapEdge;
import io.muster.incident.insight.dependency.DependencyMap;
import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.scan.Found;
import io.muster.starter.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Traces as OpenTelemetry SDKs and collectors export them. The spans themselves are not kept: what
 * is recorded is that one needs another, when that is seen for the first time or again after a day.
 */
@Component
class OtlpTraces implements Source {

  static final String PATH = "/v1/traces";

  static final MediaType PROTOBUF = MediaType.parseMediaType("application/x-protobuf");

  /** Unpacked, in bytes; the spans of the largest batch a collector makes by itself fit in. */
  static final int LARGEST = 8 * 1024 * 1024;

  /** What the command would find to be no news anyway need not be asked about again. */
  private static final Duration TOLD_FOR = Duration.ofDays(1);

  private static final int MOST_TOLD = 20_000;
  private static final int INVALID_ARGUMENT = 3;
  private static final int UNAVAILABLE = 14;

  private final DependencyMap map;
  private final Clock clock;
  private final SpanEdges edges = new SpanEdges();
  private final Cache<Told, Instant> told = Caffeine.newBuilder().maximumSize(MOST_TOLD).build();

  OtlpTraces(DependencyMap map, Clock clock) {
    this.map = map;
    this.clock = clock;
  }

  private record Told(String integrationId, String from, String to) {}

  private record Spans(List<Span> all) {}

  @Override
  public String kind() {
    return "traces";
  }

  @Override
  public String title() {
    return "OpenTelemetry traces";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public boolean keepsBodies() {
    return false;
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    spans(delivery);
    return List.of();
  }

  @Override
  public void done(Delivery delivery) {
    Found found = edges.take(delivery.integrationId(), spans(delivery));
    Instant now = clock.instant();
    List<MapEdge> news =
        found.edges().stream()
            .filter(
                edge -> {
                  Instant last = told.getIfPresent(told(delivery, edge));
                  return last == null || !last.plus(TOLD_FOR).isAfter(now);
                })
            .toList();
    if (!news.isEmpty()) {
      map.observed(delivery.integrationId(), found.nodes(), news);
      news.forEach(edge -> told.put(told(delivery, edge), now));
    }
  }

  private static Told told(Delivery delivery, MapEdge edge) {
    return new Told(delivery.integrationId(), edge.from(), edge.to());
  }

  private static List<Span> spans(Delivery delivery) {
    return delivery
        .once(
            Spans.class,
            () -> {
              byte[] body = unpacked(delivery);
              return new Spans(
                  isJson(delivery.headers())
                      ? TraceReader.json(json(body))
                      : TraceReader.protobuf(body));
            })
        .all();
  }

  private static JsonNode json(byte[] body) {
    return Delivery.json(body, "The body");
  }

  static boolean isJson(HttpHeaders headers) {
    String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  private static byte[] unpacked(Delivery delivery) {
    String encoding = delivery.headers().getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity")) {
      return delivery.body();
    }
    if (!encoding.strip().equalsIgnoreCase("gzip")) {
      throw Refused.of(415, "unknown-encoding", "Send the spans as they are, or packed by gzip.");
    }
    try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(delivery.body()))) {
      byte[] body = packed.readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        throw Refused.of(
            413,
            "too-large",
            "There is more than 8 MiB of it. Let the exporter send less at once.");
      }
      return body;
    } catch (IOException e) {
      throw Refused.of(400, "malformed-body", "The body is not what gzip makes.");
    }
  }

  /** An empty response says in either form that everything was taken. */
  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    return isJson(delivery.headers())
        ? Answer.json(200, Map.of())
        : new Answer(200, PROTOBUF, new byte[0]);
  }

  @Override
  public Answer refused(Refused why) {
    int code = why.status() >= 500 || why.status() == 429 ? UNAVAILABLE : INVALID_ARGUMENT;
    return Answer.json(why.status(), new Status(code, why.getMessage()));
  }

  /** A {@code google.rpc.Status}, as OTLP has every refusal. */
  record Status(int code, String message) {}

  /** The same in protobuf, for who spoke it. */
  static byte[] inProtobuf(Object refusal) {
    Status status = (Status) refusal;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeInt32(1, status.code());
      out.writeString(2, status.message());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
