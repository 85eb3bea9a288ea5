package io.muster.reporting.evidence;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.starter.SignedWebhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What reaches the auditors, over real HTTP and real SMTP, while both have their outages. */
class DeliveriesIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  @RegisterExtension
  static final GreenMailExtension SMTP = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

  @RegisterExtension
  static final WireMockExtension AUDITORS =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private static final String ORIGIN = "test.example/muster-log";
  private static final byte[] SECRET =
      "thirty-two bytes of test secret!".getBytes(StandardCharsets.UTF_8);

  @TempDir Path home;

  private final TurnedClock clock = new TurnedClock();
  private final NoteKey key = NoteKey.generate(ORIGIN);
  private MongoDatabase database;
  private CheckpointFile file;

  @BeforeEach
  void open() throws IOException {
    database = MONGO.freshDatabase();
    file = new CheckpointFile(home);
    file.addKey(key.verifierKey(), 0);
    AUDITORS.stubFor(post("/muster").willReturn(aResponse().withStatus(204)));
  }

  @AfterEach
  void drop() {
    database.drop();
  }

  @Test
  void every_checkpoint_is_posted_in_order_and_signed_so_that_it_can_be_checked() throws Exception {
    publish(3, 7, 9);
    Deliveries deliveries = deliveries(webhook());
    deliveries.tick();
    deliveries.tick();
    List<LoggedRequest> posted = posted();
    assertThat(posted).extracting(DeliveriesIT::position).containsExactly(3L, 7L, 9L);
    LoggedRequest last = posted.getLast();
    String signed =
        "%s.%s.%s"
            .formatted(
                last.getHeader("webhook-id"),
                last.getHeader("webhook-timestamp"),
                last.getBodyAsString());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    assertThat(last.getHeader("webhook-signature"))
        .isEqualTo(
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    JsonNode data = new JsonMapper().readTree(last.getBodyAsString()).path("data");
    assertThat(Files.readString(home.resolve("checkpoints.txt")))
        .endsWith(data.path("checkpoint").asString() + "\n");
    assertThat(data.path("keys").get(0).asString()).isEqualTo(key.verifierKey() + " from 0");
    assertThat(deliveries.states())
        .containsExactly(new SinkState("webhook", 9, clock.instant(), null));
  }

  @Test
  void an_outage_of_the_auditors_loses_nothing_and_is_shown_also_across_a_restart()
      throws Exception {
    publish(3);
    AUDITORS.stubFor(post("/muster").willReturn(aResponse().withStatus(503)));
    Deliveries deliveries = deliveries(webhook());
    deliveries.tick();
    assertThat(deliveries.states().getFirst().trouble()).contains("answered 503");
    publish(5);
    AUDITORS.resetRequests();
    clock.turn(Duration.ofMillis(500));
    deliveries.tick();
    assertThat(posted()).as("it is left alone for a while").isEmpty();

    deliveries = deliveries(webhook());
    AUDITORS.stubFor(post("/muster").willReturn(aResponse().withStatus(200)));
    deliveries.tick();
    publish(8);
    deliveries.tick();
    assertThat(posted()).extracting(DeliveriesIT::position).containsExactly(3L, 5L, 8L);
    assertThat(deliveries.states().getFirst().trouble()).isNull();
  }

  @Test
  void a_redirect_is_not_followed_and_takes_nothing() throws Exception {
    publish(3);
    AUDITORS.stubFor(
        post("/muster").willReturn(aResponse().withStatus(307).withHeader("Location", "/other")));
    Deliveries deliveries = deliveries(webhook());
    deliveries.tick();
    AUDITORS.verify(0, postRequestedFor(urlEqualTo("/other")));
    assertThat(deliveries.states().getFirst().position()).isZero();
  }

  @Test
  void the_auditor_is_mailed_the_newest_checkpoint_once_a_day_and_each_new_key_at_once()
      throws Exception {
    int before = SMTP.getReceivedMessages().length;
    Deliveries deliveries = deliveries(mail());
    publish(3, 7);
    deliveries.tick();
    publish(9);
    clock.turn(Duration.ofHours(23));
    deliveries.tick();
    assertThat(SMTP.getReceivedMessages()).hasSize(before + 1);
    String first = SMTP.getReceivedMessages()[before].getContent().toString().replace("\r", "");
    assertThat(first)
        .contains("held 7 events", key.verifierKey() + " from 0")
        .contains("\n" + ORIGIN + "\n7\n");
    assertThat(SMTP.getReceivedMessages()[before].getAllRecipients()[0].toString())
        .isEqualTo("aude@muster.example");

    clock.turn(Duration.ofHours(1));
    deliveries.tick();
    assertThat(SMTP.getReceivedMessages()).hasSize(before + 2);

    file.addKey(NoteKey.generate(ORIGIN).verifierKey(), 9);
    publish(9);
    deliveries.tick();
    assertThat(SMTP.getReceivedMessages()).as("a new key does not wait").hasSize(before + 3);
    assertThat(deliveries.states().getFirst().position()).isEqualTo(9);
  }

  private Deliveries deliveries(CheckpointSink sink) {
    return new Deliveries(file, List.of(sink), database, clock);
  }

  private CheckpointSink webhook() {
    return new WebhookSink(
        new SignedWebhook(
            "MUSTER_CHECKPOINT_WEBHOOK_URL",
            "http://127.0.0.1:%d/muster".formatted(AUDITORS.getPort()),
            "whsec_" + Base64.getEncoder().encodeToString(SECRET),
            clock));
  }

  private static CheckpointSink mail() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(SMTP.getSmtp().getPort());
    return new MailSink(
        sender,
        new CheckpointProperties.Mail(
            "aude@muster.example", "muster@muster.example", Duration.ofHours(24)));
  }

  private void publish(long... positions) throws IOException {
    for (long position : positions) {
      file.add(
          Checkpoint.sign(
              new Checkpoint.Statement(
                  ORIGIN, position, new byte[32], new byte[32], clock.instant()),
              key));
    }
  }

  private static List<LoggedRequest> posted() {
    return AUDITORS.findAll(postRequestedFor(urlEqualTo("/muster")));
  }

  private static long position(LoggedRequest request) {
    return new JsonMapper()
        .readTree(request.getBodyAsString())
        .path("data")
        .path("position")
        .asLong();
  }
}
