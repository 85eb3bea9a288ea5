package io.muster.starter;

import java.util.Set;
import java.util.TreeSet;
import org.axonframework.config.EventProcessingConfiguration;

/** The names of everything in this service that follows the log. */
class ProcessingGroups {

  private final EventProcessingConfiguration processing;

  ProcessingGroups(EventProcessingConfiguration processing) {
    this.processing = processing;
  }

  /** In alphabetical order; each group runs in a processor of the same name. */
  Set<String> names() {
    return new TreeSet<>(processing.eventProcessors().keySet());
  }
}
