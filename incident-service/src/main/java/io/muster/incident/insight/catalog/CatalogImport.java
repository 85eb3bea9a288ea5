package io.muster.incident.insight.catalog;

import io.muster.contracts.Actor;
import io.muster.contracts.catalog.CatalogServiceCommand.Put;
import io.muster.incident.insight.catalog.BackstageEntities.Entity;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what becomes of each entity of a Backstage catalogue that is brought in. */
@Component
public class CatalogImport {

  /**
   * For what does not say how much hangs on it; nobody is woken for nothing, and nothing is lost.
   */
  private static final int USUAL_TIER = 3;

  private final Catalogue catalogue;

  CatalogImport(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What an entity would do to the catalogue. */
  public enum What {
    /** It comes into the catalogue. */
    NEW,
    /** Something else is known of it. */
    CHANGED,
    /** All of it is known. */
    SAME,
    /** It is no service. */
    SKIPPED,
    /** It cannot come in as it is. */
    REFUSED
  }

  /**
   * One entity and what becomes of it.
   *
   * @param detail why it is refused or skipped, or what was taken for granted; null when there is
   *     nothing to say
   * @param command that brings it in; null where nothing is to be done
   */
  public record Step(String name, What what, String detail, Put command) {}

  /**
   * What is to be done for a text of entities, in their order. A tier that is not said stays as it
   * is; of a new service it is taken for 3.
   *
   * @throws Refused when the text cannot be read
   */
  public List<Step> plan(String document, Actor by) {
    List<Step> steps = new ArrayList<>();
    BackstageEntities.read(document).forEach(entity -> steps.add(step(entity, by)));
    return steps;
  }

  private Step step(Entity entity, Actor by) {
    if (!entity.service()) {
      String kind = entity.kind().isEmpty() ? "This has no kind" : "A " + entity.kind();
      return new Step(
          entity.name(), What.SKIPPED, kind + ", so it is no Component or Resource.", null);
    }
    Optional<CatalogEntry> known =
        catalogue.find(Catalogue.idOf(entity.name())).map(Catalogue.Listed::entry);
    Integer tier = entity.tier();
    boolean assumed = tier == null;
    if (assumed) {
      tier = known.map(CatalogEntry::tier).orElse(USUAL_TIER);
    }
    Put command =
        new Put(
            Catalogue.idOf(entity.name()),
            false,
            entity.name(),
            entity.displayName(),
            entity.description(),
            entity.ownerTeam(),
            tier,
            entity.dependsOn(),
            entity.links(),
            by);
    try {
      CatalogEntry said = CatalogWording.entry(command);
      if (known.isPresent() && known.get().equals(said)) {
        return new Step(entity.name(), What.SAME, null, null);
      }
      String detail =
          assumed && known.isEmpty() ? "It does not say its tier, which is taken for 3." : null;
      return new Step(entity.name(), known.isPresent() ? What.CHANGED : What.NEW, detail, command);
    } catch (Refused refused) {
      return new Step(
          entity.name(),
          What.REFUSED,
          refused.faults().getFirst().pointer() + ": " + refused.getMessage(),
          null);
    }
  }
}
