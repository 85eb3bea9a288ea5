package io.muster.reporting.erasure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What is answered about people, erasures and legal holds. */
final class Answers {

  private Answers() {}

  /** Somebody, called as the asker may see them. */
  @Schema(
      name = "PersonRef",
      requiredProperties = {"id", "name"})
  record PersonRef(String id, String name) {}

  /**
   * Somebody the log names.
   *
   * @param erased whether their key is destroyed
   */
  @Schema(
      name = "KnownPerson",
      requiredProperties = {"id", "name", "erased"})
  record KnownPerson(String id, String name, boolean erased) {}

  /** People, in the order of their ids. */
  @Schema(name = "KnownPeople", requiredProperties = "items")
  record KnownPeople(List<KnownPerson> items) {}

  /**
   * An incident in whose record a person is named.
   *
   * @param number what people call it, such as INC-142
   * @param events in how many of its events
   */
  @Schema(
      name = "NamingIncident",
      requiredProperties = {"id", "number", "events"})
  record NamingIncident(String id, String number, long events) {}

  /**
   * What would become unreadable.
   *
   * @param events how many recorded events name the person
   * @param incidents in how many incidents
   * @param most the incidents that name the person most often, at most 20
   * @param holds the legal holds that forbid it now
   */
  @Schema(
      name = "ErasurePreview",
      requiredProperties = {"person", "erased", "events", "incidents", "most", "holds"})
  record Preview(
      PersonRef person,
      boolean erased,
      long events,
      long incidents,
      List<NamingIncident> most,
      List<Hold> holds) {}

  /**
   * A legal hold.
   *
   * @param person whom it is on; missing when it is on an incident
   * @param incident number of the incident it is on; missing when it is on a person
   * @param liftedAt missing while it holds
   */
  @Schema(
      name = "LegalHold",
      requiredProperties = {"id", "reason", "setBy", "setAt"})
  record Hold(
      String id,
      PersonRef person,
      String incidentId,
      String incident,
      String reason,
      PersonRef setBy,
      Instant setAt,
      PersonRef liftedBy,
      Instant liftedAt,
      String liftedBecause) {}

  /** Every legal hold, the newest first. */
  @Schema(name = "LegalHoldList", requiredProperties = "items")
  record HoldList(List<Hold> items) {}

  /** A service, and when it scrubbed what it held; missing until it has. */
  @Schema(name = "ScrubbedService", requiredProperties = "service")
  record Service(String service, Instant scrubbedAt) {}

  /**
   * A person's erasure and how far it has come.
   *
   * @param events how many events named the person when it was asked for
   * @param decidedBy the manager who approved or refused it; missing when legal holds did
   * @param refusedBecause a manager's reason
   * @param holds the legal holds that forbid it, now or when it was refused
   * @param trouble why it does not go on just now, and what to do
   * @param version for If-Match
   */
  @Schema(
      name = "Erasure",
      requiredProperties = {
        "id",
        "person",
        "stage",
        "reason",
        "requestedBy",
        "requestedAt",
        "events",
        "incidents",
        "holds",
        "services",
        "version"
      })
  record Erasure(
      String id,
      PersonRef person,
      ErasureState.Stage stage,
      String reason,
      PersonRef requestedBy,
      Instant requestedAt,
      long events,
      long incidents,
      PersonRef decidedBy,
      Instant decidedAt,
      String refusedBecause,
      List<Hold> holds,
      Instant keyDestroyedAt,
      Instant keysRewrappedAt,
      List<Service> services,
      Instant completedAt,
      String trouble,
      long version) {}

  /** Erasures, the most recently moved first. */
  @Schema(name = "ErasureList", requiredProperties = "items")
  record ErasureList(List<Erasure> items) {}
}
