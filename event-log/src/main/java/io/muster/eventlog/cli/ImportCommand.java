package io.muster.eventlog.cli;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogImport;
import io.muster.verify.LogVerifier;
import io.muster.verify.Verification;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a log from an export. */
@Command(
    name = "import",
    description = {
      "Restores a log, hash for hash, into a database that holds none. Start the services after it,"
          + " not before; they build their read models from it.",
      "An export that does not hold together is refused."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:restored",
      "1:the export is damaged; nothing was written",
      "2:the database or a file cannot be used"
    })
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LogDatabaseOption database;

  @Mixin private KeyDatabaseOption keyDatabase;

  @Parameters(paramLabel = "EXPORT", description = "The export.")
  private Path export;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The data keys that were written with it; without them nothing can be read.")
  private Path keys;

  @Override
  public Integer call() {
    return database.run(this::restore);
  }

  private int restore(MongoClient client, MongoDatabase log) throws IOException {
    Verification verification;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(export))) {
      verification = LogVerifier.verify(in);
    }
    if (verification.isDamaged()) {
      verification
          .findings()
          .forEach(
              finding -> spec.commandLine().getErr().println("damaged: " + finding.sentence()));
      return MusterLog.DAMAGED;
    }
    if (keys != null) {
      // Before the log: nothing is there that cannot be read.
      long read = keyDatabase.run(client, log, empty -> KeyFiles.read(keys, empty));
      spec.commandLine().getOut().printf("imported: %d keys%n", read);
    }
    long events = LogImport.read(export, log);
    spec.commandLine()
        .getOut()
        .printf("imported: %d events, head %s%n", events, verification.head());
    return MusterLog.OK;
  }
}
