package io.muster.incident.intake.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.traces.Span.Kind;
import io.muster.incident.intake.traces.Span.SpanId;
import io.muster.scan.Found;
import io.muster.starter.Refused;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanEdgesTest {

  private final SpanEdges edges = new SpanEdges();

  private static Span span(
      long id, long parent, String service, Kind kind, Map<String, String> attributes) {
    return new Span(
        new SpanId(7, 7, id), new SpanId(7, 7, parent), service, "shop", kind, attributes);
  }

  private Found take(Span... spans) {
    return edges.take("int-1", List.of(spans));
  }

  @Test
  void a_call_and_its_answer_make_an_edge_in_whichever_order_they_come() {
    assertThat(take(span(2, 1, "checkout", Kind.SERVER, Map.of())).edges()).isEmpty();
    assertThat(take(span(1, 0, "web", Kind.CLIENT, Map.of())).edges())
        .containsExactly(new MapEdge("web", "checkout", 95, null));
    assertThat(
            take(
                    span(11, 0, "web", Kind.CLIENT, Map.of()),
                    span(12, 11, "search", Kind.SERVER, Map.of()))
                .edges())
        .containsExactly(new MapEdge("web", "search", 95, null));
  }

  @Test
  void what_another_integration_sent_completes_nothing() {
    take(span(2, 1, "checkout", Kind.SERVER, Map.of()));
    List<Span> call = List.of(span(1, 0, "web", Kind.CLIENT, Map.of()));
    assertThat(edges.take("int-2", call).edges()).isEmpty();
  }

  @Test
  void what_a_caller_says_of_whom_it_calls_makes_an_edge() {
    Found found =
        take(
            span(
                1,
                0,
                "checkout",
                Kind.CLIENT,
                Map.of("db.system", "postgresql", "server.address", "db")),
            span(2, 0, "checkout", Kind.CLIENT, Map.of("db.system", "h2", "db.name", "orders")),
            span(3, 0, "checkout", Kind.CLIENT, Map.of("peer.service", "ledger")),
            span(4, 0, "checkout", Kind.CLIENT, Map.of("server.address", "api.stripe.com")),
            span(5, 0, "checkout", Kind.CLIENT, Map.of("server.address", "10.0.0.7")),
            span(
                6,
                0,
                "checkout",
                Kind.PRODUCER,
                Map.of("messaging.system", "kafka", "messaging.destination.name", "orders")));
    assertThat(found.edges())
        .containsExactly(
            new MapEdge("checkout", "api.stripe.com", 90, null),
            new MapEdge("checkout", "db.shop", 90, null),
            new MapEdge("checkout", "ledger", 90, null),
            new MapEdge("checkout", "orders.h2", 70, null),
            new MapEdge("checkout", "orders.kafka", 90, null));
    assertThat(found.nodes())
        .contains(
            new MapNode("api.stripe.com", NodeKind.EXTERNAL, null),
            new MapNode("db.shop", NodeKind.DATABASE, null),
            new MapNode("orders.kafka", NodeKind.QUEUE, null));
  }

  @Test
  void queues_that_are_made_for_one_answer_are_passed_over() {
    Map<String, String> passing =
        Map.of(
            "messaging.system",
            "rabbitmq",
            "messaging.destination.name",
            "amq.gen-8f1",
            "messaging.destination.temporary",
            "true");
    assertThat(take(span(1, 0, "checkout", Kind.CONSUMER, passing)).edges()).isEmpty();
  }

  @Test
  void open_ends_are_remembered_up_to_a_bound() {
    for (int i = 1; i <= SpanEdges.MOST_OPEN * 3; i++) {
      take(span(i, 0, "web", Kind.CLIENT, Map.of()));
    }
    assertThat(edges.open()).isLessThanOrEqualTo(SpanEdges.MOST_OPEN);
  }

  @Test
  void protobuf_and_json_are_read_alike() {
    ByteString trace =
        ByteString.copyFrom(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
    ByteString id = ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 0, 0, 9});
    byte[] protobuf =
        ExportTraceServiceRequest.newBuilder()
            .addResourceSpans(
                ResourceSpans.newBuilder()
                    .setResource(
                        Resource.newBuilder()
                            .addAttributes(attribute("service.name", "checkout"))
                            .addAttributes(attribute("k8s.namespace.name", "shop")))
                    .addScopeSpans(
                        ScopeSpans.newBuilder()
                            .addSpans(
                                io.opentelemetry.proto.trace.v1.Span.newBuilder()
                                    .setTraceId(trace)
                                    .setSpanId(id)
                                    .setKind(SpanKind.SPAN_KIND_CLIENT)
                                    .addAttributes(attribute("http.url", "not looked at"))
                                    .addAttributes(attribute("peer.service", "ledger")))))
            .build()
            .toByteArray();
    String json =
        """
        {"resourceSpans":[{"resource":{"attributes":[
          {"key":"service.name","value":{"stringValue":"checkout"}},
          {"key":"k8s.namespace.name","value":{"stringValue":"shop"}}]},
         "scopeSpans":[{"spans":[{"traceId":"0102030405060708090a0b0c0d0e0f10","spanId":"0000000000000009","kind":3,
          "attributes":[{"key":"peer.service","value":{"stringValue":"ledger"}},{"key":"x","value":{"intValue":"4"}}]}]}]}]}
        """;
    List<Span> read = TraceReader.protobuf(protobuf);
    assertThat(read)
        .isEqualTo(
            TraceReader.json(Delivery.json(json.getBytes(StandardCharsets.UTF_8), "The body")));
    assertThat(read)
        .containsExactly(
            new Span(
                new SpanId(0x0102030405060708L, 0x090a0b0c0d0e0f10L, 9),
                new SpanId(0, 0, 0),
                "checkout",
                "shop",
                Kind.CLIENT,
                Map.of("peer.service", "ledger")));
  }

  @Test
  void what_is_no_export_is_refused() {
    assertThatThrownBy(() -> TraceReader.protobuf(new byte[] {(byte) 0xff, 1}))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> TraceReader.json(Delivery.json("[]".getBytes(StandardCharsets.UTF_8), "x")))
        .isInstanceOf(Refused.class);
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}
