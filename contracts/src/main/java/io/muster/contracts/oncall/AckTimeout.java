package io.muster.contracts.oncall;

import io.muster.contracts.incident.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When whoever acknowledged an incident is asked whether they are still on it. Where they do not
 * answer in time the acknowledgement lapses, and the policy begins again.
 *
 * @param after how long nothing is heard of them before they are asked; a severity that is not in
 *     it is never asked about
 * @param answerWithinSeconds how long they have to answer
 */
public record AckTimeout(List<After> after, int answerWithinSeconds) {

  public AckTimeout {
    after = List.copyOf(after);
  }

  /** How long nothing is heard before somebody is asked; nothing where nobody ever is. */
  public Optional<Duration> after(Severity severity) {
    return after.stream()
        .filter(it -> it.severity() == severity)
        .findFirst()
        .map(it -> Duration.ofSeconds(it.seconds()));
  }

  /** How long they have to answer. */
  public Duration answerWithin() {
    return Duration.ofSeconds(answerWithinSeconds);
  }

  /** How long nothing is heard of them, for incidents of one severity. */
  public record After(Severity severity, int seconds) {}
}
