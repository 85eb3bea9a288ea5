package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;
import io.muster.notification.facts.IncidentNow;
import org.springframework.stereotype.Component;

/** A telephone conference that is always there, and so what is left when nothing else works. */
@Component
class FixedNumber implements BridgeProvider {

  private final BridgeProperties properties;

  FixedNumber(BridgeProperties properties) {
    this.properties = properties;
  }

  @Override
  public BridgeKind kind() {
    return BridgeKind.NUMBER;
  }

  @Override
  public boolean isSetUp() {
    return properties.number() != null && !properties.number().isBlank();
  }

  @Override
  public Bridge create(IncidentNow incident) {
    return new Bridge(BridgeKind.NUMBER, null, properties.number().strip());
  }
}
