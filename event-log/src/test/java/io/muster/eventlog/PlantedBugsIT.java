package io.muster.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.testing.PlantedBug;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The suites of the log find the mistakes that would hurt most. */
@Execution(ExecutionMode.CONCURRENT)
class PlantedBugsIT {

  private static final String LOG = "event-log/src/main/java/io/muster/eventlog/";
  private static final String CONFORMANCE =
      "io.muster.eventlog.conformance.EmbeddedEngineConformanceIT";
  private static final String DURABLE = DurableEndIT.class.getName();

  @TempDir Path folder;

  @Test
  void acknowledging_before_it_is_on_disk() throws Exception {
    PlantedBug bug =
        PlantedBug.in(LOG + "Durability.java", folder)
            .replace("WriteConcern.W1.withJournal(true)", "WriteConcern.W1.withJournal(false)");
    assertThat(bug.isFoundBy(DURABLE)).isNotBlank();
  }

  @Test
  void skipping_a_position() throws Exception {
    PlantedBug bug =
        PlantedBug.in(LOG + "Committer.java", folder)
            .replace("position += count;", "position += count + (position % 5 == 0 ? 1 : 0);");
    assertThat(bug.isFoundBy(CONFORMANCE)).isNotBlank();
  }

  @Test
  void using_a_position_twice() throws Exception {
    PlantedBug bug =
        PlantedBug.in(LOG + "Committer.java", folder)
            .replace("position += count;", "position += Math.max(1, count - 1);");
    assertThat(bug.isFoundBy(CONFORMANCE)).isNotBlank();
  }

  @Test
  void neither_ringing_nor_looking() throws Exception {
    PlantedBug bug =
        PlantedBug.in(LOG + "Doorbell.java", folder)
            .replace(
                "for (Runnable listener : listeners) {",
                "for (Runnable listener : Set.<Runnable>of()) {");
    assertThat(
            bug.isFoundBy(
                CONFORMANCE
                    + "#positions_are_dense_with_several_writers_in_several_processes_and_no_reader_misses_any"))
        .isNotBlank();
  }

  @Test
  void passing_over_an_event_that_failed() throws Exception {
    PlantedBug bug =
        PlantedBug.in(LOG + "axon/LogTail.java", folder)
            .replace(
                "events.add(messages.tracked(commit, event));",
                "try { var read = messages.tracked(commit, event); read.getPayload(); events.add(read); }"
                    + " catch (RuntimeException e) { continue; }");
    assertThat(bug.isFoundBy("io.muster.eventlog.axon.ProcessorsIT")).isNotBlank();
  }

  @Test
  void breaking_the_chain() throws Exception {
    PlantedBug bug =
        PlantedBug.in(LOG + "Committer.java", folder).replace("      previous = hash;\n", "");
    assertThat(bug.isFoundBy(CONFORMANCE)).isNotBlank();
  }

  @Test
  void ignoring_a_conflict() throws Exception {
    PlantedBug bug =
        PlantedBug.in(LOG + "Committer.java", folder)
            .replace(
                "waiting.fail(\n          new SequenceTakenException(",
                "new IllegalStateException(String.valueOf(\n          new SequenceTakenException(")
            .replace(
                "commit.aggregateType(), commit.aggregateId(), commit.firstSequence())));",
                "commit.aggregateType(), commit.aggregateId(), commit.firstSequence()))));\n      waiting.succeed(waiting.placement());");
    assertThat(bug.isFoundBy(CONFORMANCE)).isNotBlank();
  }
}
