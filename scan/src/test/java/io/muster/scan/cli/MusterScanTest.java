package io.muster.scan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MusterScanTest {

  private static final String SECRET = "hunter2/x@y";

  @TempDir Path folder;
  private Path shop;

  @BeforeEach
  void repository() throws IOException {
    shop = Files.createDirectory(folder.resolve("shop"));
    write("pom.xml", "<project><groupId>io.shop</groupId><artifactId>shop</artifactId></project>");
    write(
        "orders/pom.xml",
        """
        <?xml version="1.0"?>
        <project>
          <parent><groupId>io.shop</groupId><artifactId>shop</artifactId></parent>
          <artifactId>orders</artifactId>
          <dependencies>
            <dependency>
              <groupId>io.shop</groupId>
              <artifactId>shared-kernel</artifactId>
            </dependency>
            <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId></dependency>
          </dependencies>
        </project>
        """);
    write(
        "orders/src/main/resources/application.yaml",
        """
        spring:
          datasource:
            url: jdbc:postgresql://${DB_HOST:orders-db}:5432/orders
            password: %s
          kafka.bootstrap-servers: kafka-1.shop.internal:9092,kafka-2.shop.internal:9092
        payments.url: https://api.payments-provider.com/v2
        local.url: http://localhost:8080
        """
            .formatted(SECRET));
    write("shared-kernel/pom.xml", "<project><artifactId>shared-kernel</artifactId></project>");
    write(
        "web/package.json",
        "{\n"
            + " \"name\": \"@shop/web\",\n"
            + " \"dependencies\": {\n"
            + "  \"@shop/ui\": \"workspace:*\",\n"
            + "  \"react\": \"19.0.0\"}}\n");
    write("ui/package.json", "{\"name\": \"@shop/ui\"}");
    write("web/node_modules/left/package.json", "{\"name\": \"left\"}");
    write("web/.env", "API_URL=http://orders:8080\nTOKEN=" + SECRET + "\n");
    write(
        "ledger/go.mod",
        "module git.shop.io/shop/ledger\n\n"
            + "go 1.24\n\n"
            + "require (\n"
            + "\tgit.shop.io/shop/money v0.3.0\n"
            + "\tgolang.org/x/net v0.30.0 // indirect\n"
            + ")\n");
    write("money/go.mod", "module git.shop.io/shop/money\n");
    write(
        "forecast/pyproject.toml",
        """
        [project]
        name = "shop-forecast"
        dependencies = [
          "pandas>=2",
          "Shop_Models[fast]~=1.0",
        ]
        """);
    write("models/pyproject.toml", "[tool.poetry]\nname = \"shop-models\"\n");
    write("forecast/settings.toml", "REDIS_URL = \"redis://:" + SECRET + "@cache:6379/0\"\n");
    write(
        "compose.yaml",
        "services:\n  edge: {image: nginx, depends_on: [orders]}\n  orders: {image: orders}\n");
    write("broken/application.yml", "a: [\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = shop.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private record Ran(int code, String out, String err) {}

  private static Ran run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = MusterScan.commandLine(environment);
    int code =
        command
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void components_and_what_they_connect_to_are_told_with_file_and_line() {
    Ran ran = run(Map.of(), shop.toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(
            "@shop/web needs @shop/ui (90 %, web/package.json:4)",
            "@shop/web needs orders (60 %, web/.env:1)",
            "edge needs orders (80 %, compose.yaml:2)",
            "ledger needs money (90 %, ledger/go.mod:6)",
            "orders needs api.payments-provider.com (60 %,"
                + " orders/src/main/resources/application.yaml:6)",
            "orders needs kafka-1.shop.internal (50 %,"
                + " orders/src/main/resources/application.yaml:5)",
            "orders needs kafka-2.shop.internal (50 %,"
                + " orders/src/main/resources/application.yaml:5)",
            "orders needs orders-db.shop (60 %, orders/src/main/resources/application.yaml:3)",
            "orders needs shared-kernel (90 %, orders/pom.xml:8)",
            "shop-forecast needs cache.shop (60 %, forecast/settings.toml:1)",
            "shop-forecast needs shop-models (90 %, forecast/pyproject.toml:5)",
            "15 places, 11 dependencies");
    assertThat(ran.err().lines())
        .singleElement()
        .asString()
        .startsWith("skipped broken/application.yml: Line 2");
  }

  @Test
  void no_secret_is_ever_printed() {
    for (String how : new String[] {"--json", "--name=shop"}) {
      Ran ran = run(Map.of(), how, shop.toString());
      assertThat(ran.out() + ran.err()).doesNotContain("hunter2", "x@y", "5432", "/v2");
    }
  }

  @Test
  void what_was_found_is_sent_with_the_key_of_the_environment() throws IOException {
    AtomicReference<String> received = new AtomicReference<>();
    AtomicReference<String> key = new AtomicReference<>();
    HttpServer muster =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    muster.createContext(
        "/intake/dependencies",
        exchange -> {
          key.set(exchange.getRequestHeaders().getFirst("Authorization"));
          received.set(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders("Bearer mi_right".equals(key.get()) ? 202 : 401, -1);
          exchange.close();
        });
    muster.start();
    try {
      String to = "--to=http://127.0.0.1:" + muster.getAddress().getPort() + "/";
      Ran sent = run(Map.of("MUSTER_KEY", "mi_right"), to, shop.toString());
      assertThat(sent.code()).isZero();
      assertThat(sent.out().strip()).isEqualTo("Sent 11 dependencies of shop");
      assertThat(received.get()).contains("\"origin\" : \"shop\"", "\"kind\" : \"COMPONENT\"");
      Ran refused = run(Map.of("MUSTER_KEY", "mi_wrong"), to, shop.toString());
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("status 401").doesNotContain("mi_wrong");
    } finally {
      muster.stop(0);
    }
  }

  @Test
  void what_cannot_be_used_is_said_in_a_sentence() {
    assertThat(run(Map.of(), folder.resolve("none").toString()).code()).isEqualTo(2);
    assertThat(run(Map.of(), "--to=https://muster.invalid", shop.toString()).err())
        .contains("MUSTER_KEY");
    assertThat(run(Map.of("MUSTER_KEY", "k"), "--to=http://muster.invalid", shop.toString()).err())
        .contains("https://");
    assertThat(run(Map.of(), "--help").out()).contains("Exit codes", "MUSTER_KEY");
  }
}
