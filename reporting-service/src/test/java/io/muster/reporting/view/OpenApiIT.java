package io.muster.reporting.view;

import io.muster.reporting.testing.TestService;
import io.muster.starter.AuthorizationTable;
import io.muster.starter.PublishedApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the service offers, and to whom. */
class OpenApiIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  @Test
  void the_published_description_is_what_the_service_offers() {
    PublishedApi.assertIsWhatIsOffered(
        "reporting", SERVICE.get("/v3/api-docs", null).is(200).text());
  }

  @TestFactory
  Stream<DynamicTest> whoever_may_not_do_something_is_refused() {
    return table().everyLine();
  }

  @Test
  void no_operation_is_missing_in_the_table_of_who_may_do_what() {
    table().hasEveryOperation(Set.of());
  }

  private static AuthorizationTable table() {
    Map<String, String> askers = new LinkedHashMap<>();
    askers.put("responder", SERVICE.rosa());
    askers.put("manager", SERVICE.mina());
    askers.put("auditor", SERVICE.aude());
    askers.put("partner", SERVICE.acme());
    askers.put("admin", SERVICE.adam());
    askers.put("nobody", "");
    return new AuthorizationTable(SERVICE.url(), "/authorization/operations.csv", askers);
  }
}
