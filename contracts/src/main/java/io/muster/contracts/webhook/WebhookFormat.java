package io.muster.contracts.webhook;

/** How a message to another program is written and signed. */
public enum WebhookFormat {
  /** Muster's own, signed by the Standard Webhooks scheme, version 1.0.0. */
  STANDARD,
  /** That of PagerDuty's webhooks, version 3, for programs that read it already. */
  PAGERDUTY
}
