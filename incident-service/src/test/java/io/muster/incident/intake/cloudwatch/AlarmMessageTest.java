package io.muster.incident.intake.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Mutations;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class AlarmMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final String ALARM =
      """
      {"AlarmName":"checkout latency","AlarmDescription":"Slow answers. severity=critical service=checkout",
      "AWSAccountId":"123456789012","NewStateValue":"ALARM","NewStateReason":"Threshold Crossed: 1 datapoint",
      "StateChangeTime":"2026-11-24T03:10:27.123+0000","Region":"EU (Ireland)",
      "AlarmArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout latency","OldStateValue":"OK",
      "Trigger":{"MetricName":"Latency","Namespace":"AWS/ELB","StatisticType":"Statistic","Statistic":"AVERAGE","Unit":null,
      "Dimensions":[{"name":"LoadBalancerName","value":"lb-1"}],"Period":60,"EvaluationPeriods":1,
      "ComparisonOperator":"GreaterThanThreshold","Threshold":1.5,"TreatMissingData":"",
      "EvaluateLowSampleCountPercentile":""}}\
      """;

  static final String EVENT =
      """
      {"version":"0","id":"c4c1c1c9-6542-e61b-6ef0-8c4d36933a92","detail-type":"CloudWatch Alarm State Change",
      "source":"aws.cloudwatch","account":"123456789012","time":"2026-11-24T03:10:28Z","region":"us-east-1",
      "resources":["arn:aws:cloudwatch:us-east-1:123456789012:alarm:ServerCpuTooHigh"],"detail":{"alarmName":"ServerCpuTooHigh",
      "configuration":{"description":"Goes into alarm when CPU is too high","metrics":[{"id":"30b6c6b2-a864-43a2-4877-c09a1afc3b87",
      "metricStat":{"metric":{"dimensions":{"InstanceId":"i-12345678901234567"},"name":"CPUUtilization","namespace":"AWS/EC2"},
      "period":300,"stat":"Average"},"returnData":true}]},"previousState":{"reason":"ok","timestamp":"2026-11-24T02:00:00.000+0000",
      "value":"OK"},"state":{"reason":"Threshold Crossed","reasonData":"{}","timestamp":"2026-11-24T03:10:27.000+0000","value":"ALARM"}}}\
      """;

  @Test
  void a_documented_alarm_is_read_in_full_wrapped_or_raw() {
    for (String body :
        new String[] {ALARM, PretendedSns.envelope("Notification", ALARM).toString()}) {
      AlertBatch batch = read(body);
      Alert alert = batch.alerts().getFirst();
      assertThat(batch.groupingKey())
          .isEqualTo("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout latency");
      assertThat(batch.title()).isEqualTo("checkout latency");
      assertThat(alert.action()).isEqualTo(Action.TRIGGER);
      assertThat(alert.service()).isEqualTo("checkout");
      assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
      assertThat(alert.description()).contains("Slow answers").contains("Threshold Crossed");
      assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-24T03:10:27.123Z"));
      assertThat(alert.link())
          .isEqualTo(
              "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/checkout%20latency");
      assertThat(alert.context().component()).isEqualTo("Latency");
      assertThat(alert.context().alertClass()).isEqualTo("AWS/ELB");
      assertThat(alert.context().host()).isEqualTo("lb-1");
      assertThat(alert.context().labels())
          .containsOnlyKeys("LoadBalancerName", "account", "namespace", "region");
    }
  }

  @Test
  void ok_ends_it_and_too_little_data_is_only_news() {
    Alert over = read(ALARM.replace("\"ALARM\"", "\"OK\"")).alerts().getFirst();
    assertThat(over.action()).isEqualTo(Action.RESOLVE);
    assertThat(over.endsAt()).isEqualTo(Instant.parse("2026-11-24T03:10:27.123Z"));
    assertThat(
            read(ALARM.replace("\"ALARM\"", "\"INSUFFICIENT_DATA\"")).alerts().getFirst().action())
        .isEqualTo(Action.UPDATE);
    assertThat(read("{\"AlarmName\":\"n\"}").alerts().getFirst().action()).isEqualTo(Action.UPDATE);
  }

  @Test
  void an_alarm_over_several_metrics_goes_by_the_first() {
    Alert alert =
        read("""
            {"AlarmName":"sum","NewStateValue":"ALARM","Trigger":{"Metrics":[{"Id":"e1","Expression":"m1+m2","ReturnData":true},
            {"Id":"m1","MetricStat":{"Metric":{"Dimensions":[{"name":"ServiceName","value":"orders"}],"MetricName":"Errors","Namespace":"shop"},
            "Period":60,"Stat":"Sum"},"ReturnData":false}]}}\
            """)
            .alerts()
            .getFirst();
    assertThat(alert.context().component()).isEqualTo("Errors");
    assertThat(alert.service()).isEqualTo("orders");
    assertThat(alert.startsAt()).isEqualTo(NOW);
    assertThat(alert.link()).isNull();
  }

  @Test
  void a_documented_event_of_event_bridge_is_read_in_full() {
    AlertBatch batch = read(EVENT);
    Alert alert = batch.alerts().getFirst();
    assertThat(alert.key())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:123456789012:alarm:ServerCpuTooHigh");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("ServerCpuTooHigh");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV3);
    assertThat(alert.description())
        .isEqualTo("Goes into alarm when CPU is too high\nThreshold Crossed");
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-24T03:10:27Z"));
    assertThat(alert.context().host()).isEqualTo("i-12345678901234567");
    assertThat(alert.context().component()).isEqualTo("CPUUtilization");
    assertThat(
            read(EVENT.replaceAll("\"value\":\"ALARM\"", "\"value\":\"OK\""))
                .alerts()
                .getFirst()
                .action())
        .isEqualTo(Action.RESOLVE);
  }

  @Test
  void a_name_may_say_a_severity_that_is_no_ordinary_word_of_names() {
    assertThat(severityOf("db-SEV2-lag")).isEqualTo(Severity.SEV2);
    assertThat(severityOf("[critical] disk")).isEqualTo(Severity.SEV1);
    assertThat(severityOf("high error rate")).isEqualTo(Severity.SEV3);
    assertThat(severityOf("uncritical")).isEqualTo(Severity.SEV3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "7",
        "",
        "{\"Type\":\"Notification\",\"TopicArn\":\"a\",\"Message\":\"hello\"}",
        "{\"Type\":\"Notification\",\"TopicArn\":\"a\"}",
        "{\"Type\":\"Notification\",\"TopicArn\":\"a\",\"Message\":{\"AlarmName\":\"x\"}}",
        "{\"detail-type\":\"EC2 Instance State-change Notification\",\"detail\":{\"state\":\"stopped\"}}"
      })
  void what_is_no_alarm_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    for (String message :
        new String[] {ALARM, EVENT, PretendedSns.envelope("Notification", ALARM).toString()}) {
      Mutations.assertReadOrRefused(
          new CloudWatch(null, new AmazonSns(uri -> uri)), Mutations.damage(message, seed));
    }
  }

  private static Severity severityOf(String name) {
    return read("{\"AlarmName\":\"%s\"}".formatted(name)).alerts().getFirst().incidentSeverity();
  }

  private static AlertBatch read(String body) {
    return new CloudWatch(null, null)
        .read(
            new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
                .keptAs("ab"))
        .getFirst();
  }
}
