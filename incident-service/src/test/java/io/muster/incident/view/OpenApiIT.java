package io.muster.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.TestService;
import io.muster.starter.PublishedApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class OpenApiIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @Test
  void the_published_description_is_what_the_service_offers() {
    PublishedApi.assertIsWhatIsOffered(
        "incident", SERVICE.get("/v3/api-docs", null).is(200).text());
  }

  @Test
  void whoever_writes_finds_an_example_with_all_that_is_required_and_nothing_unknown() {
    JsonNode api = SERVICE.get("/v3/api-docs", null).is(200).json();
    List<String> sent =
        api.path("paths").findValues("requestBody").stream()
            .map(body -> body.at("/content/application~1json/schema/$ref").asString(""))
            .filter(ref -> !ref.isEmpty())
            .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
            .distinct()
            .toList();
    assertThat(sent).hasSizeGreaterThan(50);
    for (String name : sent) {
      JsonNode schema = api.path("components").path("schemas").path(name);
      JsonNode example = schema.path("example");
      assertThat(example.isObject()).as(name).isTrue();
      assertThat(schema.path("properties").propertyNames())
          .as(name)
          .containsAll(example.propertyNames());
      assertThat(example.propertyNames())
          .as(name)
          .containsAll(schema.path("required").valueStream().map(JsonNode::asString).toList());
    }
  }
}
