package io.muster.gateway;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses what is too large to be an alert or a command. A body that does not say its length is
 * counted as it arrives, and since bodies are gathered before they are passed on, a service never
 * sees half of one. Evidence may be gigabytes: it is passed on as it comes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit implements WebFilter {

  static final long INTAKE = 512 * 1024L;
  static final long ELSEWHERE = 1024 * 1024L;

  /** Files that people attach to an incident. */
  static final long ATTACHMENT = 25 * 1024 * 1024L;

  private static final PathPattern ATTACHMENTS =
      PathPatternParser.defaultInstance.parse("/api/incidents/*/attachments");
  private static final PathPattern EVIDENCE =
      PathPatternParser.defaultInstance.parse("/api/incidents/*/evidence");

  private final Problems problems;

  private final long evidence;

  BodyLimit(Problems problems, @Value("${muster.evidence.largest:2GB}") DataSize evidence) {
    this.problems = problems;
    this.evidence = evidence.toBytes();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    long limit = limitOf(request);
    if (request.getHeaders().getContentLength() > limit) {
      return problems.write(exchange, Refusal.tooLarge(limit));
    }
    ServerHttpRequest counted = counted(request, limit);
    if (isEvidence(request)) {
      // To the gateway's library it is one whose body needs no gathering for another try.
      exchange
          .getAttributes()
          .put(ServerWebExchangeUtils.CACHED_SERVER_HTTP_REQUEST_DECORATOR_ATTR, counted);
    }
    return chain.filter(exchange.mutate().request(counted).build());
  }

  private long limitOf(ServerHttpRequest request) {
    if (ReportForm.isReport(request)) {
      return ReportForm.LARGEST;
    }
    if (request.getMethod() == HttpMethod.POST && ATTACHMENTS.matches(request.getPath())) {
      return ATTACHMENT;
    }
    if (isEvidence(request)) {
      return evidence;
    }
    return IntakePaths.contain(request.getPath()) ? INTAKE : ELSEWHERE;
  }

  private static boolean isEvidence(ServerHttpRequest request) {
    return request.getMethod() == HttpMethod.POST && EVIDENCE.matches(request.getPath());
  }

  private static ServerHttpRequest counted(ServerHttpRequest request, long limit) {
    return new ServerHttpRequestDecorator(request) {
      @Override
      public Flux<DataBuffer> getBody() {
        AtomicLong seen = new AtomicLong();
        return super.getBody()
            .map(
                buffer -> {
                  byte[] part = new byte[buffer.readableByteCount()];
                  buffer.read(part);
                  DataBufferUtils.release(buffer);
                  if (seen.addAndGet(part.length) > limit) {
                    throw Refusal.tooLarge(limit).asError();
                  }
                  return DefaultDataBufferFactory.sharedInstance.wrap(part);
                });
      }
    };
  }
}
