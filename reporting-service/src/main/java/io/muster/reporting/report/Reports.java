package io.muster.reporting.report;

import io.muster.eventlog.StoredCommit;
import io.muster.reporting.evidence.Checkpoint;
import io.muster.reporting.evidence.Checkpoints;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Makes reports. Before it looks, the log is signed: a report is covered by a checkpoint, and the
 * same position always comes with the same one.
 */
@Service
public class Reports {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String NOT_COME_TO = "this cannot be told yet";

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
    Proof proof = proofAt(position);
    if (ledger.numberOf(incidentId).isEmpty()) {
      throw notFound(incidentId, true);
    }
    ReportBuilder builder = new ReportBuilder(names);
    ledger.read(incidentId, proof.asOf().position(), builder::add);
    return builder.build(proof.asOf(), proof.checkpoint(), proof.caution());
  }

  /**
   * What proves the log up to a position.
   *
   * @param asOf the end of the commit that holds the position
   * @param checkpoint the first one that covers it, else the newest; null while none was signed
   * @param caution why it is not covered, as a sentence; null when it is
   */
  public record Proof(IncidentReport.AsOf asOf, IncidentReport.Signed checkpoint, String caution) {}

  /**
   * The first checkpoint that covers a position; the log is signed first when none does yet.
   *
   * @throws Refused 404 when the log does not hold the position, 503 when it is not indexed yet
   */
  public Proof proofAt(long position) {
    StoredCommit end =
        ledger.commitAt(position).orElseThrow(() -> Refused.notFound("Log position " + position));
    ledger.requireIndexed(end.lastPosition(), PATIENCE, NOT_COME_TO);
    Optional<Checkpoint> covering = checkpoints.firstCovering(end.lastPosition());
    if (covering.isEmpty()) {
      checkpoints.cover(PATIENCE);
      covering = checkpoints.firstCovering(end.lastPosition());
    }
    return new Proof(
        asOf(end),
        covering.or(checkpoints::newest).map(Reports::signed).orElse(null),
        covering.isPresent() ? null : checkpoints.trouble().orElse(NOT_YET));
  }

  /** An incident's record told from its events, oldest first; without a proof of its own. */
  public static IncidentReport tell(List<LogEntry> entries, IncidentReport.AsOf asOf, Names names) {
    ReportBuilder builder = new ReportBuilder(names);
    entries.forEach(builder::add);
    return builder.build(asOf, null, null);
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
