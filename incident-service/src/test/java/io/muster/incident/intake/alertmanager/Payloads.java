package io.muster.incident.intake.alertmanager;

import java.time.Instant;

/** Messages as Alertmanager sends them. */
public final class Payloads {

  public static final String OPEN_END = "0001-01-01T00:00:00Z";

  private Payloads() {}

  /** One alert in the list. */
  public static String alert(String fingerprint, String status, String startsAt, String endsAt) {
    return """
        {"status":"%s","labels":{"alertname":"HighErrorRate","service":"checkout","severity":"critical","instance":"%s"},\
        "annotations":{"summary":"5xx above 5 %%","runbook_url":"http://wiki.example/rb"},"startsAt":"%s","endsAt":"%s",\
        "generatorURL":"http://prometheus.example/graph","fingerprint":"%s"}"""
        .formatted(status, fingerprint, startsAt, endsAt, fingerprint);
  }

  public static String firing(String fingerprint, Instant startsAt) {
    return alert(fingerprint, "firing", startsAt.toString(), OPEN_END);
  }

  public static String resolved(String fingerprint, Instant startsAt, Instant endsAt) {
    return alert(fingerprint, "resolved", startsAt.toString(), endsAt.toString());
  }

  /** A whole message. */
  public static String message(String group, String status, String... alerts) {
    return """
        {"version":"4","groupKey":"{}:{alertname=\\"%s\\"}","truncatedAlerts":0,"status":"%s","receiver":"muster",\
        "notification_reason":"first notification","groupLabels":{"alertname":"HighErrorRate"},\
        "commonLabels":{"alertname":"HighErrorRate","service":"checkout","severity":"critical"},\
        "commonAnnotations":{"summary":"5xx above 5 %% in %s"},"externalURL":"http://alertmanager.example","alerts":[%s]}"""
        .formatted(group, status, group, String.join(",", alerts));
  }
}
