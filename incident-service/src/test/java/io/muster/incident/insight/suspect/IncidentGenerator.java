package io.muster.incident.insight.suspect;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.suspect.SimulatedIncident.Fired;
import io.muster.incident.insight.suspect.SimulatedIncident.Made;
import io.muster.incident.insight.suspect.SimulatedIncident.Needs;
import io.muster.incident.insight.suspect.SimulatedIncident.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes incidents whose cause is known, each from a seed, to measure how well changes are
 * suspected. It was written before the formula it measures and is not changed to suit it: every
 * number here is a guess at how companies are and none is read by the formula.
 *
 * <p>A company has layers of services, of which upper ones need lower ones, with databases at the
 * bottom. Changes are made all the time, busier services more often. One of them breaks its
 * service, at once or hours later, and the trouble climbs to those that need it, sometimes skipping
 * one that copes. What is broken does not always alert itself. Meanwhile others deploy what is
 * harmless, an alert fires for nothing, and the map lacks some of what is true.
 */
final class IncidentGenerator {

  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(3);
  private static final ChangeKind[] KINDS = {
    ChangeKind.DEPLOYMENT, ChangeKind.DEPLOYMENT, ChangeKind.DEPLOYMENT, ChangeKind.DEPLOYMENT,
    ChangeKind.DEPLOYMENT, ChangeKind.CONFIG, ChangeKind.CONFIG, ChangeKind.FLAG,
    ChangeKind.FLAG, ChangeKind.PUSH, ChangeKind.PUSH, ChangeKind.RELEASE
  };

  /** Of a hundred changes of a kind, how many would break something if services were all alike. */
  private static final Map<ChangeKind, Double> RISK =
      Map.of(
          ChangeKind.DEPLOYMENT, 4.0,
          ChangeKind.CONFIG, 5.0,
          ChangeKind.FLAG, 3.0,
          ChangeKind.PUSH, 0.3,
          ChangeKind.RELEASE, 0.3,
          ChangeKind.OTHER, 1.0);

  private final Random random;
  private final List<String> services = new ArrayList<>();
  private final Map<String, Double> busyness = new HashMap<>();
  private final Map<String, Double> fragility = new HashMap<>();
  private final Map<String, List<String>> neededBy = new TreeMap<>();
  private final List<Needs> real = new ArrayList<>();

  private final double rush;

  private IncidentGenerator(long seed, double rush) {
    random = new Random(seed * 7_919 + 17);
    this.rush = rush;
  }

  static SimulatedIncident of(long seed) {
    return new IncidentGenerator(seed, 1).make(seed);
  }

  /** In a company where so many times as much is changed. */
  static SimulatedIncident inRush(long seed, double rush) {
    return new IncidentGenerator(seed, rush).make(seed);
  }

  private SimulatedIncident make(long seed) {
    company();
    Instant onset =
        BEGIN
            .plus(Duration.ofDays(3 + random.nextInt(200)))
            .plus(Duration.ofMinutes(random.nextInt(1_440)));
    Instant from = onset.minus(WINDOW);
    List<Made> changes = changes(from, onset.plus(Duration.ofMinutes(20)));
    Made culprit = culprit(changes, onset);
    changes.add(culprit);
    changes.sort(Comparator.comparing(Made::at).thenComparing(Made::id));
    List<Fired> alerts = alerts(culprit.service(), onset, from);
    return new SimulatedIncident(
        seed, seen(), unsaid(changes, culprit), alerts, past(), culprit.id());
  }

