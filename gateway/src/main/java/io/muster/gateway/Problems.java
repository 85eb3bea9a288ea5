package io.muster.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes refusals as RFC 9457 problem details, and leaves a line in the log that an operator finds
 * by request id.
 */
@Component
class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
    // The path is percent-encoded and the id well-formed, so neither can forge a log line.
    LOG.info(
        "{} {} {} {} request={} from={}",
        refusal.status().value(),
        refusal.slug(),
        exchange.getRequest().getMethod(),
        IntakePaths.withoutKey(exchange.getRequest().getPath().value()),
        RequestIds.of(exchange),
        exchange.getAttributeOrDefault(Entrance.CLIENT_ADDRESS, "unknown"));
    return writeUnlogged(exchange, refusal);
  }

  Mono<Void> writeUnlogged(ServerWebExchange exchange, Refusal refusal) {
    String path = IntakePaths.withoutKey(exchange.getRequest().getPath().value());
    String requestId = RequestIds.of(exchange);
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(refusal.status());
    HttpHeaders headers = response.getHeaders();
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    headers.remove(HttpHeaders.CONTENT_ENCODING);
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setCacheControl("no-store");
    if (refusal.retryAfter() != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfter().toSeconds()));
    }
    if (refusal.status() == HttpStatus.UNAUTHORIZED) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.writeWith(
        Mono.fromSupplier(() -> response.bufferFactory().wrap(body(refusal, path, requestId))));
  }

  private byte[] body(Refusal refusal, String path, String requestId) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:muster:problem:" + refusal.slug());
    problem.put("title", refusal.title());
    problem.put("status", refusal.status().value());
    problem.put("detail", refusal.detail());
    problem.put("instance", path);
    problem.put("requestId", requestId);
    problem.putAll(refusal.more());
    return json.writeValueAsBytes(problem);
  }
}
