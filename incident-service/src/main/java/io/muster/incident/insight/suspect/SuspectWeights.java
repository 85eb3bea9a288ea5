package io.muster.incident.insight.suspect;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import java.time.Duration;

/**
 * The numbers of the formula. They were set on the first half of the simulated incidents and are
 * measured on the other half; changing one means another version of the rule.
 *
 * @param minutes after which a change is less and less suspected
 * @param fall how fast
 * @param perHop what each step on the map leaves
 * @param hops how far to look
 * @param unconnected for what no way leads to: the map has gaps
 * @param unsaid for changes of which nobody said what was changed
 * @param lateness minutes after which an alarm says half as much as the first
 * @param explaining how much it counts to explain what alerts
 * @param specificity how much it counts against that what should alert does not
 * @param benefit how many dependents may be quiet without it counting
 * @param doubt how many changes of the past outweigh what is thought of the kind
 * @param sharpness how sure the first should be compared with the next
 * @param none that it was no change at all
 */
record SuspectWeights(
    double minutes,
    double fall,
    double perHop,
    int hops,
    double unconnected,
    double unsaid,
    double lateness,
    double explaining,
    double specificity,
    double benefit,
    double doubt,
    double sharpness,
    double none) {

  /** As published. */
  static final SuspectWeights PUBLISHED =
      new SuspectWeights(13, 1.6, 0.45, 4, 0.012, 0.12, 3, 2.6, 1.8, 0.5, 15, 1.0, 0.00002);

  /** Falls slowly, since some changes break something only when the load comes. */
  double time(Duration before) {
    double passed = before.isNegative() ? 0 : before.toSeconds() / 60.0;
    return 1 / Math.pow(1 + passed / minutes, fall);
  }

  double near(int steps, double confidence) {
    return Math.pow(perHop, steps) * Math.sqrt(confidence);
  }

  double weightOf(Duration later) {
    return Math.pow(0.5, Math.max(0, later.toSeconds()) / 60.0 / lateness);
  }

  /** What is thought of the kind, and what is known of this service's changes of that kind. */
  double history(ChangeKind kind, int made, int causes) {
    return Math.min(1, (causes + doubt * prior(kind)) / (made + doubt) * 10);
  }

  /** Of changes of this kind, how many are thought to break something. */
  double prior(ChangeKind kind) {
    return switch (kind) {
      case DEPLOYMENT, CONFIG -> 0.05;
      case FLAG -> 0.04;
      case OTHER -> 0.02;
      case PUSH, RELEASE -> 0.005;
    };
  }

  double outcome(ChangeOutcome outcome) {
    return switch (outcome) {
      case FAILED -> 1;
      case STARTED, SUCCEEDED -> 0.6;
      case UNKNOWN -> 0.4;
    };
  }
}
