package io.muster.eventlog.conformance;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.muster.eventlog.EventLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own that writes to a log others write to as well. Prints how many commits it was
 * promised.
 */
public final class WriterProcess {

  private WriterProcess() {}

  /** Arguments: connection string, name of the writer, number of clients, commits per client. */
  public static void main(String[] args) throws Exception {
    ConnectionString uri = new ConnectionString(args[0]);
    try (MongoClient client = MongoClients.create(uri);
        EventLog log = EventLog.open(client.getDatabase(uri.getDatabase()), Clock.systemUTC())) {
      int acknowledged = write(log, args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      System.out.println("acknowledged " + acknowledged);
    }
  }

  /**
   * Several clients write commits of one to three events, each to aggregates of its own and to one
   * all share.
   */
  static int write(EventLog log, String name, int clients, int commits) throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        String own = name + "-" + client;
        Random random = new Random(own.hashCode());
        tasks.add(() -> writeAlone(log, own, commits, random));
      }
      int acknowledged = 0;
      for (Future<Integer> result : pool.invokeAll(tasks)) {
        acknowledged += result.get();
      }
      return acknowledged;
    }
  }

  private static int writeAlone(EventLog log, String own, int commits, Random random) {
    for (int i = 0; i < commits; i++) {
      if (random.nextInt(4) == 0) {
        Commits.appendAtTheEnd(log, "shared", 1 + random.nextInt(3));
      } else {
        log.append(Commits.of(own + "-" + i, 0, 1 + random.nextInt(3)));
      }
    }
    return commits;
  }
}
