package io.muster.incident.intake.opsgenie;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.KnownAlerts;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One request that changes something. What it asks for is durable before it is answered; like
 * Opsgenie's, the answer says only that it is going to be done, and what came of it is asked by the
 * request's id.
 */
final class OpsgenieCall implements Source {

  private final Opsgenie opsgenie;
  private final OpsgenieRequests requests;
  private final Verb verb;
  private final Optional<Reference> about;
  private final String requestId = UUID.randomUUID().toString();
  private final long begun = System.nanoTime();

  private Optional<KnownAlerts.Row> found = Optional.empty();
  private String alias;

  /** What can be asked for. */
  enum Verb {
    CREATE("Create", Action.TRIGGER),
    CLOSE("Close", Action.RESOLVE),
    ACKNOWLEDGE("Acknowledge", Action.ACKNOWLEDGE),
    NOTES("Add Note", Action.UPDATE),
    TAGS("Add Tags", Action.UPDATE),
    ASSIGN("Assign", Action.UPDATE),
    MESSAGE("Update Message", Action.UPDATE),
    DESCRIPTION("Update Description", Action.UPDATE),
    PRIORITY("Update Priority", Action.UPDATE);

    private final String words;
    private final Action action;

    Verb(String words, Action action) {
      this.words = words;
      this.action = action;
    }

    String words() {
      return words;
    }
  }

  /** Which alert is meant: its id, its alias or its tiny id. */
  record Reference(String type, String value) {}

  OpsgenieCall(Opsgenie opsgenie, OpsgenieRequests requests, Verb verb, Optional<Reference> about) {
    this.opsgenie = opsgenie;
    this.requests = requests;
    this.verb = verb;
    this.about = about;
  }

  String requestId() {
    return requestId;
  }

  /** Seconds since it came in, as Opsgenie tells them. */
  double took() {
    return Math.round((System.nanoTime() - begun) / 1e6) / 1000.0;
  }

  @Override
  public String kind() {
    return opsgenie.kind();
  }

  @Override
  public String title() {
    return opsgenie.title();
  }

  @Override
  public String path() {
    return opsgenie.path();
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    return opsgenie.key(delivery);
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    JsonNode body = OpsgenieBody.of(delivery);
    if (verb == Verb.CREATE) {
      AlertBatch created = OpsgenieBody.created(body, delivery);
      alias = created.groupingKey();
      return List.of(created);
    }
    OpsgenieBody.check(verb, body);
    Reference reference = about.orElseThrow();
    found = requests.alert(delivery.integrationId(), reference);
    alias =
        reference.type().equals("alias")
            ? Fields.key(Fields.clean(reference.value()))
            : found.map(KnownAlerts.Row::alias).orElse(null);
    return alias == null || verb.action == Action.UPDATE
        ? List.of()
        : List.of(said(alias, verb.action, delivery));
  }

  /** Of an alert that is not there nothing can be ended, which is accepted as well. */
  private static AlertBatch said(String alias, Action action, Delivery delivery) {
    Alert alert =
        new Alert(
            alias,
            action,
            "Alert",
            null,
            AlertSeverity.UNKNOWN,
            Severity.SEV3,
            "Alert",
            null,
            null,
            List.of(),
            delivery.receivedAt(),
            null,
            delivery.context(Opsgenie.KIND, null, null, null, null, null, Map.of()));
    return new AlertBatch(alias, OpsgenieBody.GROUPED_BY, "Alert", null, List.of(alert));
  }

  @Override
  public void done(Delivery delivery) {
    String text =
        verb.action == Action.UPDATE ? OpsgenieBody.note(verb, delivery.json()).orElse(null) : null;
    requests.done(
        new OpsgenieRequests.Done(
            requestId, delivery.integrationId(), verb, alias, delivery.receivedAt()),
        found,
        text,
        delivery.sha256());
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("result", "Request will be processed");
    body.put("took", took());
    body.put("requestId", requestId);
    return Answer.json(202, body);
  }

  @Override
  public Answer refused(Refused why) {
    return Opsgenie.refused(why, requestId);
  }

  @Override
  public int busyStatus() {
    return opsgenie.busyStatus();
  }
}
