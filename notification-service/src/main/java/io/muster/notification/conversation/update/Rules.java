package io.muster.notification.conversation.update;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.update.UpdateKind;
import io.muster.contracts.update.UpdateRules;
import io.muster.contracts.update.UpdateRules.Cadence;
import io.muster.contracts.update.UpdateRules.Template;
import io.muster.contracts.update.UpdateRulesEvent;
import io.muster.notification.facts.Facts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says which rules for updates hold: those a manager laid down, else the shipped ones. */
@Component
class Rules {

  private static final List<Cadence> SHIPPED =
      List.of(new Cadence(Severity.SEV1, 15, 30), new Cadence(Severity.SEV2, 30, 60));

  private final Facts facts;

  Rules(Facts facts) {
    this.facts = facts;
  }

  /** What holds now, with a template for every kind. */
  UpdateRules now() {
    UpdateRules laid =
        facts
            .newest(UpdateRulesEvent.ID)
            .map(event -> ((UpdateRulesEvent.Published) event).rules())
            .orElse(new UpdateRules(SHIPPED, List.of()));
    return new UpdateRules(
        laid.cadences(),
        Arrays.stream(UpdateKind.values()).map(kind -> template(laid, kind)).toList());
  }

  Optional<Cadence> cadence(Severity severity) {
    return now().cadences().stream().filter(it -> it.severity() == severity).findFirst();
  }

  Template template(UpdateKind kind) {
    return template(now(), kind);
  }

  private static Template template(UpdateRules rules, UpdateKind kind) {
    return rules.templates().stream()
        .filter(it -> it.kind() == kind)
        .findFirst()
        .orElseGet(() -> shipped(kind));
  }

  private static Template shipped(UpdateKind kind) {
    String known = "\n\nIt began at {{since}}.\n\n{{changes}}\n\n{{next}}";
    return switch (kind) {
      case INVESTIGATING ->
          new Template(
              kind,
              "Investigating: {{title}}",
              "We are looking into trouble with {{services}}." + known);
      case IDENTIFIED ->
          new Template(
              kind,
              "Identified: {{title}}",
              "We know what is wrong with {{services}}, and are mending it." + known);
      case MONITORING ->
          new Template(
              kind,
              "Monitoring: {{title}}",
              "What was wrong with {{services}} is mended. We are watching that it stays so."
                  + known);
      case RESOLVED ->
          new Template(
              kind,
              "Resolved: {{title}}",
              "The trouble with {{services}} is over. It began at {{since}}.\n\n{{changes}}");
    };
  }
}
