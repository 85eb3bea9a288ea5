package io.muster.incident.triage.classification;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.classification.MatrixContent;
import io.muster.contracts.classification.MatrixContent.AlertUrgency;
import io.muster.contracts.classification.MatrixContent.Breadth;
import io.muster.contracts.classification.MatrixContent.Cell;
import io.muster.contracts.classification.MatrixContent.TierImpact;
import io.muster.contracts.classification.Urgency;
import io.muster.contracts.incident.Severity;
import io.muster.starter.Refused;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a matrix has to be like: complete, and never milder where more suffers or it presses more.
 * The worst that is known decides, and an incident is only ever made worse, so a matrix that gets
 * milder on the way would not say what its author thinks.
 */
final class MatrixRules {

  private static final int MOST_HOPS = 10;
  private static final int MOST_BREADTHS = 5;
  private static final int MOST_SERVICES = 50;

  /** From the worst down; UNKNOWN is not between any two of them. */
  private static final List<AlertSeverity> RANKED =
      List.of(
          AlertSeverity.CRITICAL, AlertSeverity.ERROR, AlertSeverity.WARNING, AlertSeverity.INFO);

  private MatrixRules() {}

  /**
   * Lets a good one pass.
   *
   * @throws Refused with a pointer to what is missing, twice there, or milder than it may be
   */
  static void check(MatrixContent content) {
    urgencies(content.urgencies());
    tiers(content.tiers());
    if (content.dependentHops() < 0 || content.dependentHops() > MOST_HOPS) {
      throw Refused.invalid(
          "/dependentHops", "Say how many steps those count who depend on it: 0 to 10.");
    }
    breadths(content.breadths());
    severities(content.severities());
  }

  private static void urgencies(List<AlertUrgency> urgencies) {
    for (int i = 0; i < urgencies.size(); i++) {
      present("/urgencies/" + i, urgencies.get(i).alert(), urgencies.get(i).urgency());
    }
    Map<AlertSeverity, Integer> places = new EnumMap<>(AlertSeverity.class);
    once("/urgencies", urgencies, AlertUrgency::alert, places, AlertSeverity.values());
    for (int i = 1; i < RANKED.size(); i++) {
      int place = places.get(RANKED.get(i));
      Urgency worse = urgencies.get(places.get(RANKED.get(i - 1))).urgency();
      if (urgencies.get(place).urgency().compareTo(worse) < 0) {
        throw Refused.invalid(
            "/urgencies/" + place + "/urgency",
            "%s must not press more than %s.".formatted(RANKED.get(i), RANKED.get(i - 1)));
      }
    }
  }

  private static void tiers(List<TierImpact> tiers) {
    for (int i = 0; i < tiers.size(); i++) {
      present("/tiers/" + i, tiers.get(i).affected(), tiers.get(i).dependent());
    }
    Map<Integer, Integer> places = new TreeMap<>();
    once(
        "/tiers",
        tiers,
        TierImpact::tier,
        places,
        IntStream.rangeClosed(1, 4).boxed().toArray(Integer[]::new));
    for (int tier = 2; tier <= 4; tier++) {
      int place = places.get(tier);
      TierImpact lower = tiers.get(place);
      TierImpact higher = tiers.get(places.get(tier - 1));
      notGreater("/tiers/" + place + "/affected", lower.affected(), higher.affected(), tier);
      notGreater("/tiers/" + place + "/dependent", lower.dependent(), higher.dependent(), tier);
    }
  }

  private static void notGreater(String pointer, Impact lower, Impact higher, int tier) {
    if (lower.greaterThan(higher)) {
      throw Refused.invalid(
          pointer, "Tier %d must not count for more than tier %d.".formatted(tier, tier - 1));
    }
  }

  private static void breadths(List<Breadth> breadths) {
    if (breadths.size() > MOST_BREADTHS) {
      throw Refused.invalid("/breadths", "Give at most " + MOST_BREADTHS + " of these.");
    }
    for (int i = 0; i < breadths.size(); i++) {
      Breadth breadth = breadths.get(i);
      present("/breadths/" + i, breadth.impact());
      if (breadth.services() < 2 || breadth.services() > MOST_SERVICES) {
        throw Refused.invalid("/breadths/" + i + "/services", "Count 2 to 50 services.");
      }
      if (i > 0 && breadth.services() <= breadths.get(i - 1).services()) {
        throw Refused.invalid(
            "/breadths/" + i + "/services", "Give these in ascending order, each number once.");
      }
      if (i > 0 && breadths.get(i - 1).impact().greaterThan(breadth.impact())) {
        throw Refused.invalid(
            "/breadths/" + i + "/impact", "More services must not count for less than fewer.");
      }
    }
  }

  private static void severities(List<Cell> cells) {
    Map<Impact, Map<Urgency, Integer>> places = new EnumMap<>(Impact.class);
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      present("/severities/" + i, cell.impact(), cell.urgency(), cell.severity());
      Integer twice =
          places
              .computeIfAbsent(cell.impact(), impact -> new EnumMap<>(Urgency.class))
              .put(cell.urgency(), i);
      if (twice != null) {
        throw Refused.invalid("/severities/" + i, "This place in the matrix is filled twice.");
      }
    }
    if (cells.size() != Impact.values().length * Urgency.values().length) {
      throw Refused.invalid("/severities", "Give one severity for each impact with each urgency.");
    }
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.impact() != Impact.EXTENSIVE) {
        Impact more = Impact.values()[cell.impact().ordinal() - 1];
        notWorse(i, cell, cells.get(places.get(more).get(cell.urgency())));
      }
      if (cell.urgency() != Urgency.HIGH) {
        Urgency more = Urgency.values()[cell.urgency().ordinal() - 1];
        notWorse(i, cell, cells.get(places.get(cell.impact()).get(more)));
      }
    }
  }

  private static void notWorse(int place, Cell milder, Cell worse) {
    Severity severity = milder.severity();
    if (severity.worseThan(worse.severity())) {
      throw Refused.invalid(
          "/severities/" + place + "/severity",
          "%s with %s must not be worse than %s with %s, which is %s."
              .formatted(
                  milder.impact(),
                  milder.urgency(),
                  worse.impact(),
                  worse.urgency(),
                  worse.severity()));
    }
  }

  private static void present(String pointer, Object... values) {
    if (Arrays.stream(values).anyMatch(value -> value == null)) {
      throw Refused.invalid(pointer, "Something is missing here.");
    }
  }

  private static <T, K> void once(
      String pointer, List<T> values, Function<T, K> key, Map<K, Integer> places, K[] wanted) {
    for (int i = 0; i < values.size(); i++) {
      if (places.put(key.apply(values.get(i)), i) != null) {
        throw Refused.invalid(pointer + "/" + i, "This is there twice.");
      }
    }
    for (K each : wanted) {
      if (!places.containsKey(each)) {
        throw Refused.invalid(pointer, "One for " + each + " is missing.");
      }
    }
    if (places.size() > wanted.length) {
      throw Refused.invalid(pointer, "There is one too many.");
    }
  }
}
