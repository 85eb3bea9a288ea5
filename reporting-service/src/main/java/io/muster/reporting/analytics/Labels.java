package io.muster.reporting.analytics;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How people call what incidents are told apart by, for one answer.
 *
 * @param teams who looks after a service, by its name
 * @param sources how integrations are called, by id
 */
record Labels(Map<String, String> teams, Map<String, String> sources) {

  /** Who looks after a service; nobody when it is not in the catalogue or nobody said. */
  Stream<String> team(String service) {
    return Stream.ofNullable(teams.get(service));
  }

  String of(By by, String key) {
    return switch (by) {
      case SERVICE -> key.equals(By.NONE) ? "no service" : key;
      case TEAM -> key.equals(By.NONE) ? "no team" : key;
      case SEVERITY -> key;
      case CAUSE -> new Cause(key).words();
      case SOURCE ->
          key.equals("DECLARED") ? "declared by somebody" : sources.getOrDefault(key, key);
      case HOUR -> key + ":00";
      case WEEKDAY -> key.charAt(0) + key.substring(1).toLowerCase(Locale.ROOT);
    };
  }
}