  private void company() {
    int layers = 3 + random.nextInt(3);
    List<List<String>> levels = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      List<String> level = new ArrayList<>();
      int size = 4 + random.nextInt(8) + layer * 2;
      for (int i = 0; i < size; i++) {
        String name = "s" + layer + "-" + i;
        level.add(name);
        services.add(name);
        busyness.put(name, Math.exp(random.nextGaussian() * 0.9));
        fragility.put(name, Math.exp(random.nextGaussian() * 0.8));
      }
      levels.add(level);
    }
    for (int layer = 0; layer < layers - 1; layer++) {
      for (String service : levels.get(layer)) {
        Set<String> needed = new HashSet<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
          int below = layer + 1 + (random.nextInt(5) == 0 && layer + 2 < layers ? 1 : 0);
          List<String> level = levels.get(below);
          // Some are needed by nearly everybody.
          int which = (int) (level.size() * Math.pow(random.nextDouble(), 1.6));
          needed.add(level.get(which));
        }
        for (String other : needed.stream().sorted().toList()) {
          real.add(new Needs(service, other));
          neededBy.computeIfAbsent(other, name -> new ArrayList<>()).add(service);
        }
      }
    }
  }

  /** Harmless ones, of which more are made in working hours. */
  private List<Made> changes(Instant from, Instant until) {
    List<Made> changes = new ArrayList<>();
    double perHour = (1.2 + random.nextDouble() * 3.5) * rush;
    double total = busyness.values().stream().mapToDouble(Double::doubleValue).sum();
    Instant at = from;
    int number = 0;
    while (true) {
      double gap = -Math.log(1 - random.nextDouble()) / perHour;
      at = at.plusSeconds((long) (gap * 3_600));
      if (!at.isBefore(until)) {
        return changes;
      }
      int hour = (int) (at.getEpochSecond() / 3_600 % 24);
      boolean atWork = hour >= 8 && hour < 18;
      if (!atWork && random.nextInt(3) != 0) {
        continue;
      }
      String service = weighted(busyness, total);
      ChangeKind kind = KINDS[random.nextInt(KINDS.length)];
      int outcome = random.nextInt(20);
      changes.add(
          new Made(
              "c" + number++,
              service,
              kind,
              outcome == 0
                  ? ChangeOutcome.FAILED
                  : outcome < 3 ? ChangeOutcome.UNKNOWN : ChangeOutcome.SUCCEEDED,
              at));
      // Much is deployed in several steps: the code, its release, then what runs.
      if (random.nextInt(6) == 0) {
        changes.add(
            new Made(
                "c" + number++,
                service,
                ChangeKind.PUSH,
                ChangeOutcome.UNKNOWN,
                at.minusSeconds(300L + random.nextInt(1_500))));
      }
    }
  }

  private Made culprit(List<Made> harmless, Instant onset) {
    Map<String, Double> odds = new HashMap<>();
    services.stream()
        .filter(
            service ->
                !neededBy.getOrDefault(service, List.of()).isEmpty() || random.nextInt(3) == 0)
        .forEach(service -> odds.put(service, busyness.get(service) * fragility.get(service)));
    double total = odds.values().stream().mapToDouble(Double::doubleValue).sum();
    String service = weighted(new TreeMap<>(odds), total);
    Map<ChangeKind, Double> kinds = new TreeMap<>();
    for (ChangeKind kind : KINDS) {
      kinds.merge(kind, RISK.get(kind), Double::sum);
    }
    ChangeKind kind =
        weighted(kinds, kinds.values().stream().mapToDouble(Double::doubleValue).sum());
    ChangeOutcome outcome = random.nextInt(8) == 0 ? ChangeOutcome.FAILED : ChangeOutcome.SUCCEEDED;
    return new Made("c" + (harmless.size() + 1_000), service, kind, outcome, onset.minus(delay()));
  }

  /** Most break within minutes; some when the load comes, a cache runs out or a job begins. */
  private Duration delay() {
    int which = random.nextInt(100);
    double minutes =
        which < 70
            ? Math.exp(Math.log(7) + random.nextGaussian() * 0.8)
            : which < 90
                ? Math.exp(Math.log(80) + random.nextGaussian() * 0.7)
                : Math.exp(Math.log(600) + random.nextGaussian() * 0.6);
    return Duration.ofSeconds(
        Math.clamp((long) (minutes * 60), 30, WINDOW.minusHours(1).toSeconds()));
  }

  private List<Fired> alerts(String broken, Instant onset, Instant from) {
    List<Fired> alerts = new ArrayList<>();
    boolean silent = random.nextInt(100) < 20;
    if (!silent) {
      alerts.add(new Fired(broken, onset));
    }
    Map<String, Instant> ill = new HashMap<>(Map.of(broken, onset));
    Deque<String> next = new ArrayDeque<>(List.of(broken));
    while (!next.isEmpty()) {
      String service = next.remove();
      for (String above : neededBy.getOrDefault(service, List.of())) {
        boolean copes = random.nextInt(100) < (service.equals(broken) ? 25 : 50);
        if (!ill.containsKey(above) && !copes) {
          Instant at = ill.get(service).plusSeconds(20L + random.nextInt(400));
          ill.put(above, at);
          next.add(above);
          if (random.nextInt(100) < 80) {
            alerts.add(new Fired(above, at));
          }
        }
      }
    }
    if (alerts.isEmpty()) {
      alerts.add(new Fired(broken, onset));
    }
    int noise = random.nextInt(100) < 35 ? 1 + random.nextInt(2) : 0;
    for (int i = 0; i < noise; i++) {
      alerts.add(
          new Fired(
              services.get(random.nextInt(services.size())),
              onset.plusSeconds(random.nextInt(1_200) - 300L)));
    }
    alerts.removeIf(alert -> alert.at().isBefore(from));
    alerts.sort(Comparator.comparing(Fired::at).thenComparing(Fired::service));
    return alerts;
  }

  /** The map lacks a tenth of what is true, and says a little that is not. */
  private List<Needs> seen() {
    List<Needs> seen = new ArrayList<>(real);
    seen.removeIf(edge -> random.nextInt(100) < 10);
    int wrong = real.size() * 5 / 100;
    for (int i = 0; i < wrong; i++) {
      String from = services.get(random.nextInt(services.size()));
      String to = services.get(random.nextInt(services.size()));
      if (!from.equals(to)) {
        seen.add(new Needs(from, to));
      }
    }
    return seen;
  }

  /** Of a few, nobody said what was changed; of the culprit too. */
  private List<Made> unsaid(List<Made> changes, Made culprit) {
    List<Made> told = new ArrayList<>();
    for (Made change : changes) {
      boolean unsaid = random.nextInt(100) < (change.equals(culprit) ? 3 : 5);
      told.add(
          unsaid
              ? new Made(change.id(), null, change.kind(), change.outcome(), change.at())
              : change);
    }
    return told;
  }

  /** Of earlier changes a part was looked into. */
  private List<Past> past() {
    List<Past> past = new ArrayList<>();
    int looked = 40 + random.nextInt(160);
    double total = busyness.values().stream().mapToDouble(Double::doubleValue).sum();
    for (int i = 0; i < looked; i++) {
      String service = weighted(busyness, total);
      ChangeKind kind = KINDS[random.nextInt(KINDS.length)];
      double odds = RISK.get(kind) / 100 * fragility.get(service) * 2;
      past.add(new Past(service, kind, random.nextDouble() < odds));
    }
    return past;
  }

  private <T> T weighted(Map<T, Double> weights, double total) {
    double left = random.nextDouble() * total;
    T last = null;
    for (Map.Entry<T, Double> one : new TreeMap<>(weights).entrySet()) {
      last = one.getKey();
      left -= one.getValue();
      if (left <= 0) {
        return last;
      }
    }
    return last;
  }
}
