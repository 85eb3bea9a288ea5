package io.muster.contracts.webhook;

import io.muster.contracts.incident.Severity;
import java.util.List;

/**
 * Which program is told what.
 *
 * @param name how people call it
 * @param url where messages are posted to; whoever has it may be able to post there, so it is kept
 *     as a secret
 * @param kinds what it is told, each once
 * @param from of incidents as bad as this, or worse
 * @param services of incidents that affect one of these; empty: of all
 */
public record WebhookContent(
    String name,
    String url,
    WebhookFormat format,
    List<WebhookKind> kinds,
    Severity from,
    List<String> services) {
  public WebhookContent {
    kinds = List.copyOf(kinds);
    services = List.copyOf(services);
  }
}
