package io.muster.eventlog.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the events a service could not handle, and has them tried again. */
@Command(
    name = "dead-letters",
    description =
        "Lists the events a service could not handle and put aside, and why; with --retry has those"
            + " of one processing group tried again.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:none is left", "1:some are put aside", "2:they cannot be asked for"})
final class DeadLettersCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ServiceOption service;

  @Option(
      names = "--retry",
      paramLabel = "GROUP",
      description = "Try the events of this processing group again, each aggregate in order.")
  private String retry;

  @Override
  public Integer call() {
    return service.run(
        () -> {
          PrintWriter out = spec.commandLine().getOut();
          if (retry != null) {
            JsonNode result =
                service.post("/dead-letters/" + ServiceOption.encoded(retry) + "/retry");
            out.printf(
                "retried: %d of %d sequences went through%n",
                result.path("retried").asLong(), result.path("sequences").asLong());
          }
          JsonNode letters = service.get("/dead-letters");
          for (JsonNode letter : letters) {
            out.printf(
                "%s  event %s  of %s  since %s: %s%n",
                letter.path("group").asText(),
                letter.path("eventId").asText(),
                letter.path("aggregateId").asText("no aggregate"),
                letter.path("enqueuedAt").asText(),
                letter.path("cause").asText("no cause given"));
          }
          out.printf("put aside: %d events%n", letters.size());
          return letters.isEmpty() ? MusterLog.OK : MusterLog.DAMAGED;
        });
  }
}
