package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentCommand;
import io.muster.contracts.incident.MomentCommand.Record;
import io.muster.contracts.incident.MomentCommand.Withdraw;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.MomentEvent.Corrected;
import io.muster.contracts.incident.MomentEvent.Recorded;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The times of one incident as they are known now. */
final class Moments {

  private final Map<Moment, Instant> known = new EnumMap<>(Moment.class);

  /** Once something was said, everything else is a correction. */
  private final Set<Moment> said = new HashSet<>();

  void decide(MomentCommand command, Instant now) {
    switch (command) {
      case Record spoken -> record(spoken, now);
      case Withdraw withdrawn -> withdraw(withdrawn, now);
    }
  }

  private void record(Record command, Instant now) {
    if (command.moment() == null) {
      throw Refused.invalid("/moment", "Say which of the times this is.");
    }
    Instant value = PastTime.required("/at", command.value(), now);
    if (value.equals(known.get(command.moment()))) {
      return;
    }
    String source = Wording.optional("/source", command.source(), Wording.REASON);
    if (!said.contains(command.moment())) {
      apply(new Recorded(command.incidentId(), command.moment(), value, source, command.by(), now));
      return;
    }
    apply(
        new Corrected(
            command.incidentId(),
            command.moment(),
            known.get(command.moment()),
            value,
            why(command.reason(), "Say why it was another time."),
            source,
            command.by(),
            now));
  }

  private void withdraw(Withdraw command, Instant now) {
    Instant from = known.get(command.moment());
    if (from == null) {
      return;
    }
    if (command.moment() == Moment.DETECTED) {
      throw Refused.invalid(
          "/moment", "Something noticed it, or it were not here. Correct the time instead.");
    }
    String reason = why(command.reason(), "Say why this does not hold any more.");
    apply(
        new Corrected(
            command.incidentId(), command.moment(), from, null, reason, null, command.by(), now));
  }

  private static String why(String reason, String whatToDo) {
    return Wording.required("/reason", reason, Wording.REASON, whatToDo);
  }

  void on(Opened opened) {
    say(Moment.OCCURRED, opened.occurredAt());
    say(Moment.DETECTED, opened.detectedAt());
  }

  void on(MomentEvent event) {
    switch (event) {
      case Recorded recorded -> say(recorded.moment(), recorded.value());
      case Corrected corrected when corrected.to() == null -> known.remove(corrected.moment());
      case Corrected corrected -> known.put(corrected.moment(), corrected.to());
    }
  }

  private void say(Moment moment, Instant value) {
    if (value != null) {
      said.add(moment);
      known.put(moment, value);
    }
  }
}
