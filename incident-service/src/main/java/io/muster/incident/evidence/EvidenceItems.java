package io.muster.incident.evidence;

import io.muster.contracts.evidence.EvidenceContent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.evidence.EvidenceEvent.Collected;
import io.muster.starter.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The evidence of one incident, as its events tell it. */
public final class EvidenceItems {

  private static final int MOST = 500;

  private final Map<String, EvidenceItem> byId = new LinkedHashMap<>();

  EvidenceItems() {}

  void apply(EvidenceEvent event) {
    if (event instanceof Collected collected) {
      byId.put(collected.itemId(), new EvidenceItem(collected));
    } else {
      byId.get(event.itemId()).apply(event);
    }
  }

  /** All of it, in the order in which it was brought in. */
  public List<EvidenceItem> all() {
    return List.copyOf(byId.values());
  }

  /** By id. */
  public Optional<EvidenceItem> find(String itemId) {
    return Optional.ofNullable(byId.get(itemId));
  }

  /**
   * By id.
   *
   * @throws Refused 404 when there is none
   */
  EvidenceItem existing(String itemId) {
    return find(itemId).orElseThrow(() -> Refused.notFound("The item of evidence"));
  }

  /**
   * By id, its content being there still.
   *
   * @throws Refused 404 when there is none; 409 when its content was deleted
   */
  public EvidenceItem kept(String itemId) {
    EvidenceItem item = existing(itemId);
    item.requireKept();
    return item;
  }

  /** The item these bytes were the content of last, deleted or not; nothing when none was. */
  public Optional<EvidenceItem> last(String owner, String sha256) {
    return byId.values().stream()
        .filter(item -> item.content().owner().equals(owner))
        .filter(item -> item.content().sha256().equals(sha256))
        .reduce((earlier, later) -> later);
  }

  /**
   * That one more can be brought in.
   *
   * @throws Refused 409 when there are as many as an incident holds
   */
  void requireRoom() {
    if (byId.size() >= MOST) {
      throw Refused.conflict(
          "too-many-items", "An incident holds at most " + MOST + " items. Pack several into one.");
    }
  }

  /** The item these bytes are the content of; nothing when none is, or it was deleted. */
  Optional<EvidenceItem> holding(EvidenceContent content) {
    return last(content.owner(), content.sha256()).filter(item -> item.deleted() == null);
  }
}
