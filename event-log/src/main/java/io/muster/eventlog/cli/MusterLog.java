package io.muster.eventlog.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code muster-log}: what an operator looks after the log with, and an auditor verifies with. */
@Command(
    name = "muster-log",
    description = "Looks after Muster's event log, and proves what it holds.",
    mixinStandardHelpOptions = true,
    version = "muster-log 0.1, log format 1",
    subcommands = {
      TailCommand.class,
      StatsCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      ProveCommand.class,
      VerifyProofCommand.class,
      VerifyBundleCommand.class,
      RebuildCommand.class,
      DeadLettersCommand.class
    })
public final class MusterLog {

  /** Everything is as it was recorded. */
  static final int OK = 0;

  /** Something is wrong with the log or in a service; the output names it. */
  static final int DAMAGED = 1;

  /** The input is missing or cannot be read, so nothing can be said. */
  static final int UNREADABLE = 2;

  private MusterLog() {}

  /** Runs the tool. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new MusterLog())
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              // A driver's message may quote the connection string; its kind says enough.
              command.getErr().println("muster-log: failed: " + e.getClass().getSimpleName());
              return UNREADABLE;
            });
  }
}
