package io.muster.eventlog.conformance;

import io.muster.eventlog.testing.MongoEngine;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The promises on the real engine every machine has. */
class EmbeddedEngineConformanceIT extends EventLogConformance {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  @Override
  protected String serverUri() {
    return mongo.serverUri();
  }
}
