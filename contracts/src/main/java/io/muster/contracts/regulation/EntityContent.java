package io.muster.contracts.regulation;

import java.util.List;

/**
 * What is known of a legal entity.
 *
 * @param name as registered
 * @param jurisdiction where it is established, ISO 3166-1 alpha-2: whose holidays count
 * @param zone IANA time zone its days are counted in, as in {@code Europe/Paris}
 * @param lei legal entity identifier (ISO 17442); null when it has none
 * @param regimes which it is under
 * @param traits what it is in their eyes
 */
public record EntityContent(
    String name,
    String jurisdiction,
    String zone,
    String lei,
    List<Regime> regimes,
    List<EntityTrait> traits) {
  public EntityContent {
    regimes = regimes == null ? List.of() : List.copyOf(regimes);
    traits = traits == null ? List.of() : List.copyOf(traits);
  }
}
