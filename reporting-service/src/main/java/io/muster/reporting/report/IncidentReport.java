package io.muster.reporting.report;

import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.reporting.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;

/**
 * Everything the log says about one incident up to one position, for somebody who has to judge the
 * response. The same position gives the same report. All times are UTC; lengths of time are in
 * seconds; null means that it has not happened or is not known.
 *
 * @param schema name and version of this form; a change that breaks readers gets a new version
 * @param asOf how far in the log the report looks
 * @param checkpoint the newest signed checkpoint
 * @param caution why the checkpoint does not cover this report, as a sentence; null when it does
 * @param personalDataMasked whether people are called by masks in this copy
 * @param phases in the order they were entered
 * @param severities the severity at the start and every change of it
 * @param roles who held which role from when to when, in the order they were given
 * @param pages everybody who was to be paged, in the order it was asked for
 * @param escalation how paging went from level to level
 * @param alerts the alerts that belong to it
 * @param notes what people noted and decided, oldest first
 * @param ledger every event, oldest first, with its hashes
 */
public record IncidentReport(
    String schema,
    AsOf asOf,
    Signed checkpoint,
    String caution,
    boolean personalDataMasked,
    Subject incident,
    Times times,
    List<PhaseSpan> phases,
    List<SeverityChange> severities,
    List<RoleSpan> roles,
    List<PageLine> pages,
    List<EscalationLine> escalation,
    List<AlertLine> alerts,
    List<Note> notes,
    List<LedgerEntry> ledger) {

  /** The form written today. */
  public static final String SCHEMA = "muster.incident-report/1";

  /**
   * How far in the log a report looks.
   *
   * @param hash hash of the commit that ends there, hex; it covers everything before
   */
  public record AsOf(long position, String hash, Instant recordTime) {}

  /** A signed statement that the log had this hash at this position. */
  public record Signed(long position, String hash, Instant at, String keyId) {}

  /**
   * What the report is about.
   *
   * @param state whether somebody still has to be paged
   */
  public record Subject(
      String id,
      String number,
      String title,
      String description,
      Severity severity,
      Phase phase,
      ResponseState state,
      List<String> services,
      Source source,
      LedgerEntry.Party openedBy) {}

  /**
   * When it happened.
   *
   * @param occurredAt when the trouble itself began
   * @param detectedAt when anything first noticed it
   * @param acknowledgedAt when a person first took it on
   * @param secondsToAcknowledge from opened to acknowledged
   * @param secondsToResolve from opened to resolved
   * @param secondsToDetect from occurred to detected
   */
  public record Times(
      Instant occurredAt,
      Instant detectedAt,
      Instant openedAt,
      Instant acknowledgedAt,
      LedgerEntry.Party acknowledgedBy,
      Instant resolvedAt,
      Instant closedAt,
      Long secondsToDetect,
      Long secondsToAcknowledge,
      Long secondsToResolve) {}

  /** One stay in one phase; {@code leftAt} and {@code seconds} are null while it lasts. */
  public record PhaseSpan(
      Phase phase,
      Instant enteredAt,
      Instant leftAt,
      Long seconds,
      PhaseMove move,
      List<Phase> skipped,
      String reason,
      LedgerEntry.Party by,
      long position) {}

  /** A change of severity; {@code from} is null for the one it was opened with. */
  public record SeverityChange(
      Instant at, Severity from, Severity to, String reason, LedgerEntry.Party by, long position) {}

  /** One person in one role; {@code until} is null while they hold it. */
  public record RoleSpan(
      Role role,
      String personId,
      String person,
      Instant from,
      Instant until,
      LedgerEntry.Party assignedBy,
      long position) {}

  /** One person to be reached for one level. */
  public record PageLine(
      String pageId,
      int level,
      String personId,
      String person,
      String channel,
      Instant requestedAt,
      Outcome outcome,
      List<Attempt> attempts,
      long position) {}

  /** How a page or an attempt ended. */
  public enum Outcome {
    /** Asked for; no attempt has ended yet. */
    PENDING,
    /** The channel took the message over. */
    SENT,
    /** It failed and will be tried again. */
    RETRYING,
    /** It failed and was given up. */
    FAILED
  }

  /** One attempt to send one page; {@code endedAt} is null when its end is not on record. */
  public record Attempt(
      int attempt,
      Instant startedAt,
      Instant endedAt,
      Outcome outcome,
      String detail,
      Instant retryAt) {}

  /** A step of the escalation, as a sentence. */
  public record EscalationLine(Instant at, String what, long position) {}

  /** One alert; {@code resolvedAt} is null while it fires. */
  public record AlertLine(
      String alertKey,
      String name,
      String service,
      Instant firedAt,
      Instant resolvedAt,
      int times,
      long position) {}

  /** What somebody noted or decided. */
  public record Note(Instant at, Kind kind, LedgerEntry.Party by, String text, long position) {

    /** Free words, or a decision that changed the incident. */
    public enum Kind {
      NOTE,
      DECISION
    }
  }
}
