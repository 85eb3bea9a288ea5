package io.muster.incident.planning.runbook;

import io.muster.contracts.Event;
import io.muster.contracts.planning.RunbookEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Every runbook, drafted, published or retired, as the log tells of them. */
@Component
public final class RunbookRegister extends LogRegister {

  /** How the ids of runbooks begin. */
  public static final String ID_PREFIX = "runbook-";

  private final TreeMap<String, RunbookState> runbooks = new TreeMap<>();

  RunbookRegister(EventLog log, EventCodec codec) {
    super(log, codec, "Runbook", ID_PREFIX);
  }

  /** All of them, by title. */
  public synchronized List<RunbookState> all() {
    return runbooks.values().stream()
        .sorted(Comparator.comparing(RunbookState::title).thenComparing(RunbookState::runbookId))
        .toList();
  }

  /** By id. */
  public synchronized Optional<RunbookState> find(String runbookId) {
    return Optional.ofNullable(runbooks.get(runbookId));
  }

  @Override
  protected void forget() {
    runbooks.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    RunbookEvent said = (RunbookEvent) event;
    RunbookState before = runbooks.get(said.runbookId());
    if (before == null || before.version() < sequence) {
      runbooks.put(said.runbookId(), RunbookState.after(before, said, sequence));
    }
  }
}
