package io.muster.incident.triage;

import io.muster.incident.triage.Alert.Action;
import java.time.Clock;
import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * Puts alerts that came in together into the group they belong to. When it returns, everything it
 * counts is durable; giving it the same again counts as duplicates.
 */
@Component
public class AlertGrouping {

  private final GroupLedger groups;
  private final AlertDeadlines deadlines;
  private final RecentEnds ends;
  private final Clock clock;

  AlertGrouping(GroupLedger groups, AlertDeadlines deadlines, RecentEnds ends, Clock clock) {
    this.groups = groups;
    this.deadlines = deadlines;
    this.ends = ends;
    this.clock = clock;
  }

  /**
   * What became of a batch.
   *
   * @param received alerts in it
   * @param opened problems that were new
   * @param updated alerts that were news
   * @param duplicates alerts that said nothing new
   */
  public record Outcome(int received, int opened, int updated, int duplicates) {
    /** What became of nothing. */
    public static final Outcome NOTHING = new Outcome(0, 0, 0, 0);

    /** What became of both. */
    public Outcome and(Outcome other) {
      return new Outcome(
          received + other.received,
          opened + other.opened,
          updated + other.updated,
          duplicates + other.duplicates);
    }
  }

  /**
   * Takes all batches of one message, different problems side by side: what is recorded of them
   * goes to disk together instead of one after the other. When one fails, others may have been
   * taken; the same message again completes it. One that is too large to be recorded, and always
   * will be, keeps none of the others from it.
   *
   * @throws ConcurrencyException as {@link #take(String, AlertBatch, String, GroupingRule)}
   */
  public Outcome take(
      String integrationId, List<AlertBatch> batches, String rawSha256, GroupingRule rule) {
    return SideBySideProblems.take(batches, batch -> take(integrationId, batch, rawSha256, rule));
  }

  /**
   * Takes a batch from a source.
   *
   * @param rawSha256 of the body it came in
   * @param rule how its alerts are put together
   * @throws ConcurrencyException when others wrote to the same group again and again; the source
   *     should send it again
   */
  public Outcome take(String integrationId, AlertBatch batch, String rawSha256, GroupingRule rule) {
    IncomingProblem problem =
        new IncomingProblem(groups, deadlines, ends, clock, integrationId, batch, rule);
    // What fires comes first: else the group could be over for a moment and open again as a new
    // problem.
    problem.fire(batch.distinct(Action.TRIGGER));
    problem.acknowledge(batch.distinct(Action.ACKNOWLEDGE), rawSha256);
    problem.end(batch.distinct(Action.RESOLVE), rawSha256);
    int received = batch.alerts().size();
    return new Outcome(
        received, problem.opened(), problem.updated(), Math.max(0, received - problem.updated()));
  }
}
