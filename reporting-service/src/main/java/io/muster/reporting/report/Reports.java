package io.muster.reporting.report;

import io.muster.eventlog.StoredCommit;
import io.muster.reporting.evidence.Checkpoint;
import io.muster.reporting.evidence.Checkpoints;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Makes reports. Before it looks, the log is signed: a report is covered by a checkpoint, and the
 * same position always comes with the same one.
 */
@Service
public class Reports {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String NOT_COME_TO = "this incident cannot be told yet";

  private static final String NOT_YET =
      "The log could not be signed in time; ask for the report again in a minute.";

  private final Ledger ledger;
  private final Checkpoints checkpoints;
  private final PeopleDirectory people;

  Reports(Ledger ledger, Checkpoints checkpoints, PeopleDirectory people) {
    this.ledger = ledger;
    this.checkpoints = checkpoints;
    this.people = people;
  }

  /**
   * The report of an incident as this caller may see it.
   *
   * @param ref its id or number
   */
  public IncidentReport of(String ref, Caller caller) {
    Optional<Checkpoint> covering = checkpoints.cover(PATIENCE);
    long wanted = covering.map(Checkpoint::position).orElseGet(() -> ledger.head().position());
    boolean upToDate = ledger.awaitIndexed(wanted, PATIENCE);
    StoredCommit end =
        (upToDate ? ledger.commitAt(wanted) : ledger.newestIndexed())
            .orElseThrow(() -> notFound(ref, upToDate));
    String incident = ledger.incident(ref, caller).orElseThrow(() -> notFound(ref, upToDate));
    Names names = Names.of(people, caller);
    if (names.masked()) {
      ledger.read(incident, end.lastPosition(), entry -> entry.event().ifPresent(names::meet));
    }
    ReportBuilder builder = new ReportBuilder(names);
    ledger.read(incident, end.lastPosition(), builder::add);
    return builder.build(
        asOf(end),
        covering.or(checkpoints::newest).map(Reports::signed).orElse(null),
        covering.isPresent() ? null : checkpoints.trouble().orElse(NOT_YET));
  }

  /**
   * What the log said of an incident at a position, with the first checkpoint that covers it. It is
   * the same whenever it is asked for.
   *
   * @param incidentId of an incident that the reader may see
   * @param names people as the reader may see them; has met everybody it has to mask
   */
  public IncidentReport asOf(String incidentId, long position, Names names) {
    StoredCommit end = ledger.commitAt(position).orElseThrow(() -> notFound(incidentId, true));
    ledger.requireIndexed(end.lastPosition(), PATIENCE, NOT_COME_TO);
    if (ledger.numberOf(incidentId).isEmpty()) {
      throw notFound(incidentId, true);
    }
    Optional<Checkpoint> covering = checkpoints.firstCovering(end.lastPosition());
    if (covering.isEmpty()) {
      checkpoints.cover(PATIENCE);
      covering = checkpoints.firstCovering(end.lastPosition());
    }
    ReportBuilder builder = new ReportBuilder(names);
    ledger.read(incidentId, end.lastPosition(), builder::add);
    return builder.build(
        asOf(end),
        covering.or(checkpoints::newest).map(Reports::signed).orElse(null),
        covering.isPresent() ? null : checkpoints.trouble().orElse(NOT_YET));
  }

  private static IncidentReport.AsOf asOf(StoredCommit end) {
    return new IncidentReport.AsOf(
        end.lastPosition(), HexFormat.of().formatHex(end.hash()), end.recordTime());
  }

  private static IncidentReport.Signed signed(Checkpoint c) {
    return new IncidentReport.Signed(c.position(), c.hash(), c.at(), c.keyId());
  }

  private static Refused notFound(String ref, boolean upToDate) {
    return upToDate ? Refused.notFound("The incident " + ref) : Ledger.behind(NOT_COME_TO);
  }
}
