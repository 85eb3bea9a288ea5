package io.muster.eventlog.conformance;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.muster.eventlog.CommitReceipt;
import io.muster.eventlog.EventLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A process of its own that writes to a log others write to as well. Prints each commit it was
 * promised, as {@link Promise}.
 */
public final class WriterProcess {

  private WriterProcess() {}

  /**
   * What the log promised a client.
   *
   * @param sent when it asked, by the clock all processes of a machine share, in nanoseconds
   * @param acknowledged when it was told
   */
  record Promise(long sent, long acknowledged, long position, long lastPosition, String hash) {

    static Promise of(long sent, CommitReceipt receipt) {
      return new Promise(
          sent,
          System.nanoTime(),
          receipt.position(),
          receipt.lastPosition(),
          HexFormat.of().formatHex(receipt.hash()));
    }

    static Promise read(String line) {
      String[] fields = line.split(" ");
      return new Promise(
          Long.parseLong(fields[1]),
          Long.parseLong(fields[2]),
          Long.parseLong(fields[3]),
          Long.parseLong(fields[4]),
          fields[5]);
    }

    String line() {
      return "promise %d %d %d %d %s".formatted(sent, acknowledged, position, lastPosition, hash);
    }
  }

  /** Arguments: connection string, name of the writer, number of clients, commits per client. */
  public static void main(String[] args) throws Exception {
    ConnectionString uri = new ConnectionString(args[0]);
    try (MongoClient client = MongoClients.create(uri);
        EventLog log = EventLog.open(client.getDatabase(uri.getDatabase()), Clock.systemUTC())) {
      write(
          log,
          args[1],
          Integer.parseInt(args[2]),
          Integer.parseInt(args[3]),
          promise -> System.out.println(promise.line()));
    }
  }

  /**
   * Several clients write commits of one to three events, each to aggregates of its own and to one
   * all share.
   */
  static void write(EventLog log, String name, int clients, int commits, Consumer<Promise> promised)
      throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        String own = name + "-" + client;
        Random random = new Random(own.hashCode());
        tasks.add(
            () -> {
              writeAlone(log, own, commits, random, promised);
              return null;
            });
      }
      for (Future<Void> result : pool.invokeAll(tasks)) {
        result.get();
      }
    }
  }

  private static void writeAlone(
      EventLog log, String own, int commits, Random random, Consumer<Promise> promised) {
    for (int i = 0; i < commits; i++) {
      int events = 1 + random.nextInt(3);
      long sent = System.nanoTime();
      CommitReceipt receipt =
          random.nextInt(4) == 0
              ? Commits.appendAtTheEnd(log, "shared", events)
              : log.append(Commits.of(own + "-" + i, 0, events));
      promised.accept(Promise.of(sent, receipt));
    }
  }
}
