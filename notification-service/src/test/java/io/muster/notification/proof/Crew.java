package io.muster.notification.proof;

import io.muster.eventlog.testing.TestKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The instances that are alive, all by one clock, on one database and one mail server. */
final class Crew implements AutoCloseable {

  /** Longer than a claim on a timer holds. */
  private static final int LEASE_SECONDS = 31;

  private final List<String> settings;
  private final List<Instance> alive = new ArrayList<>();
  private int ahead;

  Crew(String mongoUri, String issuerUri, int smtpPort, int ackTimeoutSeconds) {
    settings =
        List.of(
            "--server.port=0",
            "--spring.profiles.active=local",
            "--spring.mail.port=" + smtpPort,
            "--muster.mongodb-uri=" + mongoUri,
            "--muster.issuer-uri=" + issuerUri,
            "--muster.public-url=http://muster.example",
            "--muster.incident-url=http://127.0.0.1:9",
            "--muster.key-encryption-keys=" + TestKeys.folderFor(mongoUri),
            "--muster.client-secret=a-client-secret",
            "--muster.link-secret=a-link-secret-of-enough-characters",
            "--muster.demo-ack-timeout-seconds=" + ackTimeoutSeconds);
  }

  List<Instance> alive() {
    alive.removeIf(Instance::isDead);
    return List.copyOf(alive);
  }

  /**
   * Starts as many as are missing; the first alone, as it makes the database.
   *
   * @param wishes what all are told before anything that became due meanwhile is due to them
   */
  void grow(int number, String... wishes) {
    if (alive().isEmpty()) {
      start(1);
    }
    start(number - alive().size());
    List.of(wishes).forEach(this::ask);
    alive().forEach(it -> it.skipTo(ahead));
  }

  /** All of them are known before any is waited for, so that none outlives a start that fails. */
  private void start(int number) {
    List<Instance> more =
        IntStream.range(0, number).mapToObj(i -> Instance.start(settings)).toList();
    alive.addAll(more);
    more.forEach(Instance::awaitReady);
  }

  void ask(String wish) {
    alive().forEach(it -> it.ask(wish));
  }

  /** All die at a moment, the how-manieth time they come there. */
  static String dying(DeathPoint point, int time) {
    return "die %s %d".formatted(point, time);
  }

  /** Time passes for all but those that stand still. */
  void skip(int seconds, Instance... asleep) {
    ahead += seconds;
    alive().stream().filter(it -> !List.of(asleep).contains(it)).forEach(it -> it.skipTo(ahead));
  }

  void outliveALease(Instance... asleep) {
    skip(LEASE_SECONDS, asleep);
  }

  @Override
  public void close() {
    alive.forEach(Instance::close);
  }
}
