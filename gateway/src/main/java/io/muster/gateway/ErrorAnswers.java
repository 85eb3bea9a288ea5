package io.muster.gateway;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import com.mongodb.MongoException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServiceUnavailableException;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The last resort: whatever went wrong leaves as a problem a person can act on, never as a stack
 * trace.
 */
@Component
@Order(-2)
class ErrorAnswers implements WebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  private final Problems problems;

  ErrorAnswers(Problems problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    if (exchange.getResponse().isCommitted()) {
      return breakOff(exchange, error);
    }
    Refusal refusal = refusalFor(exchange, error);
    if (refusal.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
      LOG.error("Unexpected failure, request={}", RequestIds.of(exchange), error);
    }
    if (refusal.equals(Refusal.IDENTITY_UNAVAILABLE) && Login.isOnTheWay(exchange)) {
      return Login.redirect(exchange, Login.FAILED);
    }
    if (error instanceof MethodNotAllowedException wrongMethod) {
      exchange.getResponse().getHeaders().setAllow(wrongMethod.getSupportedMethods());
    }
    return isOneOfManyOfItsKind(error)
        ? problems.writeUnlogged(exchange, refusal)
        : problems.write(exchange, refusal);
  }

  /**
   * Half an answer is out. Breaking the connection is the only honest way left to say that it is
   * not whole. Handed on, some errors would be taken for a caller who hung up, and the answer would
   * end as if nothing were missing.
   */
  private static Mono<Void> breakOff(ServerWebExchange exchange, Throwable error) {
    HttpServerResponse response =
        ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    return Mono.create(
        done ->
            response.withConnection(
                caller -> {
                  if (caller.channel().isActive()) {
                    LOG.info(
                        "An answer broke off, request={}: {}",
                        RequestIds.of(exchange),
                        error.toString());
                  }
                  caller.channel().close().addListener(closed -> done.success());
                }));
  }

  /**
   * What was turned away before it reached a service that is down or full. {@link Breakers} says
   * once that it is; a line for each call would bury it.
   */
  private static boolean isOneOfManyOfItsKind(Throwable error) {
    return error instanceof ServiceUnavailableException || error instanceof BulkheadFullException;
  }

  private static Refusal refusalFor(ServerWebExchange exchange, Throwable error) {
    Optional<String> part = part(exchange);
    return switch (error) {
      case Refusal.Refused refused -> refused.refusal();
      case ServiceUnavailableException open when part.isPresent() ->
          Refusal.partUnavailable(part.get());
      case BulkheadFullException full when part.isPresent() -> Refusal.partBusy(part.get());
      case ResponseStatusException slow
          when slow.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT && part.isPresent() ->
          Refusal.partTooSlow(part.get());
      case ResponseStatusException known -> ofStatus(known);
      case AuthenticationServiceException unreachable -> Refusal.IDENTITY_UNAVAILABLE;
      case MongoException down -> Refusal.SESSIONS_UNAVAILABLE;
      case DataAccessException down -> Refusal.SESSIONS_UNAVAILABLE;
      case DataBufferLimitException large -> Refusal.tooLarge(BodyLimit.ELSEWHERE);
      case IOException unreachable when part.isPresent() -> Refusal.partUnavailable(part.get());
      default ->
          Refusal.of(
              HttpStatus.INTERNAL_SERVER_ERROR,
              "internal",
              "Something went wrong in the gateway",
              "Try again; if it keeps failing, give an operator the request id.");
    };
  }

  private static Refusal ofStatus(ResponseStatusException error) {
    HttpStatus status = HttpStatus.valueOf(error.getStatusCode().value());
    return switch (status) {
      case NOT_FOUND ->
          Refusal.of(
              status, "not-found", "There is nothing here", "Check the address of the request.");
      case METHOD_NOT_ALLOWED ->
          Refusal.of(
              status,
              "method-not-allowed",
              "This address does not take that method",
              "Use one of the methods in the header Allow.");
      default ->
          Refusal.of(
              status,
              status.is4xxClientError() ? "bad-request" : "internal",
              status.getReasonPhrase(),
              "The gateway could not handle the request.");
    };
  }

  private static Optional<String> part(ServerWebExchange exchange) {
    return Optional.ofNullable(exchange.<Route>getAttribute(GATEWAY_ROUTE_ATTR))
        .map(route -> route.getMetadata().get("part"))
        .map(Object::toString);
  }
}
