package io.muster.notification.conversation.update;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.update.AudienceEvent;
import io.muster.contracts.update.UpdateCommand;
import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateKind;
import io.muster.contracts.update.UpdateRecipient;
import io.muster.notification.facts.Incidents;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Where updates are written, approved and declined. Who speaks for an incident: whoever holds
 * communications, commander or deputy on it, and managers. Of a drill nothing leaves the house, and
 * of a private incident only what somebody confirms.
 */
@Component
public class UpdateDesk {

  /** The incident is private, and nobody confirmed that these people are to be told of it. */
  public static final String PRIVATE = "incident-private";

  private static final int MOST_RECIPIENTS = 500;

  private final Updates updates;
  private final Audiences audiences;
  private final Incidents incidents;
  private final CommandSender sender;

  UpdateDesk(Updates updates, Audiences audiences, Incidents incidents, CommandSender sender) {
    this.updates = updates;
    this.audiences = audiences;
    this.incidents = incidents;
    this.sender = sender;
  }

  /**
   * An update as somebody wrote it.
   *
   * @param corrects the update it puts right; null: none
   * @param confirmPrivate whether it is to go out although the incident is private
   */
  public record Text(
      UpdateKind kind,
      String subject,
      String text,
      List<String> audienceIds,
      String corrects,
      boolean confirmPrivate) {
    public Text {
      audienceIds = audienceIds == null ? List.of() : List.copyOf(audienceIds);
    }
  }

  /** Whether this person may write and approve updates of the incident. */
  public boolean speaksFor(Situation situation, Caller caller) {
    return caller.is("manager")
        || caller.is("responder") && situation.speakers().contains(caller.id());
  }

  /** Writes an update; it goes out unless one of its audiences asks for approval. */
  public WriteResult write(Situation situation, Text text, Caller caller, WriteContext context) {
    requireSpeaker(situation, caller);
    requireTellable(situation.id(), text.confirmPrivate());
    List<AudienceEvent.Published> told = audiences(text.audienceIds());
    if (text.corrects() != null) {
      requireCorrectable(situation.id(), text.corrects());
    }
    boolean aboutPrivate = text.confirmPrivate() && incidents.isPrivate(situation.id());
    for (int number = updates.of(situation.id()).size() + 1; ; number++) {
      try {
        return sender.send(
            written(situation, number, text, told, aboutPrivate, caller), caller, context);
      } catch (Refused e) {
        // Somebody else's came first at this very moment; this one is the next.
        if (!e.slug().equals(StakeholderUpdate.NUMBER_TAKEN)) {
          throw e;
        }
      }
    }
  }

  private UpdateCommand written(
      Situation situation,
      int number,
      Text text,
      List<AudienceEvent.Published> told,
      boolean aboutPrivate,
      Caller caller) {
    String updateId = UpdateEvent.idOf(situation.id(), number);
    boolean approval = told.stream().anyMatch(audience -> audience.content().approval());
    return new UpdateCommand.Write(
        updateId,
        situation.id(),
        text.kind(),
        text.subject(),
        text.text(),
        List.copyOf(new LinkedHashSet<>(text.audienceIds())),
        text.corrects(),
        approval,
        aboutPrivate,
        approval ? List.of() : recipients(updateId, told),
        caller.actor());
  }

  /** Lets an update go out to whoever is in its audiences now. */
  public WriteResult approve(
      Situation situation,
      String updateId,
      boolean confirmPrivate,
      Caller caller,
      WriteContext context) {
    requireSpeaker(situation, caller);
    requireTellable(situation.id(), confirmPrivate);
    UpdateState update = known(situation, updateId);
    List<AudienceEvent.Published> told =
        update.written().audienceIds().stream().flatMap(id -> audiences.find(id).stream()).toList();
    return sender.send(
        new UpdateCommand.Approve(
            updateId,
            confirmPrivate && incidents.isPrivate(situation.id()),
            recipients(updateId, told),
            caller.actor()),
        caller,
        context);
  }

  /** Says that an update is not to go out: its author, or who might have approved it. */
  public WriteResult decline(
      Situation situation, String updateId, String reason, Caller caller, WriteContext context) {
    UpdateState update = known(situation, updateId);
    if (!update.written().by().id().equals(caller.id())) {
      requireSpeaker(situation, caller);
    }
    return sender.send(
        new UpdateCommand.Decline(updateId, reason, caller.actor()), caller, context);
  }

  private UpdateState known(Situation situation, String updateId) {
    UpdateState update = updates.find(updateId);
    if (update.written() == null || !update.written().incidentId().equals(situation.id())) {
      throw Refused.notFound("The update " + updateId);
    }
    return update;
  }

  private void requireSpeaker(Situation situation, Caller caller) {
    if (!speaksFor(situation, caller)) {
      throw Refused.forbidden(
          "not-speaking",
          "Updates are sent by whoever holds communications, commander or deputy on the incident, or by a"
              + " manager. Take one of these roles, or ask who holds it.");
    }
  }

  private void requireTellable(String incidentId, boolean confirmPrivate) {
    if (DrillIds.inDrill(incidentId)) {
      throw Refused.conflict(
          "in-a-drill", "A drill reaches nobody outside, so no update is sent of it.");
    }
    if (incidents.isPrivate(incidentId) && !confirmPrivate) {
      throw Refused.conflict(
          PRIVATE,
          "This incident is private. Confirm that these people are to be told of it, with confirmPrivate.");
    }
  }

  private List<AudienceEvent.Published> audiences(List<String> ids) {
    List<AudienceEvent.Published> found = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String pointer = "/audienceIds/" + i;
      found.add(
          audiences
              .find(ids.get(i))
              .orElseThrow(
                  () -> Refused.invalid(pointer, "There is no such audience; it may be retired.")));
    }
    return found;
  }

  private void requireCorrectable(String incidentId, String corrects) {
    UpdateState update = updates.find(corrects);
    if (update.published() == null || !update.written().incidentId().equals(incidentId)) {
      throw Refused.invalid("/corrects", "No update of this incident that went out has this id.");
    }
  }

  private List<UpdateRecipient> recipients(String updateId, List<AudienceEvent.Published> told) {
    List<UpdateRecipient> recipients = audiences.recipients(updateId, told);
    if (recipients.isEmpty()) {
      throw Refused.invalid(
          "/audienceIds", "Nobody is in these audiences, so nobody would be told.");
    }
    if (recipients.size() > MOST_RECIPIENTS) {
      throw Refused.invalid(
          "/audienceIds",
          "These audiences are %d recipients; an update goes to at most %d."
              .formatted(recipients.size(), MOST_RECIPIENTS));
    }
    return recipients;
  }
}
