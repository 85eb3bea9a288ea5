package io.muster.eventlog.cli;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the log to a file, as it is, also when it is damaged. */
@Command(
    name = "export",
    description = {
      "Writes the event log to a file, as it is, also when it is damaged. Services may be running:"
          + " what is recorded meanwhile is left out.",
      "With --keys-out it is a backup: import brings both back. Keep the two apart; whoever has both"
          + " and the key-encryption key can read everything, and an erased person's key must not"
          + " live on in a backup."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:written", "2:the database or the file cannot be used"})
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LogDatabaseOption database;

  @Mixin private KeyDatabaseOption keyDatabase;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
  private Path out;

  @Option(
      names = "--keys-out",
      paramLabel = "FILE",
      description = "Where to write the data keys, which stay wrapped by the key-encryption key.")
  private Path keysOut;

  private interface Content {
    long write(OutputStream stream) throws IOException;
  }

  @Override
  public Integer call() {
    return database.run(this::export);
  }

  private int export(MongoClient client, MongoDatabase log) throws IOException {
    long events = write(out, stream -> LogExport.write(log, stream));
    spec.commandLine().getOut().printf("exported: %d events%n", events);
    if (keysOut != null) {
      // After the log: whatever key an exported event needs was there before the event.
      long keys =
          keyDatabase.run(
              client, log, found -> write(keysOut, stream -> KeyFiles.write(found, stream)));
      spec.commandLine().getOut().printf("exported: %d keys%n", keys);
    }
    return MusterLog.OK;
  }

  /** Nobody finds half a file under the final name. */
  private static long write(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      long written;
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        written = content.write(stream);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
