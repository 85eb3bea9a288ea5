package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.PublishedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing the service needs beside the database is up here: it starts all the same. */
class ApiDescriptionIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String NOBODY = "http://127.0.0.1:9";

  @Test
  void the_published_description_is_what_the_service_offers() {
    try (Running service = Running.bare(MONGO.uri(), NOBODY, 9, NOBODY, new MovableClock())) {
      PublishedApi.assertIsWhatIsOffered("notification", service.get("/v3/api-docs", null).body());
      assertThat(service.get("/actuator/health", null).statusCode()).isEqualTo(200);
    }
  }
}
