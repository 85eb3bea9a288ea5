package io.muster.eventlog.cli;

import io.muster.verify.Prover;
import io.muster.verify.SignedCheckpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a proof to be handed on, from an export and its checkpoints. */
@Command(
    name = "prove",
    description =
        "Writes a proof that can be checked alone: that an incident's events stand in the signed"
            + " log, or that the log at one checkpoint continues the log at another.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:written", "2:it cannot be proven from these files"})
final class ProveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EXPORT", description = "An export that verifies.")
  private Path export;

  @Option(
      names = "--checkpoints",
      required = true,
      paramLabel = "FILE",
      description = "Signed checkpoints.")
  private Path checkpoints;

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "FILE",
      description = "The keys they are signed with.")
  private Path keys;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
  private Path out;

  @ArgGroup(multiplicity = "1")
  private What what;

  /** One of the two things that can be proven. */
  static final class What {
    @Option(
        names = "--incident",
        required = true,
        paramLabel = "INCIDENT",
        description = "An incident, by its id or its number (INC-142).")
    private String incident;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Between between;
  }

  static final class Between {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "POSITION",
        description = "Position of the earlier checkpoint.")
    private long from;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "POSITION",
        description = "Position of the later checkpoint.")
    private long to;
  }

  @Override
  public Integer call() {
    try {
      SignedCheckpoints signed = SignedCheckpoints.load(checkpoints, keys);
      String proof =
          what.incident != null
              ? Prover.incident(export, signed, what.incident)
              : Prover.consistency(export, signed, what.between.from, what.between.to);
      Files.writeString(out, proof);
      spec.commandLine().getOut().println("proof written: " + out);
      return MusterLog.OK;
    } catch (NoSuchFileException e) {
      return unable("there is no file " + e.getFile());
    } catch (IOException e) {
      return unable(e.getMessage());
    }
  }

  private int unable(String why) {
    spec.commandLine().getErr().println("cannot prove: " + why);
    return MusterLog.UNREADABLE;
  }
}
