package io.muster.eventlog.cli;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.muster.eventlog.LogExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the log to a file, as it is, also when it is damaged. */
@Command(
    name = "export",
    description = "Writes the event log to a file, as it is, also when it is damaged.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:written", "2:the database or the file cannot be used"})
final class ExportCommand implements Callable<Integer> {

  private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

  @Spec private CommandSpec spec;

  @Option(
      names = "--uri",
      required = true,
      paramLabel = "URI",
      defaultValue = "${env:MUSTER_MONGODB_URI}",
      description =
          "MongoDB connection string with the database in its path; by default what"
              + " MUSTER_MONGODB_URI says, which keeps a password out of the process list.")
  private String uri;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
  private Path out;

  @Override
  public Integer call() {
    DRIVER.setLevel(Level.OFF);
    ConnectionString connection;
    try {
      connection = new ConnectionString(uri);
    } catch (IllegalArgumentException e) {
      return unusable("the connection string is not valid");
    }
    if (connection.getDatabase() == null) {
      return unusable("the connection string names no database");
    }
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyConnectionString(connection)
            .applyToClusterSettings(c -> c.serverSelectionTimeout(10, TimeUnit.SECONDS))
            .build();
    try (MongoClient client = MongoClients.create(settings)) {
      long events = write(client, connection.getDatabase());
      spec.commandLine().getOut().printf("exported: %d events%n", events);
      return MusterLog.OK;
    } catch (MongoException e) {
      return unusable("the database cannot be read: " + e.getClass().getSimpleName());
    } catch (IOException e) {
      return unusable("cannot write " + out + ": " + e.getClass().getSimpleName());
    }
  }

  /** Nobody finds half an export under the final name. */
  private long write(MongoClient client, String database) throws IOException {
    Path part = out.resolveSibling(out.getFileName() + ".part");
    try {
      long events;
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        events = LogExport.write(client.getDatabase(database), stream);
      }
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
      return events;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private int unusable(String why) {
    spec.commandLine().getErr().println("cannot export: " + why);
    return MusterLog.UNREADABLE;
  }
}
