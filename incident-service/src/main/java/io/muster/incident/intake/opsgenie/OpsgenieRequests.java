package io.muster.incident.intake.opsgenie;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.incident.intake.KnownAlerts;
import io.muster.incident.intake.opsgenie.OpsgenieCall.Reference;
import io.muster.incident.intake.opsgenie.OpsgenieCall.Verb;
import io.muster.starter.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * What came of each request, as clients of Opsgenie ask for it afterwards. It is kept for a week,
 * is no evidence, and may lose its last moments in a crash.
 */
@Component
class OpsgenieRequests {

  static final String COLLECTION = "incident_opsgenie_requests";

  private static final Actor BY = Actor.system("opsgenie-api");

  /** So long an alert that was created just before is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final MongoCollection<Document> requests;
  private final KnownAlerts alerts;
  private final CommandSender sender;

  OpsgenieRequests(MongoDatabase database, KnownAlerts alerts, CommandSender sender) {
    this.requests = database.getCollection(COLLECTION);
    this.alerts = alerts;
    this.sender = sender;
    requests.createIndex(
        Indexes.ascending("at"), new IndexOptions().expireAfter(7L, TimeUnit.DAYS));
  }

  /**
   * One that was carried out.
   *
   * @param alias of the alert; null when there is no such alert
   */
  record Done(String requestId, String integrationId, Verb verb, String alias, Instant at) {}

  /**
   * The alert meant, the newest of its alias; nothing when there is none a moment later, either.
   */
  Optional<KnownAlerts.Row> alert(String integrationId, Reference reference) {
    return switch (reference.type()) {
      case "alias" -> awaited(() -> alerts.byAlias(integrationId, reference.value()));
      case "tiny" ->
          reference.value().matches("[0-9]{1,18}")
              ? awaited(() -> alerts.byTinyId(integrationId, Long.parseLong(reference.value())))
              : Optional.empty();
      default -> awaited(() -> alerts.byId(integrationId, reference.value()));
    };
  }

  private static Optional<KnownAlerts.Row> awaited(Supplier<Optional<KnownAlerts.Row>> look) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    Optional<KnownAlerts.Row> found = look.get();
    while (found.isEmpty() && System.nanoTime() < until) {
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
      found = look.get();
    }
    return found;
  }

  /**
   * Writes down what of a request belongs into the incident, and remembers the request.
   *
   * @param note null when there is nothing to write down
   * @param rawSha256 of the body, by which a repeated note is the same one
   */
  void done(Done done, Optional<KnownAlerts.Row> alert, String note, String rawSha256) {
    if (note != null && alert.isPresent()) {
      sender.sendSystem(
          new AddNote(
              alert.get().incidentId(),
              "opsgenie-" + rawSha256.substring(0, 32),
              note,
              BY,
              Authority.SYSTEM));
    }
    requests.insertOne(
        new Document("_id", done.requestId())
            .append("integrationId", done.integrationId())
            .append("action", done.verb().words())
            .append("create", done.verb() == Verb.CREATE)
            .append("alias", done.alias())
            .append("alertId", alert.map(KnownAlerts.Row::id).orElse(null))
            .append("at", Date.from(done.at())));
  }

  /** As Opsgenie tells it; nothing when it is not known, or its alert cannot be seen yet. */
  Optional<Map<String, Object>> status(String integrationId, String requestId) {
    Document request =
        requests
            .find(
                Filters.and(
                    Filters.eq("_id", requestId), Filters.eq("integrationId", integrationId)))
            .first();
    if (request == null) {
      return Optional.empty();
    }
    String alias = request.getString("alias");
    String alertId = request.getString("alertId");
    if (alias != null && alertId == null) {
      alertId =
          awaited(() -> alerts.byAlias(integrationId, alias)).map(KnownAlerts.Row::id).orElse(null);
    }
    boolean success = alertId != null;
    if (!success && request.getBoolean("create")) {
      return Optional.empty();
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("success", success);
    data.put("action", request.getString("action"));
    data.put("processedAt", request.getDate("at").toInstant().toString());
    data.put("integrationId", integrationId);
    data.put("isSuccess", success);
    data.put(
        "status",
        !success
            ? "Alert does not exist"
            : request.getBoolean("create") ? "Created alert" : "Processed");
    data.put("alertId", success ? alertId : "");
    data.put("alias", alias == null ? "" : alias);
    return Optional.of(data);
  }
}
