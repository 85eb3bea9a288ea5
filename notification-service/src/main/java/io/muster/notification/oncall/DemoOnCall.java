package io.muster.notification.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.Event;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallCommand.PublishPolicy;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.contracts.oncall.OnCallCommand.SetContactMethods;
import io.muster.notification.facts.Facts;
import io.muster.starter.CommandSender;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The demo people's duty on a developer's machine, laid down by ordinary commands. What a person
 * published in its place since is left alone.
 */
@Component
@Profile("local")
class DemoOnCall {

  private static final Actor DEMO = Actor.system("demo-data");
  private static final Rotation WEEKLY =
      new Rotation(Rotation.Unit.WEEKS, 1, LocalDate.of(2026, 1, 1), LocalTime.MIDNIGHT, List.of());
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final String MINA = "00000000-0000-4000-8000-000000000003";

  private final CommandSender sender;
  private final Facts facts;
  private final int ackTimeoutSeconds;

  DemoOnCall(
      CommandSender sender,
      Facts facts,
      @Value("${muster.demo-ack-timeout-seconds:300}") int ackTimeoutSeconds) {
    this.sender = sender;
    this.facts = facts;
    this.ackTimeoutSeconds = ackTimeoutSeconds;
  }

  @EventListener(ApplicationReadyEvent.class)
  void layDown() {
    contact(ROSA, "Rosa Reyes", "rosa@muster.example");
    contact(RAVI, "Ravi Rao", "ravi@muster.example");
    contact(MINA, "Mina Moreau", "mina@muster.example");
    schedule("primary", "Primary", ROSA);
    schedule("secondary", "Secondary", RAVI);
    unlessReplaced(
        new PublishPolicy(
            "default",
            "Default policy",
            List.of(),
            List.of(level("primary"), level("secondary")),
            DEMO));
  }

  private void contact(String personId, String name, String email) {
    unlessReplaced(new SetContactMethods(personId, name, email, DEMO));
  }

  private void schedule(String id, String name, String personId) {
    Layer layer =
        new Layer(
            "rotation",
            "Rotation",
            "UTC",
            WEEKLY,
            List.of(personId),
            List.of(),
            Layer.OnHolidays.AS_EVER,
            null);
    unlessReplaced(
        new PublishSchedule(id, name, null, "UTC", List.of(layer), List.of(), List.of(), DEMO));
  }

  private Level level(String scheduleId) {
    return new Level(
        List.of(new Target(Target.Kind.SCHEDULE, scheduleId)), Math.max(1, ackTimeoutSeconds));
  }

  private void unlessReplaced(Command command) {
    if (facts
        .newest(command.aggregateId())
        .map(Event::by)
        .filter(by -> !by.equals(DEMO))
        .isEmpty()) {
      sender.sendSystem(command);
    }
  }
}
