package io.muster.notification.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;

/** Tells Muster what was done in Slack, signed as Slack signs it. */
public final class SlackSender {

  /** What it signs with. */
  public static final String SECRET = "a-signing-secret";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final Clock clock;

  /** Sends to this service. */
  public SlackSender(Running service, Clock clock) {
    PropertyResolver settings = service.bean(Environment.class);
    this.url = "http://127.0.0.1:" + settings.getProperty("local.server.port");
    this.clock = clock;
  }

  /** Somebody pressed a button; answers the status. */
  public int presses(String userId, String action, String incidentId, String channelId, String at) {
    String payload =
        """
        {"type":"block_actions","team":{"id":"T1","domain":"acme"},
         "user":{"id":"%s","username":"rosa","name":"rosa","team_id":"T1"},"api_app_id":"A1",
         "container":{"type":"message","message_ts":"1.1","channel_id":"%s"},"trigger_id":"1.2.3",
         "channel":{"id":"%s","name":"inc"},"response_url":"https://hooks.slack.com/actions/T1/1/x",
         "actions":[{"action_id":"%s","block_id":"b","value":"%s","type":"button","action_ts":"%s"}]}
        """
            .formatted(userId, channelId, channelId, action, incidentId, at);
    return send(
            "/slack/interactions",
            "application/x-www-form-urlencoded",
            "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8),
            SECRET)
        .statusCode();
  }

  /** Somebody typed a command; answers what they read. */
  public String types(String userId, String channelId, String text) {
    return types(userId, channelId, text, "1.2.3");
  }

  /** The same with Slack's own mark of the command. */
  public String types(String userId, String channelId, String text, String mark) {
    return send(
            "/slack/commands",
            "application/x-www-form-urlencoded",
            "token=x&team_id=T1&team_domain=acme&channel_id=%s&channel_name=inc&user_id=%s&user_name=rosa&command=%%2Fmuster&text=%s&trigger_id=%s"
                .formatted(
                    channelId, userId, URLEncoder.encode(text, StandardCharsets.UTF_8), mark),
            SECRET)
        .body();
  }

  /** Something happened in a channel; answers the status. */
  public int tells(String event) {
    return send(
            "/slack/events",
            "application/json",
            "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":"
                + event
                + "}",
            SECRET)
        .statusCode();
  }

  /** Sends any body, signed with any secret. */
  public HttpResponse<String> send(String path, String type, String body, String secret) {
    long now = clock.instant().getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signed = mac.doFinal(("v0:" + now + ":" + body).getBytes(StandardCharsets.UTF_8));
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Content-Type", type)
              .header("X-Slack-Request-Timestamp", String.valueOf(now))
              .header("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(signed))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
