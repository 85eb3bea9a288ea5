package io.muster.incident.triage.noise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reckons which alerts are loud. */
@Component
public class NoiseReport {

  private static final int AT_ONCE = 1_000;

  private static final Comparator<Noise> LOUDEST_FIRST =
      Comparator.comparingInt(Noise::untouched)
          .thenComparingInt(Noise::repeated)
          .thenComparingInt(Noise::incidents)
          .thenComparingInt(Noise::alerts)
          .reversed()
          .thenComparing(Noise::key);

  private final NoiseRows rows;

  NoiseReport(NoiseRows rows) {
    this.rows = rows;
  }

  /** What is counted apart. */
  public enum By {
    SOURCE,
    SERVICE,
    RULE
  }

  /**
   * The noise of a period.
   *
   * @param all everything together; its key is empty
   * @param loudest first those that called people out for nothing, then those that came back, then
   *     by number
   */
  public record Report(Noise all, List<Noise> loudest) {
    public Report {
      loudest = List.copyOf(loudest);
    }
  }

  /**
   * Counts the problems that began in a period.
   *
   * @param to not in it any more
   */
  public Report of(By by, Instant from, Instant to) {
    Map<String, Noise> counts = new HashMap<>();
    Noise all = nothing("");
    List<Document> page = new ArrayList<>();
    for (Document group : rows.groupsOpened(from, to)) {
      page.add(group);
      if (page.size() == AT_ONCE) {
        all = count(page, by, counts, all);
        page.clear();
      }
    }
    all = count(page, by, counts, all);
    return new Report(all, counts.values().stream().sorted(LOUDEST_FIRST).toList());
  }

  private Noise count(List<Document> groups, By by, Map<String, Noise> counts, Noise before) {
    Map<String, Document> incidents =
        rows.incidents(groups.stream().map(group -> group.getString("incidentId")).toList());
    Noise all = before;
    for (Document group : groups) {
      Document incident = incidents.getOrDefault(group.getString("incidentId"), new Document());
      Noise.Course course =
          new Noise.Course(
              group.getBoolean("silenced", false),
              incident.getBoolean("acknowledged", false),
              incident.getBoolean("resolved", false) && !incident.getBoolean("acted", false),
              group.getInteger("generation") > 1,
              group.getBoolean("attached", false));
      all = all.and(group.getInteger("alerts"), course);
      alertsBy(by, group)
          .forEach(
              (key, alerts) ->
                  counts.merge(
                      key,
                      nothing(key).and(alerts, course),
                      (sum, one) -> sum.and(alerts, course)));
    }
    return all;
  }

  private static Map<String, Integer> alertsBy(By by, Document group) {
    if (by == By.SOURCE) {
      return Map.of(group.getString("integrationId"), group.getInteger("alerts"));
    }
    Map<String, Integer> alerts = new HashMap<>();
    for (Document count : group.getList(by == By.SERVICE ? "services" : "rules", Document.class)) {
      alerts.put(count.getString("name"), count.getInteger("alerts"));
    }
    return alerts;
  }

  private static Noise nothing(String key) {
    return new Noise(key, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
