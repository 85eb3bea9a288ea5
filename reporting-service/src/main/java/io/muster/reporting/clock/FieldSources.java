package io.muster.reporting.clock;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Source;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.DelayExplained;
import io.muster.contracts.regulation.AssessmentEvent.FactStated;
import io.muster.contracts.regulation.AssessmentEvent.FieldFilled;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.ledger.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Fills the fields of a report from what was recorded: of the incident, of the entity, of the
 * assessment. What a person has filled in goes before what an event says.
 */
final class FieldSources {

  /** How criteria of the decision table are called in the supervisors' layout. */
  private static final Map<String, String> DORA_CRITERIA =
      Map.of(
          "dora.clients", "clients_financial_counterparts_and_transactions_affected",
          "dora.reputation", "reputational_impact",
          "dora.duration", "duration_and_service_downtime",
          "dora.spread", "geographical_spread",
          "dora.data-losses", "data_losses",
          "dora.malicious-access-data-loss", "data_losses",
          "dora.critical-service", "critical_services_affected",
          "dora.economic", "economic_impact");

  private final Map<String, Filled> bySource = new HashMap<>();
  private final Map<String, Filled> byPerson = new HashMap<>();
  private final Rules rules;
  private final Names names;

  /**
   * A value and where it comes from.
   *
   * @param value as the report has it
   * @param origin the event, or who filled it in
   * @param position in the log
   */
  record Filled(String value, String origin, long position) {}

  /**
   * From everything recorded of the incident, the entity and the assessment.
   *
   * @param steps in log order
   */
  FieldSources(Regime regime, List<Standing.Step> steps, Rules rules, Names names) {
    this.rules = rules;
    this.names = names;
    steps.forEach(step -> take(regime, step));
  }

  /** What a field holds; null for nothing. */
  Filled of(ReportForm.Field field) {
    Filled typed = byPerson.get(field.id());
    if (typed != null) {
      return typed.value() == null ? null : typed;
    }
    return field.source() == null ? null : bySource.get(field.source());
  }

  private void take(Regime regime, Standing.Step step) {
    switch (step.event()) {
      case IncidentEvent e -> incident(e, step);
      case EntityEvent.Described e -> entity(e.content(), step);
      case FactStated e ->
          put("fact:" + e.fact(), instant(e.value()), "assessment.fact-stated", step);
      case Decided e when e.regime() == regime -> decision(e, step);
      case ReportSubmitted e -> submitted(e, step);
      case DelayExplained e ->
          put("delay:" + e.report(), names.text(e.reason()), "assessment.delay-explained", step);
      case FieldFilled e when e.regime() == regime ->
          byPerson.put(
              e.field(), new Filled(names.text(e.value()), names.actor(e.by()), step.position()));
      default -> {}
    }
  }

  private void submitted(ReportSubmitted event, Standing.Step step) {
    String type = "assessment.report-submitted";
    put("receipt:" + event.report(), names.text(event.receipt()), type, step);
    put("submitted:" + event.report(), instant(event.at()), type, step);
    if (event.lateReason() != null) {
      put("delay:" + event.report(), names.text(event.lateReason()), type, step);
    }
  }

  private void incident(IncidentEvent event, Standing.Step step) {
    switch (event) {
      case IncidentEvent.Opened e -> {
        String type = "incident.opened";
        put("incident:number", "INC-" + e.number(), type, step);
        put("incident:title", names.text(e.title()), type, step);
        String text = e.description() == null ? e.title() : e.description();
        put("incident:description", names.text(text), type, step);
        put("incident:severity", e.severity().name(), type, step);
        put("incident:services", String.join(", ", e.services()), type, step);
        put("incident:status", "Identification", type, step);
        put(
            "incident:discovery",
            e.source().kind() == Source.Kind.ALERT ? "monitoring_systems" : "staff",
            type,
            step);
        put("fact:OCCURRED_AT", instant(e.occurredAt()), type, step);
        put("fact:DETECTED_AT", instant(e.detectedAt()), type, step);
      }
      case IncidentEvent.SeverityChanged e ->
          put("incident:severity", e.to().name(), "incident.severity-changed", step);
      case IncidentEvent.PhaseChanged e ->
          put("incident:status", Words.of(e.to()), "incident.phase-changed", step);
      case IncidentEvent.Resolved e -> {
        put("incident:resolution", names.text(e.reason()), "incident.resolved", step);
        put("incident:resolvedAt", instant(e.at()), "incident.resolved", step);
      }
      default -> {}
    }
  }

  private void entity(EntityContent content, Standing.Step step) {
    String type = "legal-entity.described";
    put("entity:name", content.name(), type, step);
    put("entity:lei", content.lei(), type, step);
    put("entity:jurisdiction", content.jurisdiction(), type, step);
    Set<String> types = new LinkedHashSet<>();
    for (EntityTrait trait : content.traits()) {
      switch (trait) {
        case CREDIT_INSTITUTION -> types.add("credit_institution");
        case CENTRAL_COUNTERPARTY -> types.add("central_counterparty");
        case TRADING_VENUE -> types.add("trading_venue");
        default -> {}
      }
    }
    put("entity:type", types.isEmpty() ? null : String.join(",", types), type, step);
  }

  private void decision(Decided decided, Standing.Step step) {
    String type = "assessment.decided";
    bySource.keySet().removeIf(key -> key.startsWith("criterion"));
    for (Input input : decided.inputs()) {
      if (input.holds() != null) {
        put("criterion:" + input.criterion(), input.holds().toString(), type, step);
      } else if (input.figure() != null) {
        BigDecimal figure = BigDecimal.valueOf(input.figure());
        put("criterion:" + input.criterion(), plain(figure), type, step);
        put(
            "criterion-thousands:" + input.criterion(),
            plain(figure.divide(BigDecimal.valueOf(1_000), 3, RoundingMode.HALF_UP)),
            type,
            step);
        put("criterion-hours:" + input.criterion(), duration(input.figure()), type, step);
      }
    }
    Set<String> criteria = new LinkedHashSet<>();
    rules.of(decided.regime()).table().criteria().stream()
        .filter(criterion -> decided.thresholds().contains(criterion.id()))
        .map(criterion -> DORA_CRITERIA.get(criterion.group()))
        .filter(Objects::nonNull)
        .forEach(criteria::add);
    put("dora:criteria", criteria.isEmpty() ? null : String.join(",", criteria), type, step);
  }

  private void put(String source, String value, String type, Standing.Step step) {
    if (value == null || value.isBlank()) {
      bySource.remove(source);
    } else {
      bySource.put(source, new Filled(value, type, step.position()));
    }
  }

  private static String instant(Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String plain(BigDecimal figure) {
    return figure.stripTrailingZeros().toPlainString();
  }

  /** Days, hours and minutes, as the layout writes them. */
  private static String duration(double hours) {
    Duration length = Duration.ofMinutes(Math.round(hours * 60));
    return "%03d:%02d:%02d"
        .formatted(length.toDays(), length.toHoursPart(), length.toMinutesPart());
  }
}
