package io.muster.incident.intake.cloudwatch;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One change of an alarm's state, whichever way it came.
 *
 * <p>CloudWatch has no severities and knows no services. Whoever sets up an alarm says them in its
 * description, {@code severity=critical service=checkout}; a severity may stand in its name as
 * well.
 *
 * @param arn the alarm's name in all of Amazon; null when missing
 * @param name what people call it
 * @param state {@code ALARM}, {@code OK} or {@code INSUFFICIENT_DATA}
 * @param description as people wrote it, or null
 * @param reason why the state changed, in CloudWatch's words, or null
 * @param at when it changed, UTC; null when missing
 * @param account of Amazon, or null
 * @param region where the alarm is, in the words of whichever way it came, or null
 * @param metric its name, or null
 * @param namespace of the metric, or null
 * @param dimensions of the metric, by name
 */
record Alarm(
    String arn,
    String name,
    String state,
    String description,
    String reason,
    Instant at,
    String account,
    String region,
    String metric,
    String namespace,
    Map<String, String> dimensions) {

  private static final String GROUPED_BY = "cloudwatch-alarm/1";

  private static final Pattern SAID =
      Pattern.compile("(?i)\\b(severity|service)\\s*[=:]\\s*([\\w.-]{1,200})");
  private static final Pattern IN_NAME =
      Pattern.compile("(?i)(?<![a-z])(sev[1-5]|critical|warning|info)(?![a-z0-9])");
  private static final Pattern REGION_OF_ARN =
      Pattern.compile("arn:aws:cloudwatch:([a-z0-9-]{3,40}):[0-9]*:alarm:(.+)");
  private static final List<String> SERVICES = List.of("ServiceName", "Service", "service");

  AlertBatch toBatch(Delivery delivery) {
    if (name == null) {
      throw Refused.of(
          400,
          "malformed-body",
          "There is no alarm of CloudWatch in this. Let only alarms publish to this topic or rule.");
    }
    String key = Fields.key(arn == null ? "%s/%s/%s".formatted(account, region, name) : arn);
    String rawSeverity = said("severity").or(() -> first(IN_NAME, name)).orElse(null);
    Severities severities = Severities.of(rawSeverity);
    Action action =
        switch (state == null ? "" : state) {
          case "ALARM" -> Action.TRIGGER;
          case "OK" -> Action.RESOLVE;
          default -> Action.UPDATE;
        };
    String text =
        Stream.of(description, reason)
            .filter(part -> part != null)
            .reduce((a, b) -> a + "\n" + b)
            .map(both -> Fields.shortened(both, Fields.TEXT))
            .orElse(null);
    Alert alert =
        new Alert(
            key,
            action,
            Fields.shortened(name, Fields.NAME),
            service(),
            severities.alert(),
            severities.incident(),
            Fields.shortened(name, Fields.SUMMARY),
            text,
            console(),
            List.of(),
            at == null ? delivery.receivedAt() : at,
            action == Action.RESOLVE ? at : null,
            delivery.context(
                CloudWatch.KIND,
                rawSeverity,
                metric,
                account,
                namespace,
                dimensions.values().stream()
                    .findFirst()
                    .map(host -> Fields.shortened(host, Fields.NAME))
                    .orElse(null),
                labels()));
    return new AlertBatch(
        key,
        GROUPED_BY,
        Fields.shortened(name, Fields.TITLE),
        text,
        List.of(at == null ? alert : alert.withSteadyStart()));
  }

  private String service() {
    return said("service")
        .or(() -> SERVICES.stream().map(dimensions::get).filter(s -> s != null).findFirst())
        .map(service -> Fields.shortened(service, Fields.NAME))
        .orElse(null);
  }

  private Optional<String> said(String what) {
    Matcher matcher = SAID.matcher(description == null ? "" : description);
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase(what)) {
        return Optional.of(matcher.group(2));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(dimensions);
    Map.of("account", or(account), "region", or(region), "namespace", or(namespace))
        .forEach(
            (label, value) -> {
              if (!value.isEmpty()) {
                labels.put(label, value);
              }
            });
    return labels;
  }

  private static String or(String text) {
    return text == null ? "" : text;
  }

  /** The alarm's page in Amazon's console; only where that is known to be at this address. */
  private String console() {
    Matcher parts = REGION_OF_ARN.matcher(or(arn));
    if (!parts.matches()) {
      return null;
    }
    String link =
        "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#alarmsV2:alarm/%2$s"
            .formatted(
                parts.group(1),
                URLEncoder.encode(parts.group(2), StandardCharsets.UTF_8).replace("+", "%20"));
    return link.length() > 2000 ? null : link;
  }
}
