package io.muster.contracts.catalog;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.alert.AlertLink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** What became known of a service people look after. */
public sealed interface CatalogServiceEvent extends Event {

  /** What the id of a service begins with. */
  String ID_PREFIX = "catalog-service-";

  /** The id of the service with a name, compared letter by letter. */
  static String idOf(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("service\n" + name).getBytes(StandardCharsets.UTF_8));
      return ID_PREFIX + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hash of the service's name: it cannot be in the catalogue twice. */
  String serviceId();

  /** What alerts and incidents call it, compared letter by letter. */
  String name();

  @Override
  default String aggregateId() {
    return serviceId();
  }

  /**
   * A service came into the catalogue, for the first time or again after it was retired.
   *
   * @param displayName how people call it; null when no otherwise than alerts do
   * @param ownerTeam who looks after it; null when unsaid
   * @param tier how much hangs on it: 1, most, to 4
   * @param dependsOn the names of the services it needs, in or out of the catalogue
   * @param links where to look, such as its dashboard
   */
  @EventType(name = "service.registered")
  record Registered(
      String serviceId,
      String name,
      @FreeText(of = "serviceId") String displayName,
      @FreeText(of = "serviceId") String description,
      @FreeText(of = "serviceId") String ownerTeam,
      int tier,
      List<String> dependsOn,
      @FreeText(of = "serviceId") List<AlertLink> links,
      Actor by,
      Instant at)
      implements CatalogServiceEvent {
    public Registered {
      dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
      links = links == null ? List.of() : List.copyOf(links);
    }
  }

  /** Something else is known of it; this is all that holds from now on. */
  @EventType(name = "service.changed")
  record Changed(
      String serviceId,
      String name,
      @FreeText(of = "serviceId") String displayName,
      @FreeText(of = "serviceId") String description,
      @FreeText(of = "serviceId") String ownerTeam,
      int tier,
      List<String> dependsOn,
      @FreeText(of = "serviceId") List<AlertLink> links,
      Actor by,
      Instant at)
      implements CatalogServiceEvent {
    public Changed {
      dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
      links = links == null ? List.of() : List.copyOf(links);
    }
  }

  /** It left the catalogue. */
  @EventType(name = "service.retired")
  record Retired(String serviceId, String name, Actor by, Instant at)
      implements CatalogServiceEvent {}
}
