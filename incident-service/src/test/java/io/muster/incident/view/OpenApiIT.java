package io.muster.incident.view;

import io.muster.incident.TestService;
import io.muster.starter.PublishedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenApiIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @Test
  void the_published_description_is_what_the_service_offers() {
    PublishedApi.assertIsWhatIsOffered(
        "incident", SERVICE.get("/v3/api-docs", null).is(200).text());
  }
}
