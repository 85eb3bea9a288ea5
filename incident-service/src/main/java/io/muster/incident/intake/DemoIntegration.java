package io.muster.incident.intake;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.IntegrationCommand;
import io.muster.starter.CommandSender;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** On a developer's machine, lets the demo's Alertmanager in with the published demo key. */
@Component
@Profile("local")
class DemoIntegration {

  static final String ID = "demo-alertmanager";

  private final CommandSender sender;
  private final String key;

  DemoIntegration(CommandSender sender, @Value("${muster.demo-integration-key:}") String key) {
    this.sender = sender;
    this.key = key;
  }

  /** Does nothing when it was let in at an earlier start. */
  @EventListener(ApplicationReadyEvent.class)
  void letIn() {
    if (!key.isBlank()) {
      sender.sendSystem(
          new IntegrationCommand.Create(
              ID,
              "Demo Alertmanager",
              "alertmanager",
              IntegrationKey.hash(key),
              Actor.system("demo-data")));
    }
  }
}
