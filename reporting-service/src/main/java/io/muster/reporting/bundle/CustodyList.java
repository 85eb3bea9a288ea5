package io.muster.reporting.bundle;

import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceClass;
import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.evidence.EvidenceEvent.Collected;
import io.muster.contracts.evidence.EvidenceEvent.Deleted;
import io.muster.contracts.evidence.EvidenceEvent.DescriptionCorrected;
import io.muster.contracts.evidence.EvidenceEvent.PrivilegeLifted;
import io.muster.contracts.evidence.EvidenceEvent.PrivilegeSet;
import io.muster.eventlog.codec.EventTypes;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.ledger.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of evidence of an incident with their chains of custody, as a bundle lists them. */
final class CustodyList {

  private final Map<String, Item> items = new LinkedHashMap<>();

  /** One item, with what became of it. */
  static final class Item {

    private final Collected collected;
    private final List<Met> chain = new ArrayList<>();
    private EvidenceClass evidenceClass;
    private String name;
    private String source;
    private boolean privileged;
    private boolean deleted;

    private Item(Collected collected) {
      this.collected = collected;
      this.evidenceClass = collected.evidenceClass();
      this.name = collected.name();
      this.source = collected.source();
    }

    private void meet(EvidenceEvent event, long position, Instant recordedAt) {
      chain.add(new Met(event, position, recordedAt));
      switch (event) {
        case DescriptionCorrected e -> {
          evidenceClass = e.evidenceClass();
          name = e.name();
          source = e.source();
        }
        case PrivilegeSet _ -> privileged = true;
        case PrivilegeLifted _ -> privileged = false;
        case Deleted _ -> deleted = true;
        default -> {
          // Nothing that decides whether its content is handed out.
        }
      }
    }

    EvidenceContent content() {
      return collected.content();
    }

    String name() {
      return name;
    }

    /** What is told to a lawyer does not travel in bundles, whoever takes them away. */
    boolean isPrivileged() {
      return privileged;
    }

    boolean isDeleted() {
      return deleted;
    }
  }

  private record Met(EvidenceEvent event, long position, Instant recordedAt) {}

  /**
   * An item as it is listed.
   *
   * @param name null when it is privileged, as is {@code source}
   * @param collectedAt when it was collected, UTC
   */
  record Listed(
      String id,
      EvidenceClass evidenceClass,
      String sha256,
      long size,
      String mediaType,
      String name,
      String source,
      boolean privileged,
      boolean deleted,
      String collectedBy,
      Instant collectedAt,
      List<Step> custody) {}

  /**
   * A step of a chain.
   *
   * @param position of its event in the log, by which the incident's proof names it
   * @param at when it happened, UTC
   * @param recordedAt when the log learned of it, UTC
   * @param sentence what it says, as the ledger words it
   */
  record Step(long position, String type, Instant at, Instant recordedAt, String sentence) {}

  void meet(EvidenceEvent event, long position, Instant recordedAt) {
    if (event instanceof Collected collected) {
      items.put(event.itemId(), new Item(collected));
    }
    items.get(event.itemId()).meet(event, position, recordedAt);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** All of them, in the order in which they were brought in. */
  List<Item> items() {
    return List.copyOf(items.values());
  }

  /** The item these bytes of an owner belong to. */
  Optional<Item> holding(String owner, String sha256) {
    return items.values().stream()
        .filter(item -> item.content().owner().equals(owner))
        .filter(item -> item.content().sha256().equals(sha256))
        .reduce((earlier, later) -> later);
  }

  List<Listed> listed(Names names) {
    return items.values().stream().map(item -> listed(item, names)).toList();
  }

  private static Listed listed(Item item, Names names) {
    Collected collected = item.collected;
    Person collector = collected.collectedBy();
    return new Listed(
        collected.itemId(),
        item.evidenceClass,
        collected.sha256(),
        collected.size(),
        collected.mediaType(),
        item.privileged ? null : names.text(item.name),
        item.privileged ? null : names.text(item.source),
        item.privileged,
        item.deleted,
        names.person(collector.id(), collector.name()),
        collected.collectedAt(),
        item.chain.stream()
            .map(
                met ->
                    new Step(
                        met.position(),
                        EventTypes.nameOf(met.event().getClass()),
                        met.event().at(),
                        met.recordedAt(),
                        Sentences.of(met.event(), names)))
            .toList());
  }
}
