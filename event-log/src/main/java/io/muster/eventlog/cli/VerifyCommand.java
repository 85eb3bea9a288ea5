package io.muster.eventlog.cli;

import io.muster.eventlog.verify.Checkpoint;
import io.muster.eventlog.verify.CheckpointKey;
import io.muster.eventlog.verify.DamagedLogException;
import io.muster.eventlog.verify.LogVerifier;
import io.muster.eventlog.verify.UnreadableExportException;
import io.muster.eventlog.verify.VerifiedLog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an export, and says which event is wrong when one is. */
@Command(
    name = "verify",
    description = "Checks an export. Needs no server.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every event is there, unchanged and in its place",
      "1:the log is damaged; the message names the event",
      "2:the input is missing or cannot be read"
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The export.")
  private Path file;

  @ArgGroup(exclusive = false)
  private Signed signed;

  static final class Signed {
    @Option(
        names = "--checkpoints",
        required = true,
        paramLabel = "DIR",
        description = "Signed checkpoints; with them a cut-off end is found too.")
    private Path directory;

    @Option(
        names = "--public-key",
        required = true,
        paramLabel = "FILE",
        description = "PEM file of the key they were signed with.")
    private Path publicKey;
  }

  @Override
  public Integer call() {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      VerifiedLog log = signed == null ? LogVerifier.verify(in) : verifySigned(in);
      spec.commandLine()
          .getOut()
          .printf("verified: %d events, head %s%n", log.events(), log.head());
      spec.commandLine()
          .getOut()
          .println(
              signed == null
                  ? "not checked against signed checkpoints: a cut-off end would not be noticed"
                  : "checked against %d signed checkpoints".formatted(log.checkpoints()));
      return MusterLog.OK;
    } catch (DamagedLogException e) {
      spec.commandLine().getErr().println("damaged: " + e.getMessage());
      return MusterLog.DAMAGED;
    } catch (UnreadableExportException e) {
      return unreadable(e.getMessage());
    } catch (NoSuchFileException e) {
      return unreadable("there is no file " + e.getFile());
    } catch (IOException e) {
      return unreadable(e.getMessage());
    }
  }

  private VerifiedLog verifySigned(InputStream in)
      throws IOException, DamagedLogException, UnreadableExportException {
    PublicKey key = CheckpointKey.readPublic(signed.publicKey);
    List<Checkpoint> checkpoints = Checkpoint.readAll(signed.directory);
    if (checkpoints.isEmpty()) {
      throw new IOException("there are no checkpoints in " + signed.directory);
    }
    return LogVerifier.verify(in, checkpoints, key);
  }

  private int unreadable(String why) {
    spec.commandLine().getErr().println("cannot verify: " + why);
    return MusterLog.UNREADABLE;
  }
}
