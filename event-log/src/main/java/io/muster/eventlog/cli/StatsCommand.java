package io.muster.eventlog.cli;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogInspection;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a log holds. */
@Command(
    name = "stats",
    description = "Says how much a log holds, of what, and since when. Reads all of it.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:told", "2:the database cannot be used"})
final class StatsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LogDatabaseOption database;

  @Override
  public Integer call() {
    return database.run(this::tell);
  }

  private int tell(MongoDatabase log) {
    LogInspection.Stats stats = new LogInspection(log).stats();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "events      %d%ncommits     %d%naggregates  %d%nbytes       %d%nfirst       %s%nlast        %s%n",
        stats.events(),
        stats.commits(),
        stats.aggregates(),
        stats.bytes(),
        stats.first() == null ? "-" : stats.first(),
        stats.last() == null ? "-" : stats.last());
    stats.byType().forEach((type, count) -> out.printf("%10d  %s%n", count, type));
    return MusterLog.OK;
  }
}
