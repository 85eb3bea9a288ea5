package io.muster.contracts.statuspage;

import java.util.List;

/**
 * What the status page shows whatever happens.
 *
 * @param title how it is headed, such as the organisation's name
 * @param intro a sentence or two below; empty for none
 * @param components in the order they are shown; one for each service that is public
 */
public record StatusPageContent(String title, String intro, List<Component> components) {
  public StatusPageContent {
    components = components == null ? List.of() : List.copyOf(components);
  }

  /**
   * A service the public knows.
   *
   * @param service its name in the catalogue; never shown
   * @param name how the public knows it
   * @param group under which heading it stands; empty for none
   */
  public record Component(String service, String name, String group) {}
}
