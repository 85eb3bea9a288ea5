package io.muster.eventlog.cli;

import io.muster.verify.Verify;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an export, and says which events are wrong when some are. */
@Command(
    name = "verify",
    description = "Checks an export. Needs no server.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:intact, and complete up to the newest checkpoint",
      "1:something is wrong; the findings name the events",
      "2:a file is missing or not what it should be",
      "3:nothing is wrong as far as can be seen, but no checkpoint proves it"
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EXPORT", description = "The export.")
  private Path file;

  @ArgGroup(exclusive = false)
  private Signed signed;

  @Option(names = "--json", description = "One JSON object instead of sentences.")
  private boolean json;

  /** Checkpoints and the keys they are signed with, which are of no use without each other. */
  static final class Signed {
    @Option(
        names = "--checkpoints",
        required = true,
        paramLabel = "FILE",
        description = "Signed checkpoints as they were published; nothing is proven without.")
    private Path checkpoints;

    @Option(
        names = "--keys",
        required = true,
        paramLabel = "FILE",
        description = "The keys they are signed with, from a source you trust.")
    private Path keys;

    Verify.Against against() {
      return new Verify.Against(checkpoints, keys);
    }
  }

  @Override
  public Integer call() {
    return new Verify(spec.commandLine().getOut(), spec.commandLine().getErr(), json)
        .log(file, Optional.ofNullable(signed).map(Signed::against));
  }
}
