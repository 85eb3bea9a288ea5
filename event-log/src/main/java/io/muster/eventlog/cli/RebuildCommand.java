package io.muster.eventlog.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds a service's read models anew and says how far it has come. */
@Command(
    name = "rebuild",
    description =
        "Builds the read models of a service anew from the log, showing how far it has come."
            + " Figures of analytics stay as they are until the new ones take their place; of the"
            + " rest people see old or missing entries until it is done. Nothing is sent twice.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:built", "2:it cannot be done or followed"})
final class RebuildCommand implements Callable<Integer> {

  private static final long PAUSE_MILLIS = 1000;

  @Spec private CommandSpec spec;

  @Mixin private ServiceOption service;

  @Option(names = "--watch", description = "Only show how far it is; start nothing.")
  private boolean watch;

  @Override
  public Integer call() {
    return service.run(this::rebuild);
  }

  private int rebuild() throws IOException, InterruptedException, ServiceOption.RefusedException {
    PrintWriter out = spec.commandLine().getOut();
    if (!watch) {
      service.post("/read-models/rebuild");
    }
    long began = System.nanoTime();
    Progress first = null;
    while (true) {
      JsonNode groups = service.get("/read-models/progress");
      Progress now = Progress.of(groups);
      first = first == null ? now : first;
      out.println(now.told(first, (System.nanoTime() - began) / 1e9));
      out.flush();
      if (now.isDone()) {
        for (JsonNode group : groups) {
          if (group.hasNonNull("failed")) {
            out.printf(
                "%s could not be built anew, and is as it was. %s%n",
                group.path("group").asText(), group.path("failed").asText());
            return MusterLog.UNREADABLE;
          }
        }
        for (JsonNode model : service.get("/read-models")) {
          out.printf(
              "%-32s %d documents, content %s%n",
              model.path("name").asText(),
              model.path("documents").asLong(),
              model.path("contentHash").asText());
        }
        return MusterLog.OK;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * How far all groups together are.
   *
   * @param done positions handled, over all groups
   * @param all positions there are, over all groups
   */
  record Progress(long done, long all) {

    static Progress of(JsonNode groups) {
      long done = 0;
      long all = 0;
      for (JsonNode group : groups) {
        long head = group.path("head").asLong();
        done += Math.min(head, group.path("position").asLong());
        all += head;
      }
      return new Progress(done, all);
    }

    boolean isDone() {
      return done >= all;
    }

    String told(Progress first, double seconds) {
      String percent = "%d of %d (%d %%)".formatted(done, all, all == 0 ? 100 : 100 * done / all);
      if (isDone()) {
        return percent + ", done after %.0f s".formatted(seconds);
      }
      double pace = (done - first.done) / seconds;
      return pace <= 0
          ? percent
          : percent + ", %.0f a second, %.0f s to go".formatted(pace, (all - done) / pace);
    }
  }
}
