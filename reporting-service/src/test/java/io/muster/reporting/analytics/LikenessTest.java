package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.starter.TextEmbeddings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Things that mean the same come together, and nothing else does. */
class LikenessTest {

  /** Nine kinds of things that contribute, told in five ways each. */
  private static final List<List<String>> TOLD =
      List.of(
          List.of(
              "The connection pool of the database was too small",
              "Database connections ran out under load",
              "The pool of connections was exhausted",
              "Too few connections to the database for the traffic",
              "The database refused connections because the limit was reached"),
          List.of(
              "The alert came forty minutes after customers noticed",
              "Nobody was alerted; customers told us first",
              "There was no alarm for failed payments",
              "Monitoring did not notice the errors",
              "The alert threshold was so high that nothing fired"),
          List.of(
              "The runbook described the old failover procedure",
              "The runbook was out of date",
              "The documentation of the failover was wrong",
              "Nobody could find the runbook",
              "The restore steps in the runbook no longer worked"),
          List.of(
              "The deployment could not be rolled back",
              "Rollback took an hour because it was manual",
              "There was no way to undo the release quickly",
              "Rolling back the release failed",
              "Reverting the deploy needed three people"),
          List.of(
              "The TLS certificate expired",
              "Certificate renewal was not automated",
              "An expired certificate broke the connection",
              "Nobody renewed the certificate in time",
              "The certificate of the gateway ran out over the weekend"),
          List.of(
              "The configuration change was not reviewed",
              "A change of configuration went live without review",
              "Nobody checked the config before it was applied",
              "The flag was changed in production without a second pair of eyes",
              "An unreviewed config change reached production"),
          List.of(
              "Our payment provider was down",
              "The payment supplier had an outage",
              "The third party API for payments failed",
              "The card processor did not answer",
              "An outage at our payment provider"),
          List.of(
              "The on-call engineer had never been trained for this system",
              "Whoever was on call did not know the system",
              "New people were on call without training",
              "The responder had not been prepared for this kind of failure",
              "On-call staff lacked training on the database"),
          List.of(
              "The disk filled up with logs",
              "Log files filled the disk",
              "There was no space left on the disk",
              "The volume ran out of space because logs were never rotated",
              "Disk space was exhausted"));

  /** Directions in a plane, by their angles in degrees. */
  private static float[][] angles(double... degrees) {
    return Arrays.stream(degrees)
        .map(Math::toRadians)
        .mapToObj(angle -> new float[] {(float) Math.cos(angle), (float) Math.sin(angle)})
        .toArray(float[][]::new);
  }

  @Test
  void what_is_alike_on_average_is_one_group_the_largest_first() {
    assertThat(Likeness.groups(angles(0, 90, 5, 95, 10, 180), 0.9))
        .containsExactly(List.of(0, 2, 4), List.of(1, 3), List.of(5));
    assertThat(Likeness.groups(new float[0][], 0.9)).isEmpty();
  }

  @Test
  void a_chain_of_neighbours_is_not_one_group() {
    assertThat(Likeness.groups(angles(0, 20, 40, 60, 80, 100), Math.cos(Math.toRadians(30))))
        .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4, 5));
  }

  @Test
  void what_stands_for_a_group_is_in_its_middle() {
    assertThat(Likeness.middle(Arrays.asList(angles(0, 40, 15, 20)))).isEqualTo(3);
    assertThat(Likeness.middle(Arrays.asList(angles(7)))).isZero();
  }

  @Test
  void factors_told_in_other_words_are_found_and_different_ones_kept_apart() {
    TextEmbeddings embeddings = new TextEmbeddings();
    List<float[]> meanings = new ArrayList<>();
    for (int way = 0; way < 5; way++) {
      for (List<String> kind : TOLD) {
        meanings.add(embeddings.of(kind.get(way)));
      }
    }
    List<List<Integer>> groups =
        Likeness.groups(meanings.toArray(float[][]::new), Learning.LEAST_ALIKE);
    int together = 0;
    int wrong = 0;
    for (List<Integer> group : groups) {
      for (int a : group) {
        for (int b : group) {
          together += a < b ? 1 : 0;
          wrong += a < b && a % TOLD.size() != b % TOLD.size() ? 1 : 0;
        }
      }
    }
    assertThat(wrong).as("pairs of different kinds").isLessThanOrEqualTo(2);
    assertThat(together - wrong).as("of ninety pairs of one kind").isGreaterThanOrEqualTo(54);
  }

  @Test
  void the_same_in_the_same_order_gives_the_same() {
    float[][] some = angles(IntStream.range(0, 200).mapToDouble(n -> (n * 137.5) % 360).toArray());
    assertThat(Likeness.groups(some, 0.95)).isEqualTo(Likeness.groups(some, 0.95));
  }
}
