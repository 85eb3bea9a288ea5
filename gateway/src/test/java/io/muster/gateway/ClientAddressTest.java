package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {

  @Test
  void without_proxies_of_our_own_only_the_peer_counts() {
    assertThat(seenBy("", "10.0.0.9", "1.2.3.4")).isEqualTo("10.0.0.9");
  }

  @Test
  void a_trusted_proxy_is_believed_about_the_last_hop_only() {
    assertThat(seenBy("10\\.0\\.0\\..*", "10.0.0.9", "6.6.6.6, 1.2.3.4")).isEqualTo("1.2.3.4");
  }

  @Test
  void a_peer_that_only_looks_like_a_proxy_is_not_believed() {
    assertThat(seenBy("10\\.0\\.0\\.9", "110.0.0.9", "1.2.3.4")).isEqualTo("110.0.0.9");
  }

  @Test
  void a_proxy_that_says_nothing_stands_for_itself() {
    assertThat(seenBy("10\\.0\\.0\\.9", "10.0.0.9", null)).isEqualTo("10.0.0.9");
  }

  private static String seenBy(String trusted, String peer, @Nullable String forwardedFor) {
    var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(peer, 40000));
    if (forwardedFor != null) {
      request.header("X-Forwarded-For", forwardedFor);
    }
    return new ClientAddress(trusted).of(request.build());
  }
}
