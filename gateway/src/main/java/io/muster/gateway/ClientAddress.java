package io.muster.gateway;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Who is calling, as a network address: the peer itself, or, when the peer is one of the operator's
 * own proxies, the last address that proxy saw. What a caller writes before that proves nothing.
 */
class ClientAddress {

  private final @Nullable Pattern trustedProxies;

  ClientAddress(@Nullable String trustedProxies) {
    this.trustedProxies =
        trustedProxies == null || trustedProxies.isBlank() ? null : Pattern.compile(trustedProxies);
  }

  String of(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    String address =
        peer == null || peer.getAddress() == null ? "unknown" : peer.getAddress().getHostAddress();
    if (trustedProxies == null || !trustedProxies.matcher(address).matches()) {
      return address;
    }
    String seen = String.join(",", request.getHeaders().getOrEmpty("X-Forwarded-For"));
    String last = seen.substring(seen.lastIndexOf(',') + 1).trim();
    return last.isEmpty() ? address : last;
  }
}
