package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.starter.OutsideCall;
import io.muster.starter.SignedWebhook;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A receiver of our own, that may do anything: docs/actions.md says what it is sent and what it
 * answers.
 */
@Component
class WebhookProtocol implements ActionProtocol {

  private final OutsideCall call = new OutsideCall(ActionLimits.PATIENCE);
  private final Clock clock;

  WebhookProtocol(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ActionProvider provider() {
    return ActionProvider.SIGNED_WEBHOOK;
  }

  @Override
  public Set<ActionKind> kinds() {
    return EnumSet.allOf(ActionKind.class);
  }

  @Override
  public ActionConnection connect(URI url, String secret) {
    return new WebhookConnection(
        new SignedWebhook("the target", url.toString(), secret, call, clock), clock);
  }
}
