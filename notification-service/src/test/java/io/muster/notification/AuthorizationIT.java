package io.muster.notification;

import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.AuthorizationTable;
import io.muster.starter.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation, asked by everybody: {@code authorization/operations.csv} says who may. */
class AuthorizationIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String NOBODY = "http://127.0.0.1:9";
  private static final TestTokens TOKENS = new TestTokens();
  private static Running service;
  private static AuthorizationTable table;

  @BeforeAll
  static void start() {
    Map<String, String> askers = new LinkedHashMap<>();
    askers.put("responder", TOKENS.person("rosa", "Rosa Reyes", "responder"));
    askers.put("manager", TOKENS.person("mina", "Mina Moreau", "manager"));
    askers.put("auditor", TOKENS.person("aude", "Aude Auer", "auditor"));
    askers.put("partner", TOKENS.client("muster-partner-acme", "partner"));
    askers.put("admin", TOKENS.person("adam", "Adam Ames", "admin"));
    askers.put("nobody", "");
    service =
        Running.bare(
                MONGO.uri(),
                TOKENS.issuerUri(),
                9,
                NOBODY,
                new MovableClock(),
                "--muster.auditors-need-engagement=false")
            .believing(askers.get("manager"));
    table = new AuthorizationTable(service.url(), "/authorization/operations.csv", askers);
  }

  @AfterAll
  static void stop() {
    service.close();
    TOKENS.close();
  }

  @TestFactory
  Stream<DynamicTest> whoever_may_not_do_something_is_refused() {
    return table.everyLine();
  }

  @Test
  void no_operation_is_missing_in_the_table() {
    table.hasEveryOperation(Set.of());
  }
}
