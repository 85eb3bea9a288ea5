package io.muster.contracts.catalog;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.alert.AlertLink;
import java.util.List;

/** What can be asked of a service in the catalogue. */
public sealed interface CatalogServiceCommand extends Command {

  /** The service, by the id that follows from its name. */
  String serviceId();

  @Override
  default String aggregateId() {
    return serviceId();
  }

  /**
   * Put it into the catalogue, or say anew what is known of it; the same again changes nothing. A
   * service that was retired is back with that.
   *
   * @param onlyNew refuse it when it is in the catalogue already
   * @param name what alerts and incidents call it, compared letter by letter
   * @param tier 1, on which most hangs, to 4
   * @param dependsOn the names of the services it needs; they need not be in the catalogue
   */
  record Put(
      String serviceId,
      boolean onlyNew,
      String name,
      String displayName,
      String description,
      String ownerTeam,
      Integer tier,
      List<String> dependsOn,
      List<AlertLink> links,
      Actor by)
      implements CatalogServiceCommand {
    public Put {
      dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
      links = links == null ? List.of() : List.copyOf(links);
    }
  }

  /** Take it out of the catalogue; what needs it goes on saying so. */
  record Retire(String serviceId, Actor by) implements CatalogServiceCommand {}
}
