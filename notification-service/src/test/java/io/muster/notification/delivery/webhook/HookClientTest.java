package io.muster.notification.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.muster.notification.delivery.webhook.HookClient.Answer;
import io.muster.notification.delivery.webhook.HookClient.NoAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookClientTest {

  private static final InetAddress PUBLIC = address("93.184.215.14");

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          switch (exchange.getRequestURI().getPath()) {
            case "/long" -> {
              exchange.sendResponseHeaders(200, 0);
              try (exchange) {
                byte[] piece = new byte[8192];
                for (int i = 0; i < 10_000; i++) {
                  exchange.getResponseBody().write(piece);
                }
              } catch (IOException cutOff) {
                over.countDown();
              }
            }
            case "/drip" -> {
              exchange.sendResponseHeaders(200, 0);
              try (exchange) {
                while (true) {
                  exchange.getResponseBody().write('x');
                  exchange.getResponseBody().flush();
                  Thread.sleep(20);
                }
              } catch (IOException | InterruptedException cutOff) {
                over.countDown();
              }
            }
            case "/wordy" -> {
              exchange.getResponseHeaders().set("X-Words", "x".repeat(100_000));
              exchange.sendResponseHeaders(200, -1);
              exchange.close();
            }
            case "/many-words" -> {
              for (int i = 0; i < 1000; i++) {
                exchange.getResponseHeaders().set("X-Word-" + i, "x");
              }
              exchange.sendResponseHeaders(200, -1);
              exchange.close();
            }
            case "/elsewhere" -> {
              exchange.getResponseHeaders().set("Location", "/");
              exchange.sendResponseHeaders(307, -1);
              exchange.close();
            }
            default -> {
              exchange.getResponseHeaders().set("Retry-After", "7");
              exchange.sendResponseHeaders(503, -1);
              exchange.close();
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void an_answer_of_any_status_is_an_answer_and_no_redirect_is_followed() throws Exception {
    try (HookClient client = client(List.of("127.0.0.1"))) {
      Answer busy = client.post(uri("127.0.0.1", "/"), Map.of("webhook-id", "1"), "{}");
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.retryAfter()).isEqualTo("7");
      assertThat(busy.isTaken()).isFalse();
      assertThat(client.post(uri("127.0.0.1", "/elsewhere"), Map.of(), "{}").status())
          .isEqualTo(307);
      assertThat(calls).hasValue(2);
    }
  }

  @Test
  void of_an_answer_without_end_little_is_read_and_the_connection_ends() throws Exception {
    try (HookClient client = client(List.of("127.0.0.1"))) {
      assertThat(client.post(uri("127.0.0.1", "/long"), Map.of(), "{}").body()).hasSize(4096);
      assertThat(over.await(60, TimeUnit.SECONDS)).as("the connection ended").isTrue();
    }
  }

  @Test
  void of_headers_without_end_little_is_read() throws Exception {
    try (HookClient client = client(List.of("127.0.0.1"))) {
      for (String path : List.of("/wordy", "/many-words")) {
        assertThatThrownBy(() -> client.post(uri("127.0.0.1", path), Map.of(), "{}"))
            .as(path)
            .isInstanceOf(NoAnswerException.class)
            .hasMessageContaining("MessageConstraintException");
      }
    }
  }

  @Test
  void whether_a_name_is_known_within_is_said_to_nobody() throws Exception {
    HookClient.Names names =
        host -> {
          if (host.startsWith("db.")) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
          }
          throw new UnknownHostException(host);
        };
    try (HookClient client = client(List.of(), names)) {
      assertThat(client.whyNot("https://db.internal/"))
          .isPresent()
          .isEqualTo(client.whyNot("https://no.internal/"));
    }
  }

  @Test
  void one_that_answers_a_letter_at_a_time_is_given_up_in_time() throws Exception {
    try (HookClient client =
        new HookClient(List.of("127.0.0.1"), InetAddress::getAllByName, Duration.ofMillis(500))) {
      assertThatThrownBy(() -> client.post(uri("127.0.0.1", "/drip"), Map.of(), "{}"))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageStartingWith("it did not answer within");
      assertThat(over.await(60, TimeUnit.SECONDS)).as("the connection ended").isTrue();
    }
  }

  @Test
  void a_name_that_leads_inside_after_it_was_looked_at_is_not_followed_there() throws Exception {
    Deque<InetAddress> answers =
        new ArrayDeque<>(List.of(PUBLIC, InetAddress.getLoopbackAddress()));
    try (HookClient client = client(List.of(), host -> new InetAddress[] {answers.poll()})) {
      assertThat(client.whyNot("https://rebound.example/in")).isEmpty();
      assertThatThrownBy(() -> client.post(uri("rebound.example", "/"), Map.of(), "{}"))
          .isInstanceOf(NoAnswerException.class)
          .hasMessage("its host is not on the public internet");
      assertThat(calls).hasValue(0);
    }
  }

  @Test
  void an_address_in_figures_is_looked_at_as_well_when_it_is_called() throws Exception {
    try (HookClient client = client(List.of())) {
      for (String figures : List.of("127.0.0.1", "2130706433", "[::ffff:127.0.0.1]")) {
        assertThatThrownBy(() -> client.post(uri(figures, "/"), Map.of(), "{}"))
            .as(figures)
            .isInstanceOf(NoAnswerException.class);
      }
      assertThat(calls).hasValue(0);
    }
  }

  @Test
  void one_private_address_among_public_ones_is_enough_to_refuse() throws Exception {
    try (HookClient client =
        client(List.of(), host -> new InetAddress[] {PUBLIC, InetAddress.getLoopbackAddress()})) {
      assertThat(client.whyNot("https://two.example/")).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:a00:1::",
        "2001:db8::1",
        "2001::1",
        "64:ff9b:1::1",
        "::127.0.0.1"
      })
  void what_leads_back_to_this_network_is_not_public(String literal) {
    assertThat(PublicNetwork.holds(address(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "93.184.215.14",
        "100.63.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::101:101",
        "2002:101:101::"
      })
  void what_anybody_can_ask_is_public(String literal) {
    assertThat(PublicNetwork.holds(address(literal))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "http://hooks.example/",
        "ftp://hooks.example",
        "https://a:b@hooks.example",
        "https://hooks.example/#x",
        "https://hooks.example:8443/",
        "http://127.0.0.1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://0x7f000001/"
      })
  void an_address_that_is_none_is_refused(String url) throws Exception {
    try (HookClient client = client(List.of())) {
      assertThat(client.whyNot(url)).isPresent();
    }
  }

  @Test
  void a_host_an_operator_named_may_be_anywhere() throws Exception {
    try (HookClient client =
        client(
            List.of("hooks.internal"),
            host -> {
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            })) {
      assertThat(client.whyNot("https://HOOKS.internal:8443/in?token=x")).isEmpty();
      assertThat(client.whyNot("https://other.internal/")).isPresent();
    }
  }

  private HookClient client(List<String> privateHosts) {
    return client(privateHosts, InetAddress::getAllByName);
  }

  private HookClient client(List<String> privateHosts, HookClient.Names names) {
    return new HookClient(privateHosts, names, Duration.ofSeconds(10));
  }

  private URI uri(String host, String path) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
