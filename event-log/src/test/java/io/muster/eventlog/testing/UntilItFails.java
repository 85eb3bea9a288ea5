package io.muster.eventlog.testing;

import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes in a process of their own, which ends at the first failure. */
final class UntilItFails {

  static final int FOUND = 3;
  static final String RED = "red: ";

  private UntilItFails() {}

  public static void main(String[] suites) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                Arrays.stream(suites)
                    .map(
                        suite ->
                            suite.contains("#")
                                ? DiscoverySelectors.selectMethod(suite)
                                : DiscoverySelectors.selectClass(suite))
                    .toList())
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                  System.out.println(RED + test.getDisplayName());
                  System.out.flush();
                  // The engine ends when our end of its standard input closes.
                  Runtime.getRuntime().halt(FOUND);
                }
              }
            });
    System.out.println("green");
  }
}
