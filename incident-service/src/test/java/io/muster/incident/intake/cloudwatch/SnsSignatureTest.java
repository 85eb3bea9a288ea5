package io.muster.incident.intake.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.starter.Refused;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SnsSignatureTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  private static final JsonMapper JSON = new JsonMapper();
  private static final PretendedSns SNS = new PretendedSns();

  private final SnsSignature signature = new SnsSignature(SNS.reached());

  @AfterAll
  static void close() {
    SNS.close();
  }

  /** Written by hand from the rule, so that a mistake cannot hide on both sides. */
  @Test
  void the_signed_text_is_made_of_names_and_values_in_the_order_of_the_rule() {
    ObjectNode notification = PretendedSns.envelope("Notification", "m\n").put("Subject", "s");
    assertThat(SnsMessage.in(notification).orElseThrow().signedText())
        .isEqualTo(
            "Message\nm\n\nMessageId\n22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324\nSubject\ns\n"
                + "Timestamp\n2026-11-24T03:12:00.000Z\nTopicArn\narn:aws:sns:eu-west-1:123456789012:alarms\n"
                + "Type\nNotification\n");
    assertThat(
            SnsMessage.in(PretendedSns.confirmation("UnsubscribeConfirmation"))
                .orElseThrow()
                .signedText())
        .isEqualTo(
            "Message\nYou have chosen to subscribe.\nMessageId\n22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324\n"
                + "SubscribeURL\nhttps://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t1\n"
                + "Timestamp\n2026-11-24T03:12:00.000Z\nToken\nt1\n"
                + "TopicArn\narn:aws:sns:eu-west-1:123456789012:alarms\nType\nUnsubscribeConfirmation\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void both_versions_are_checked_and_the_certificate_is_fetched_once(String version) {
    int before = SNS.asked().size();
    String body =
        SNS.signed(version, PretendedSns.envelope("Notification", "hé"), PretendedSns.CERTIFICATE);
    check(body);
    check(body.replace("SigningCertURL", "SigningCertUrl"));
    assertThat(SNS.asked().size() - before).isEqualTo(1);
    for (String field : new String[] {"Message", "MessageId", "Timestamp", "TopicArn"}) {
      JsonNode changed = ((ObjectNode) JSON.readTree(body)).put(field, "other");
      refused(changed.toString(), 401, "does not fit");
    }
    refused(((ObjectNode) JSON.readTree(body)).put("Subject", "added").toString(), 401, "not fit");
    refused(((ObjectNode) JSON.readTree(body)).put("Signature", "???").toString(), 401, "read");
    refused(((ObjectNode) JSON.readTree(body)).put("Signature", "AAAA").toString(), 401, "");
    refused(
        ((ObjectNode) JSON.readTree(body)).put("SignatureVersion", "3").toString(), 401, "version");
    refused(
        ((ObjectNode) JSON.readTree(body))
            .put("SignatureVersion", version.equals("1") ? "2" : "1")
            .toString(),
        401,
        "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://sns.eu-west-1.amazonaws.com/cert-1.pem",
        "https://sns.eu-west-1.amazonaws.com.evil.example/cert-1.pem",
        "https://evil.example/sns.eu-west-1.amazonaws.com/cert-1.pem",
        "https://sns.eu-west-1.amazonaws.com@evil.example/cert-1.pem",
        "https://evil.example#.sns.eu-west-1.amazonaws.com/cert-1.pem",
        "https://x@sns.eu-west-1.amazonaws.com/cert-1.pem",
        "https://sns.eu-west-1.amazonaws.com:8443/cert-1.pem",
        "https://sns.eu-west-1.amazonaws.com/cert-1.txt",
        "https://s3.eu-west-1.amazonaws.com/cert-1.pem",
        "https://sns.a.b.amazonaws.com/cert-1.pem",
        "https://sns..amazonaws.com/cert-1.pem",
        "https://sns.eu-west-1.amazonaws.org/cert-1.pem",
        "https://127.0.0.1/cert-1.pem",
        "file:///etc/cert-1.pem",
        "https://sns.eu-west-1.amazonaws.com\\@evil.example/cert-1.pem",
        "not an address"
      })
  void a_certificate_from_anywhere_else_is_never_fetched(String address) {
    int before = SNS.asked().size();
    refused(SNS.signed("2", PretendedSns.envelope("Notification", "m"), address), 401, "own");
    assertThat(SNS.asked()).hasSize(before);
  }

  @Test
  void china_has_addresses_of_its_own() {
    check(
        SNS.signed(
            "2",
            PretendedSns.envelope("Notification", "m"),
            "https://sns.cn-north-1.amazonaws.com.cn/cert-1.pem"));
  }

  @Test
  void what_lies_there_has_to_be_a_valid_certificate_of_a_sane_size() {
    String host = "https://sns.eu-west-1.amazonaws.com";
    ObjectNode message = PretendedSns.envelope("Notification", "m");
    refused(SNS.signed("2", message, host + "/cert-old.pem"), 401, "not valid");
    refused(SNS.signed("2", message, host + "/not-one.pem"), 401, "no certificate");
    refused(SNS.signed("2", message, host + "/large.pem"), 503, "cannot be fetched");
    // Leads elsewhere, which nobody follows.
    refused(SNS.signed("2", message, host + "/moved.pem"), 503, "cannot be fetched");
  }

  @Test
  void when_amazon_cannot_be_reached_the_message_is_to_come_again() {
    SnsSignature cutOff =
        new SnsSignature(new AmazonSns(uri -> URI.create("http://127.0.0.1:1/nobody")));
    assertThatThrownBy(
            () -> cutOff.check(SnsMessage.in(JSON.readTree(SNS.subscription())).orElseThrow(), NOW))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(503));
  }

  private void check(String body) {
    signature.check(SnsMessage.in(JSON.readTree(body)).orElseThrow(), NOW);
  }

  private void refused(String body, int status, String words) {
    assertThatThrownBy(() -> check(body))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.status()).isEqualTo(status);
              assertThat(e.getMessage()).contains(words);
            });
  }
}
