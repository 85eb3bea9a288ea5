package io.muster.eventlog.cli;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The database a command works on, and what is said when it cannot be used. */
final class LogDatabaseOption {

  private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--uri",
      required = true,
      paramLabel = "URI",
      defaultValue = "${env:MUSTER_MONGODB_URI}",
      description =
          "MongoDB connection string with the database in its path; by default what"
              + " MUSTER_MONGODB_URI says, which keeps a password out of the process list.")
  private String uri;

  /** What a command does with the database; answers its exit code. */
  interface Work {
    int with(MongoDatabase database) throws IOException, InterruptedException;
  }

  /** The same, for a command that works on another database of the server too. */
  interface ClientWork {
    int with(MongoClient client, MongoDatabase database) throws IOException, InterruptedException;
  }

  int run(Work work) {
    return run((client, database) -> work.with(database));
  }

  int run(ClientWork work) {
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
      return work.with(client, client.getDatabase(connection.getDatabase()));
    } catch (MongoException e) {
      // A driver's message may quote the connection string; its kind says enough.
      return unusable("the database cannot be used: " + e.getClass().getSimpleName());
    } catch (NoSuchFileException e) {
      return unusable("there is no file " + e.getFile());
    } catch (IOException e) {
      return unusable("the file cannot be used: " + e.getClass().getSimpleName());
    } catch (IllegalStateException e) {
      return unusable(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unusable("interrupted");
    }
  }

  int unusable(String why) {
    command.commandLine().getErr().println("cannot %s: %s".formatted(command.name(), why));
    return MusterLog.UNREADABLE;
  }
}
