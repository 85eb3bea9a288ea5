package io.muster.incident.planning.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what a scenario leaves open: {@code {{name}}} by what the seed draws, {@code {{now}}} by
 * the drill's time and {@code {{now-5}}} by that of five minutes before. The same seed draws the
 * same.
 */
final class Draw {

  private static final Pattern OPEN = Pattern.compile("\\{\\{([a-z][a-zA-Z]*)(?:-(\\d{1,4}))?}}");
  private static final String NOW = "now";

  private final Map<String, String> drawn = new TreeMap<>();

  Draw(Scenario scenario, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // In the order of the names, so that neither the map nor the file decides.
    for (Map.Entry<String, List<String>> name : new TreeMap<>(scenario.names()).entrySet()) {
      List<String> values = name.getValue();
      drawn.put(name.getKey(), values.get(random.nextInt(values.size())));
    }
  }

  /** A text with everything filled in that is known; the rest stays as it is. */
  String fill(String text, Instant now) {
    return OPEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, now)));
  }

  private String value(MatchResult found, Instant now) {
    String name = found.group(1);
    if (name.equals(NOW)) {
      int minutes = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
      return now.minus(Duration.ofMinutes(minutes)).toString();
    }
    return drawn.getOrDefault(name, found.group());
  }
}
