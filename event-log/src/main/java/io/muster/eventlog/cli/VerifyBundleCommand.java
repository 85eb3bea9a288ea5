package io.muster.eventlog.cli;

import io.muster.verify.Verify;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an evidence bundle that somebody handed on. */
@Command(
    name = "verify-bundle",
    description = "Checks an evidence bundle, file by file. Needs nothing but the keys.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every file is as it was handed out",
      "1:not every file is; the findings name those that are not",
      "2:a file is missing or not what it should be"
    })
final class VerifyBundleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BUNDLE", description = "The zip.")
  private Path file;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description =
          "The keys it is signed with, from a source you trust; else those in the bundle.")
  private Path keys;

  @Option(names = "--json", description = "One JSON object instead of sentences.")
  private boolean json;

  @Override
  public Integer call() {
    return new Verify(spec.commandLine().getOut(), spec.commandLine().getErr(), json)
        .bundle(file, Optional.ofNullable(keys));
  }
}
