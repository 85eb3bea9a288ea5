package io.muster.starter;

import org.springframework.boot.SpringApplication;

/** Starts a service. */
public final class Muster {

  private Muster() {}

  /**
   * Starts the given application; Axon's anonymous usage report to its maker is switched off first.
   */
  public static void run(Class<?> application, String... args) {
    System.setProperty("axoniq.update-checker.disabled", "true");
    System.setProperty("disable-axoniq-console-message", "true");
    SpringApplication.run(application, args);
  }
}
