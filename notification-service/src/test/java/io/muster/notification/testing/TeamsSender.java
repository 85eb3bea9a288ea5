package io.muster.notification.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts to Muster what people write in Teams, signed as an outgoing webhook signs it, and takes
 * only an answer that Teams would show: within five seconds, a message in simple XML, of less than
 * 40 KB, with links that can be opened.
 */
public final class TeamsSender {

  /** The security token, as Teams shows it; its bytes sign. */
  public static final String TOKEN = "bXVzdGVyLXRlYW1zLXRlc3QtdG9rZW4tMzItYnl0ZXM=";

  private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  private static final Set<String> TAGS = Set.of("a", "br");
  private static final int LARGEST = 40 * 1024 / 2;
  private static final Duration WAITS = Duration.ofSeconds(5);
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI address;
  private final Clock clock;
  private final AtomicLong ids = new AtomicLong(1_764_000_000_000L);

  /** Posts to this service. */
  public TeamsSender(Running service, Clock clock) {
    this.address = URI.create(service.url() + "/hooks/teams");
    this.clock = clock;
  }

  /** Somebody writes behind our name; answers what everybody in the channel reads. */
  public String types(String objectId, String words) {
    return told(message(objectId, words));
  }

  /** What the channel reads under a message. */
  public String told(String message) {
    HttpResponse<String> response = post(message, signature(message));
    require(response.statusCode() == 200, "status " + response.statusCode());
    require(
        response.headers().firstValue("Content-Type").orElse("").startsWith("application/json"),
        "content type");
    JsonNode answer = JSON.readTree(response.body());
    require(answer.path("type").asString("").equals("message"), "type");
    require(answer.path("textFormat").asString("").equals("xml"), "format");
    String text = answer.path("text").asString("");
    require(!text.isBlank() && response.body().length() < LARGEST, "length");
    return shown(text);
  }

  /** A message to the bot in a channel, as Teams posts it. */
  public String message(String objectId, String words) {
    return JSON.writeValueAsString(
        Map.ofEntries(
            Map.entry("type", "message"),
            Map.entry("id", Long.toString(ids.incrementAndGet())),
            Map.entry("timestamp", clock.instant().toString()),
            Map.entry("localTimestamp", clock.instant().toString()),
            Map.entry("serviceUrl", "https://smba.trafficmanager.net/emea/"),
            Map.entry("channelId", "msteams"),
            Map.entry(
                "from", Map.of("id", "29:1abc", "name", "Rosa in Teams", "aadObjectId", objectId)),
            Map.entry(
                "conversation",
                Map.of(
                    "isGroup",
                    true,
                    "conversationType",
                    "channel",
                    "id",
                    "19:c@thread.tacv2;messageid=1764",
                    "name",
                    "War room")),
            Map.entry("recipient", Map.of()),
            Map.entry("textFormat", "plain"),
            Map.entry("text", "<at>Muster</at>&nbsp;" + words + "\n"),
            Map.entry("attachments", List.of()),
            Map.entry("entities", List.of()),
            Map.entry(
                "channelData",
                Map.of(
                    "channel", Map.of("id", "19:c@thread.tacv2"),
                    "team", Map.of("id", "19:t@thread.tacv2"),
                    "tenant", Map.of("id", TENANT))),
            Map.entry("locale", "en-GB")));
  }

  /** Posts any body with any signature, as Teams waits for it. */
  public HttpResponse<String> post(String body, String authorization) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(address)
              .timeout(WAITS)
              .header("Content-Type", "application/json; charset=utf-8")
              .header("Authorization", authorization)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The header by which the token proves a body. */
  public static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(TOKEN), "HmacSHA256"));
      byte[] signed = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return "HMAC " + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As people read it; markup that Teams does not show, or that is not well formed, is refused. */
  private static String shown(String xml) {
    try {
      Element message =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader("<message>" + xml + "</message>")))
              .getDocumentElement();
      NodeList tags = message.getElementsByTagName("*");
      for (int i = 0; i < tags.getLength(); i++) {
        Element tag = (Element) tags.item(i);
        require(TAGS.contains(tag.getTagName()), "tag " + tag.getTagName());
        require(
            !tag.getTagName().equals("a") || tag.getAttribute("href").startsWith("http"), "link");
      }
      return message.getTextContent();
    } catch (SAXException | ParserConfigurationException e) {
      throw new AssertionError("Teams cannot show " + xml, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(boolean kept, String rule) {
    if (!kept) {
      throw new AssertionError("Teams shows no such answer: " + rule);
    }
  }
}
