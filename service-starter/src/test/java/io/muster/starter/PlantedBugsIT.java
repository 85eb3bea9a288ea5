package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.testing.PlantedBug;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite of the starter finds the mistake that would hurt most. */
class PlantedBugsIT {

  @TempDir Path folder;

  @Test
  void swallowing_what_went_wrong_in_a_handler() throws Exception {
    PlantedBug bug =
        PlantedBug.in(
                "service-starter/src/main/java/io/muster/starter/ProcessorConfiguration.java",
                folder)
            .replace(
                "registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance())",
                "registerDefaultListenerInvocationErrorHandler(c -> new org.axonframework.eventhandling.LoggingErrorHandler())")
            .replace(
                "group ->\n                  c ->\n",
                "group -> group != null ? null :\n                  c ->\n");
    assertThat(
            bug.isFoundBy(
                StarterIT.class.getName()
                    + "#a_poisoned_event_parks_its_own_sequence_and_is_retried"))
        .isNotBlank();
  }
}
