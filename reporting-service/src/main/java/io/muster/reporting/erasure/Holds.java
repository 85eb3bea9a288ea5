package io.muster.reporting.erasure;

import io.muster.contracts.erasure.LegalHoldEvent;
import io.muster.contracts.erasure.LegalHoldEvent.HoldLifted;
import io.muster.contracts.erasure.LegalHoldEvent.HoldSet;
import io.muster.reporting.ledger.Ledger;
import io.muster.starter.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The legal holds as they stand this moment, read from the log itself: an erasure must not go by
 * what a read model has not heard yet.
 */
class Holds {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Facts facts;
  private final Ledger ledger;

  Holds(Facts facts, Ledger ledger) {
    this.facts = facts;
    this.ledger = ledger;
  }

  /** A hold there has been; {@code lifted} is null while it holds. */
  record Hold(HoldSet set, HoldLifted lifted) {

    boolean isActive() {
      return lifted == null;
    }
  }

  /** Every hold there has been, oldest first. */
  List<Hold> all() {
    Map<String, Hold> holds = new LinkedHashMap<>();
    facts
        .of(LegalHoldEvent.REGISTER, LegalHoldEvent.class)
        .forEach(
            event -> {
              switch (event) {
                case HoldSet set -> holds.put(set.holdId(), new Hold(set, null));
                case HoldLifted lifted ->
                    holds.computeIfPresent(
                        lifted.holdId(), (id, hold) -> new Hold(hold.set(), lifted));
              }
            });
    return List.copyOf(holds.values());
  }

  /**
   * The holds that forbid erasing a person: those on them, and those on an incident in whose record
   * they are named.
   *
   * @throws Refused 503 while it cannot be told in which incidents they are named
   */
  List<Hold> covering(String personId) {
    List<Hold> active = all().stream().filter(Hold::isActive).toList();
    Set<String> heldIncidents =
        active.stream()
            .map(hold -> hold.set().incidentId())
            .filter(id -> id != null)
            .collect(Collectors.toSet());
    Set<String> naming = Set.of();
    if (!heldIncidents.isEmpty()) {
      ledger.requireIndexed(ledger.head().position(), PATIENCE, "legal holds cannot be checked");
      naming = ledger.incidentsNaming(personId, heldIncidents);
    }
    List<Hold> covering = new ArrayList<>();
    for (Hold hold : active) {
      String incident = hold.set().incidentId();
      if (personId.equals(hold.set().personId()) || incident != null && naming.contains(incident)) {
        covering.add(hold);
      }
    }
    return covering;
  }

  List<String> idsCovering(String personId) {
    return covering(personId).stream().map(hold -> hold.set().holdId()).toList();
  }
}
