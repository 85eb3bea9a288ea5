package io.muster.eventlog.cli;

import io.muster.verify.Verify;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a proof that somebody handed on. */
@Command(
    name = "verify-proof",
    description = "Checks a proof made with prove. Needs nothing but the keys.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it is proven",
      "1:it is not; the findings say what is wrong",
      "2:a file is missing or not what it should be"
    })
final class VerifyProofCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PROOF", description = "The proof.")
  private Path file;

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "FILE",
      description = "The keys checkpoints are signed with, from a source you trust.")
  private Path keys;

  @Option(names = "--json", description = "One JSON object instead of sentences.")
  private boolean json;

  @Override
  public Integer call() {
    return new Verify(spec.commandLine().getOut(), spec.commandLine().getErr(), json)
        .proof(file, keys);
  }
}
