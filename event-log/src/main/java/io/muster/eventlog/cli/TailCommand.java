package io.muster.eventlog.cli;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogInspection;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the newest events, and those that come. */
@Command(
    name = "tail",
    description =
        "Shows the newest events, one a line: position, record time, type, aggregate, metadata."
            + " Payloads stay where they are.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:shown", "2:the database cannot be used"})
final class TailCommand implements Callable<Integer> {

  private static final int PAGE = 200;
  private static final long PAUSE_MILLIS = 500;

  @Spec private CommandSpec spec;

  @Mixin private LogDatabaseOption database;

  @Option(
      names = {"-n", "--number"},
      paramLabel = "EVENTS",
      defaultValue = "20",
      description = "How many of the newest events to begin with (default ${DEFAULT-VALUE}).")
  private long number;

  @Option(
      names = "--from",
      paramLabel = "POSITION",
      description = "Begin at this position instead.")
  private Long from;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is recorded from now on, until interrupted.")
  private boolean follow;

  @Override
  public Integer call() {
    return database.run(this::tail);
  }

  private int tail(MongoDatabase log) throws InterruptedException {
    LogInspection inspection = new LogInspection(log);
    long first = from != null ? from : inspection.position() - number + 1;
    List<StoredCommit> commits = inspection.from(first, PAGE);
    long reached = 0;
    while (true) {
      for (StoredCommit commit : commits) {
        show(commit, first);
        reached = commit.lastPosition();
      }
      spec.commandLine().getOut().flush();
      if (commits.isEmpty() && !follow) {
        return MusterLog.OK;
      }
      if (commits.isEmpty()) {
        Thread.sleep(PAUSE_MILLIS);
      }
      commits = inspection.after(reached, PAGE);
    }
  }

  private void show(StoredCommit commit, long first) {
    PrintWriter out = spec.commandLine().getOut();
    for (StoredEvent event : commit.events()) {
      if (event.position() >= first) {
        out.printf(
            "%d  %s  %s  %s %s  %s%n",
            event.position(),
            commit.recordTime(),
            event.type(),
            commit.aggregateType(),
            commit.aggregateId(),
            new String(event.metadata(), StandardCharsets.UTF_8));
      }
    }
  }
}
