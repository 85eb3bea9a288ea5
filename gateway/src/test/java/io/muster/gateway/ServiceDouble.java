package io.muster.gateway;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Stands for one of the services: a real HTTP server that remembers what reached it. */
final class ServiceDouble {

  /** A request as it arrived behind the gateway. */
  record Seen(String method, String uri, HttpHeaders headers, String body) {}

  private final String name;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private volatile BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> answer;
  private DisposableServer server;

  ServiceDouble(String name) {
    this.name = name;
    reset();
    start(0);
  }

  private void start(int port) {
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(port)
            .doOnConnection(caller -> open.add(caller.channel()))
            .handle((request, response) -> answer.apply(request, response))
            .bindNow();
  }

  /**
   * Takes the service down as a kill would: whoever waits is cut off. Its address stays its own.
   */
  void stop() {
    server.disposeNow();
    open.forEach(Channel::close);
    open.clear();
  }

  void startAgain() {
    start(server.port());
  }

  void reset() {
    seen.clear();
    answer = this::remember;
  }

  void answers(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> other) {
    answer = other;
  }

  Mono<Void> remember(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asString()
        .defaultIfEmpty("")
        .flatMap(
            body -> {
              seen.add(
                  new Seen(
                      request.method().name(),
                      request.uri(),
                      request.requestHeaders().copy(),
                      body));
              return response
                  .header("Content-Type", "application/json")
                  .header("X-Request-Id", request.requestHeaders().get("X-Request-Id", ""))
                  .sendString(Mono.just("{\"service\":\"" + name + "\"}"))
                  .then();
            });
  }

  List<Seen> seen() {
    return seen;
  }

  Seen only() {
    if (seen.size() != 1) {
      throw new AssertionError(name + " should have seen one request but saw " + seen);
    }
    return seen.getFirst();
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }
}
