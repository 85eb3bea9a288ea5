package io.muster.incident.planning.runbook;

import io.muster.contracts.planning.RunEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Runs of runbooks, read from the log itself each time they are asked for: what somebody has just
 * done is always there for whoever looks next, and what was erased is not.
 */
@Component
public final class Runs {

  private static final int COMMITS_AT_ONCE = 500;
  private static final int UUID_LENGTH = 36;

  private final EventLog log;
  private final EventCodec codec;

  Runs(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** An id for a run of an incident; those of one incident begin alike. */
  public static String newId(String incidentId) {
    return prefixOf(incidentId) + UUID.randomUUID();
  }

  /**
   * Every run of an incident, the newest first.
   *
   * @param upTo the position of the log up to which it is told; {@code Long.MAX_VALUE}: all
   */
  public List<RunHistory> of(String incidentId, long upTo) {
    Map<String, RunHistory> runs = new LinkedHashMap<>();
    StoredCommit last = null;
    EventLog.Page page;
    do {
      page = log.readAlike(prefixOf(incidentId), last, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        commit.events().stream()
            .filter(event -> event.position() <= upTo)
            .forEach(
                event ->
                    runs.compute(
                        commit.aggregateId(),
                        (id, before) ->
                            RunHistory.after(
                                before, (RunEvent) codec.decode(event), event.sequence())));
        last = commit;
      }
    } while (page.more());
    List<RunHistory> found = new ArrayList<>(runs.values());
    found.sort((a, b) -> b.started().at().compareTo(a.started().at()));
    return found;
  }

  /** How the ids of an incident's runs begin. */
  public static String prefixOf(String incidentId) {
    return RunEvent.ID_PREFIX + incidentId + "-";
  }

  /** Whose run it is, by its id. */
  public static String incidentOf(String runId) {
    return runId.substring(RunEvent.ID_PREFIX.length(), runId.length() - UUID_LENGTH - 1);
  }
}
