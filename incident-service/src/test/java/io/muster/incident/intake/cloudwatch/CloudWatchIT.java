package io.muster.incident.intake.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Amazon SNS sees of the running service, from the subscription on. */
class CloudWatchIT {

  private static final PretendedSns SNS = new PretendedSns();

  @RegisterExtension static final TestService SERVICE = new TestService(Reached.class);

  private static volatile boolean online = true;

  static class Reached {
    @Bean
    @Primary
    AmazonSns pretendedSns() {
      AmazonSns here = SNS.reached();
      AmazonSns nowhere = new AmazonSns(uri -> URI.create("http://127.0.0.1:1/"));
      return new AmazonSns(uri -> online ? here.way(uri) : nowhere.way(uri));
    }
  }

  @AfterAll
  static void close() {
    SNS.close();
  }

  @Test
  void a_subscription_is_confirmed_once_its_signature_is_right_and_alarms_open_and_resolve() {
    JsonNode made = letIn("Alarms");
    String path = "/intake/cloudwatch/" + made.path("key").asString();
    int before = SNS.asked().size();
    String forged = SNS.subscription().replace("chosen", "forged");
    TestService.Answer refused = text(path, forged).is(401);
    assertThat(refused.problem()).isEqualTo("wrong-signature");
    assertThat(SNS.asked().subList(before, SNS.asked().size()))
        .noneMatch(asked -> asked.contains("ConfirmSubscription"));

    assertThat(text(path, SNS.subscription()).is(200).text()).isEqualTo("{}");
    assertThat(SNS.asked()).endsWith("/?Action=ConfirmSubscription&Token=t1");
    assertThat(
            text(path, SNS.notification(AlarmMessageTest.ALARM.replace("checkout", "alpha")))
                .is(202)
                .text())
        .isEqualTo("{\"received\":1,\"opened\":1,\"updated\":1,\"duplicates\":0}");
    JsonNode incident =
        SERVICE
            .getUntil("/api/incidents?q=alpha", SERVICE.rosa(), p -> p.path("items").size() == 1)
            .path("items")
            .path(0);
    assertThat(incident.path("severity").asString()).isEqualTo("SEV1");
    String over =
        AlarmMessageTest.ALARM.replace("checkout", "alpha").replace("\"ALARM\"", "\"OK\"");
    text(path, SNS.notification(over)).is(202);
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals("RESOLVED"));
    JsonNode payloads =
        SERVICE.getUntil(payloads(made), SERVICE.adam(), p -> p.path("items").size() == 4);
    assertThat(payloads.path("items").path(2).path("note").asString())
        .isEqualTo("The subscription of the topic " + PretendedSns.TOPIC + " is confirmed.");
    assertThat(payloads.path("items").path(3).path("refusal").asString()).contains("not fit");
  }

  @Test
  void the_first_topic_is_the_only_one_and_a_wrong_signature_keeps_the_door_shut() {
    JsonNode made = letIn("Pinned");
    String path = "/intake/cloudwatch/" + made.path("key").asString();
    String alarm = AlarmMessageTest.ALARM.replace("checkout", "bravo");
    text(path, SNS.notification(alarm)).is(202);
    ObjectNode other =
        PretendedSns.envelope("Notification", alarm).put("TopicArn", PretendedSns.TOPIC + "-other");
    TestService.Answer refused =
        text(path, SNS.signed("1", other, PretendedSns.CERTIFICATE)).is(403);
    assertThat(refused.problem()).isEqualTo("other-sender");
    text(path, SNS.notification(alarm).replace("bravo", "brave")).is(401);
    assertThat(
            SERVICE
                .getUntil(
                    "/api/integrations",
                    SERVICE.adam(),
                    l -> l.toString().contains(PretendedSns.TOPIC))
                .toString())
        .contains("\"sender\":\"" + PretendedSns.TOPIC + "\"");
    text("/intake/cloudwatch/wrong", SNS.notification(alarm)).is(401);
    text(path, SNS.notification("hello")).is(400);
    String gone =
        SNS.signed(
            "2", PretendedSns.confirmation("UnsubscribeConfirmation"), PretendedSns.CERTIFICATE);
    text(path, gone).is(200);
    JsonNode payloads =
        SERVICE.getUntil(
            payloads(made), SERVICE.adam(), p -> p.toString().contains("ended the subscription"));
    assertThat(payloads.path("items")).hasSize(5);
  }

  @Test
  void where_amazon_cannot_be_reached_an_administrator_is_shown_the_link() {
    JsonNode made = letIn("Offline");
    String path = "/intake/cloudwatch/" + made.path("key").asString();
    // The certificate is known by now, unless this test runs first; either way the link is shown.
    text(path, SNS.notification(AlarmMessageTest.ALARM.replace("checkout", "charlie"))).is(202);
    online = false;
    try {
      text(path, SNS.subscription()).is(200);
      JsonNode payloads =
          SERVICE.getUntil(
              payloads(made), SERVICE.adam(), p -> p.path("items").path(0).has("link"));
      assertThat(payloads.path("items").path(0).path("link").asString())
          .isEqualTo(PretendedSns.SUBSCRIBE);
      String unknown = "https://sns.eu-central-1.amazonaws.com/cert-1.pem";
      TestService.Answer later =
          text(
                  path,
                  SNS.signed("2", PretendedSns.confirmation("SubscriptionConfirmation"), unknown))
              .is(503);
      assertThat(later.problem()).isEqualTo("no-certificate");
      assertThat(later.text()).contains("confirm it yourself");
    } finally {
      online = true;
    }
  }

  @Test
  void event_bridge_and_raw_delivery_show_the_key_alone() {
    JsonNode made = letIn("Raw");
    String key = made.path("key").asString();
    String event = AlarmMessageTest.EVENT.replace("ServerCpuTooHigh", "delta");
    SERVICE.post("/intake/cloudwatch", event, null, "X-Muster-Key", key).is(202);
    SERVICE
        .post(
            "/intake/cloudwatch",
            AlarmMessageTest.ALARM.replace("checkout", "echo"),
            null,
            "X-Muster-Key",
            key)
        .is(202);
    SERVICE.getUntil("/api/incidents?q=delta", SERVICE.rosa(), p -> p.path("items").size() == 1);
    SERVICE.getUntil("/api/incidents?q=echo", SERVICE.rosa(), p -> p.path("items").size() == 1);
    for (String body : new String[] {"", "{", "[]", "7", "[".repeat(100_000)}) {
      assertThat(SERVICE.post("/intake/cloudwatch", body, key).is(400).problem())
          .isEqualTo("malformed-body");
    }
  }

  /** SNS says that its JSON is text. */
  private static TestService.Answer text(String path, String body) {
    return SERVICE.send(
        java.net.http.HttpRequest.newBuilder(SERVICE.uri(path))
            .header("Content-Type", "text/plain; charset=UTF-8")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String payloads(JsonNode made) {
    return "/api/integrations/" + made.path("id").asString() + "/payloads";
  }

  private static JsonNode letIn(String name) {
    return SERVICE
        .post(
            "/api/integrations",
            "{\"name\":\"%s\",\"source\":\"cloudwatch\"}".formatted(name),
            SERVICE.adam())
        .is(201)
        .json();
  }
}
