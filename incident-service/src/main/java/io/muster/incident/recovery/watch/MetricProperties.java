package io.muster.incident.recovery.watch;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which metric servers a recovery watch may ask, as the operator set them. Whoever starts a watch
 * names one and never an address, so that nobody can have an address of their own asked.
 *
 * @param prometheus the address of each Prometheus, or what speaks like one, by name; a blank one
 *     is none
 */
@ConfigurationProperties("muster.recovery")
record MetricProperties(Map<String, String> prometheus) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  MetricProperties {
    prometheus =
        prometheus == null
            ? Map.of()
            : prometheus.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().strip()));
    prometheus.forEach(MetricProperties::requireUsable);
  }

  /** Said at the start, and not when a recovery is watched. */
  private static void requireUsable(String name, String address) {
    try {
      URI uri = URI.create(address);
      if (SCHEMES.contains(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: it is no address at all.
    }
    throw new IllegalStateException(
        "muster.recovery.prometheus."
            + name
            + " is no address of a Prometheus: give one that begins with http:// or https:// and holds"
            + " no password.");
  }
}
