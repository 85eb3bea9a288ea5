package io.muster.incident.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Authority;
import io.muster.contracts.incident.AccessCommand;
import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.ChangeSeverity;
import io.muster.contracts.incident.IncidentCommand.HandOverRole;
import io.muster.contracts.incident.IncidentCommand.MarkDecision;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.IncidentCommand.Resolve;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkCommand.AttachAlerts;
import io.muster.contracts.incident.LinkCommand.DetachAlerts;
import io.muster.contracts.incident.LinkCommand.EndWithAlerts;
import io.muster.contracts.incident.LinkCommand.Link;
import io.muster.contracts.incident.LinkCommand.MarkDuplicate;
import io.muster.contracts.incident.LinkCommand.Unlink;
import io.muster.contracts.incident.MomentCommand;
import io.muster.contracts.incident.TaskCommand;
import io.muster.incident.Deciding;
import io.muster.incident.response.IncidentWishes.Asker;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people ask of an incident in whatever order, its history makes sense. */
class IncidentHistoryTest {

  private static final Clock CLOCK = Clock.fixed(Incidents.NOW, ZoneOffset.UTC);

  @Property(tries = 500)
  void every_command_does_what_the_model_says_and_replaying_gives_the_same_incident(
      @ForAll("wishes") List<IncidentCommand> wishes) {
    IncidentCommand.Open open = Incidents.open("Checkout fails", Incidents.ACME, Authority.PARTNER);
    History history = new History(open);
    history.give(open);
    for (IncidentCommand wish : wishes) {
      history.askBoth(wish);
      int before = history.events.size();
      history.give(wish);
      assertThat(history.events).as("repeating %s", wish).hasSize(before);
    }
    LegalHistory.check(history.events);
    assertThat(history.replayed()).usingRecursiveComparison().isEqualTo(history.incident);
  }

  /** An incident and the events it has led to, recorded by the aggregate's own handlers. */
  private static final class History {
    private final Incident incident = new Incident();
    private final List<IncidentEvent> events = new ArrayList<>();
    private final IncidentModel model;

    History(IncidentCommand.Open open) {
      model = new IncidentModel(open);
    }

    /** Gives it to the aggregate and to the model, which must agree on what comes of it. */
    void askBoth(IncidentCommand command) {
      int before = events.size();
      List<String> came =
          give(command)
              ? events.subList(before, events.size()).stream()
                  .map(event -> event.getClass().getSimpleName())
                  .toList()
              : IncidentModel.REFUSED;
      assertThat(came)
          .as("what comes of %s", command)
          .isEqualTo(model.give(command, Incidents.NOW));
    }

    /** Whether it was not refused. */
    boolean give(IncidentCommand command) {
      try {
        Deciding.by(
            fact -> {
              IncidentEvent event = (IncidentEvent) fact;
              events.add(event);
              incident.on(event);
            },
            () -> handle(command));
        return true;
      } catch (Refused refused) {
        assertThat(refused.getMessage()).isNotBlank();
        return false;
      }
    }

    private void handle(IncidentCommand command) {
      switch (command) {
        case IncidentCommand.Open open -> incident.handle(open, CLOCK);
        case Reopen reopen -> incident.handle(reopen, CLOCK);
        case HandOverRole pass -> incident.handle(pass, CLOCK);
        case MarkDecision mark -> incident.handle(mark, CLOCK);
        case MomentCommand.Record say -> incident.handle(say, CLOCK);
        case MomentCommand.Withdraw back -> incident.handle(back, CLOCK);
        case AccessCommand.MakePrivate shut -> incident.handle(shut, CLOCK);
        case AccessCommand.MakePublic open -> incident.handle(open, CLOCK);
        case AccessCommand.Grant grant -> incident.handle(grant, CLOCK);
        case AccessCommand.Withdraw withdraw -> incident.handle(withdraw, CLOCK);
        case AffectedCommand.ChangeServices change -> incident.handle(change, CLOCK);
        case AffectedCommand.AffectParty affect -> incident.handle(affect, CLOCK);
        case AffectedCommand.ClearParty clear -> incident.handle(clear, CLOCK);
        case TaskCommand.Add add -> incident.handle(add, CLOCK);
        case TaskCommand.Assign assign -> incident.handle(assign, CLOCK);
        case TaskCommand.Change change -> incident.handle(change, CLOCK);
        case TaskCommand.Move move -> incident.handle(move, CLOCK);
        case AttachmentCommand.Attach attach -> incident.handle(attach, CLOCK);
        case AttachmentCommand.Withdraw withdraw -> incident.handle(withdraw, CLOCK);
        case Acknowledge acknowledge -> incident.handle(acknowledge, CLOCK);
        case IncidentCommand.LapseAcknowledgement lapse -> incident.handle(lapse, CLOCK);
        case Resolve resolve -> incident.handle(resolve, CLOCK);
        case ChangeSeverity change -> incident.handle(change, CLOCK);
        case Reclassify rule -> incident.handle(rule, CLOCK);
        case ChangePhase change -> incident.handle(change, CLOCK);
        case AssignRole assign -> incident.handle(assign, CLOCK);
        case ReleaseRole release -> incident.handle(release, CLOCK);
        case AddNote note -> incident.handle(note, CLOCK);
        case AttachAlerts attach -> incident.handle(attach, CLOCK);
        case DetachAlerts detach -> incident.handle(detach, CLOCK);
        case EndWithAlerts end -> incident.handle(end, CLOCK);
        case MarkDuplicate mark -> incident.handle(mark, CLOCK);
        case Link link -> incident.handle(link, CLOCK);
        case Unlink unlink -> incident.handle(unlink, CLOCK);
        case IncidentCommand.MarkCause mark -> incident.handle(mark, CLOCK);
        case IncidentCommand.WithdrawCause withdraw -> incident.handle(withdraw, CLOCK);
      }
    }

    Incident replayed() {
      Incident fresh = new Incident();
      events.forEach(fresh::on);
      return fresh;
    }
  }

  @Provide
  Arbitrary<List<IncidentCommand>> wishes() {
    return new IncidentWishes(Incidents.ID, Incidents.NOW)
        .by(
            new Asker(Incidents.ROSA, Authority.RESPONDER),
            new Asker(Incidents.RAVI, Authority.RESPONDER),
            new Asker(Incidents.MINA, Authority.MANAGER),
            new Asker(Incidents.ACME, Authority.PARTNER),
            new Asker(Incidents.GLOBEX, Authority.PARTNER),
            new Asker(Incidents.TRIAGE, Authority.SYSTEM))
        .list()
        .ofMaxSize(60);
  }
}
