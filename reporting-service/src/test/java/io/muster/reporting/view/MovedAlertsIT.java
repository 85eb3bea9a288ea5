package io.muster.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Alerts that were attached to another incident, in the ledger. */
class MovedAlertsIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Actor TRIAGE = Actor.system("alert-triage");
  private static final Actor ROSA = Actor.person(Outage.ROSA, "Rosa Reyes");

  @Test
  void what_happened_to_alerts_is_in_the_ledger_of_the_incident_that_had_them_then() {
    SERVICE.record(
        opened("inc-1", 501, "grp-1"),
        group("grp-2", "inc-2"),
        opened("inc-2", 502, "grp-2"),
        ended("before"),
        new AlertGroupEvent.Attached(
            "grp-2", "inc-1", "inc-2", 1, "Same database", ROSA, Outage.at(60)),
        new LinkEvent.AlertsAttached(
            "inc-1", "grp-2", new IncidentRef("inc-2", 502), 1, null, ROSA, Outage.at(61)),
        new LinkEvent.DuplicateMarked(
            "inc-2", new IncidentRef("inc-1", 501), "Same database", ROSA, Outage.at(62)),
        ended("after"));

    JsonNode goesOn = ledger("INC-501", 4);
    assertThat(types(goesOn))
        .containsExactly(
            "incident.opened",
            "alert-group.attached",
            "incident.alerts-attached",
            "alert-group.alert-resolved");
    assertThat(goesOn.toString()).contains("attached alerts of INC-502");
    JsonNode duplicate = ledger("INC-502", 4);
    assertThat(types(duplicate))
        .containsExactly(
            "alert-group.opened",
            "incident.opened",
            "alert-group.alert-resolved",
            "incident.duplicate-marked");
    assertThat(duplicate.toString()).contains("ended the incident as a duplicate of INC-501");
  }

  private static JsonNode ledger(String number, int entries) {
    return SERVICE
        .getUntil(
            "/api/ledger?limit=200&incident=" + number,
            SERVICE.mina(),
            page -> page.path("items").size() == entries)
        .path("items");
  }

  private static List<String> types(JsonNode items) {
    return items.valueStream().map(item -> item.path("type").asString()).toList();
  }

  private static AlertGroupEvent.AlertResolved ended(String key) {
    return new AlertGroupEvent.AlertResolved(
        "grp-2", key, null, null, null, null, TRIAGE, Outage.at(70));
  }

  private static AlertGroupEvent.Opened group(String groupId, String incidentId) {
    return new AlertGroupEvent.Opened(
        groupId,
        "int-1",
        "key",
        1,
        "alertmanager-group-key/1",
        incidentId,
        "Orders database refuses connections",
        null,
        Severity.SEV2,
        List.of("orders"),
        Outage.START,
        null,
        TRIAGE,
        Outage.START);
  }

  private static IncidentEvent.Opened opened(String incidentId, long number, String groupId) {
    return new IncidentEvent.Opened(
        incidentId,
        number,
        "Orders database refuses connections",
        null,
        Severity.SEV2,
        List.of("orders"),
        Source.alerts("int-1", groupId),
        null,
        Outage.START,
        TRIAGE,
        Outage.START);
  }
}
