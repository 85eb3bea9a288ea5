package io.muster.incident.insight.catalog;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.catalog.CatalogServiceCommand.Put;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What people write of a service: there where it must be, and short enough to be read. */
final class CatalogWording {

  private static final int NAME = 200;
  private static final int TEAM = 100;
  private static final int DESCRIPTION = 2_000;
  private static final int MOST_DEPENDENCIES = 200;
  private static final int MOST_LINKS = 20;
  private static final int LINK = 2_000;

  private CatalogWording() {}

  /**
   * What somebody wants to be known of a service, as it is kept.
   *
   * @throws Refused with a pointer to the field that will not do
   */
  static CatalogEntry entry(Put put) {
    String name = name("/name", put.name());
    return new CatalogEntry(
        put.serviceId(),
        name,
        displayName(put.displayName()),
        description(put.description()),
        ownerTeam(put.ownerTeam()),
        tier(put.tier()),
        dependsOn(name, put.dependsOn()),
        links(put.links()));
  }

  private static String name(String pointer, String name) {
    if (name == null || name.isBlank() || name.strip().length() > NAME) {
      throw Refused.invalid(
          pointer, "Give the service's name as alerts write it, in 1 to " + NAME + " characters.");
    }
    return name.strip();
  }

  private static String displayName(String text) {
    return optional("/displayName", text, NAME);
  }

  private static String ownerTeam(String text) {
    return optional("/ownerTeam", text, TEAM);
  }

  private static String description(String text) {
    return optional("/description", text, DESCRIPTION);
  }

  private static int tier(Integer tier) {
    if (tier == null || tier < 1 || tier > 4) {
      throw Refused.invalid("/tier", "Say how much hangs on it: 1 (most) to 4.");
    }
    return tier;
  }

  private static List<String> dependsOn(String name, List<String> services) {
    if (services.size() > MOST_DEPENDENCIES) {
      throw Refused.invalid("/dependsOn", "Name at most " + MOST_DEPENDENCIES + " services.");
    }
    Set<String> distinct = new LinkedHashSet<>();
    for (int i = 0; i < services.size(); i++) {
      String needed = name("/dependsOn/" + i, services.get(i));
      if (needed.equals(name)) {
        throw Refused.invalid("/dependsOn/" + i, "A service always needs itself; leave it out.");
      }
      distinct.add(needed);
    }
    return List.copyOf(distinct);
  }

  private static List<AlertLink> links(List<AlertLink> links) {
    if (links.size() > MOST_LINKS) {
      throw Refused.invalid("/links", "Give at most " + MOST_LINKS + " links.");
    }
    List<AlertLink> clean = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      AlertLink link = links.get(i);
      if (!isWeb(link.href())) {
        throw Refused.invalid(
            "/links/" + i + "/href", "Give a web address that begins with https:// or http://.");
      }
      clean.add(
          new AlertLink(optional("/links/" + i + "/text", link.text(), NAME), link.href().strip()));
    }
    return clean;
  }

  private static boolean isWeb(String href) {
    if (href == null || href.isBlank() || href.length() > LINK) {
      return false;
    }
    try {
      URI address = URI.create(href.strip());
      return address.getHost() != null
          && ("https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String optional(String pointer, String text, int longest) {
    if (text != null && text.strip().length() > longest) {
      throw Refused.invalid(pointer, "Shorten this to at most " + longest + " characters.");
    }
    return text == null || text.isBlank() ? null : text.strip();
  }
}
