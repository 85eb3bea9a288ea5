package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.StatusImpact;
import io.muster.contracts.statuspage.StatusPageContent;
import io.muster.contracts.statuspage.StatusPostCommand;
import io.muster.contracts.statuspage.StatusPostEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateKind;
import io.muster.notification.conversation.update.Situation;
import io.muster.notification.conversation.update.UpdateDesk;
import io.muster.notification.conversation.update.UpdateState;
import io.muster.notification.conversation.update.Updates;
import io.muster.notification.facts.Incidents;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts updates that went out on the status page. Of a private incident nothing is put there but the
 * end of what stood there before it was private, and of a drill there are no updates.
 */
@Component
public class StatusDesk {

  private final StatusPages pages;
  private final Updates updates;
  private final UpdateDesk desk;
  private final Incidents incidents;
  private final CommandSender sender;

  StatusDesk(
      StatusPages pages,
      Updates updates,
      UpdateDesk desk,
      Incidents incidents,
      CommandSender sender) {
    this.pages = pages;
    this.updates = updates;
    this.desk = desk;
    this.incidents = incidents;
    this.sender = sender;
  }

  /** Puts an update on the page in the very words that went out. */
  public WriteResult post(
      Situation situation,
      int number,
      List<StatusImpact> impacts,
      Caller caller,
      WriteContext context) {
    if (!desk.speaksFor(situation, caller)) {
      throw Refused.forbidden(
          "not-speaking",
          "The public is told by whoever holds communications, commander or deputy on the incident, or by a"
              + " manager. Take one of these roles, or ask who holds it.");
    }
    StatusPageContent content =
        pages
            .content()
            .orElseThrow(
                () ->
                    Refused.conflict(
                        "no-status-page",
                        "There is no status page. A manager or an administrator can lay one out."));
    require(content, impacts);
    UpdateState update = updates.find(UpdateEvent.idOf(situation.id(), number));
    if (update.written() == null) {
      throw Refused.notFound("Update %d of %s".formatted(number, situation.number()));
    }
    if (update.published() == null) {
      throw Refused.conflict(
          "update-not-published", "Only an update that went out can stand on the status page.");
    }
    UpdateEvent.Written written = update.written();
    if (incidents.isPrivate(situation.id()) && !ends(written)) {
      throw Refused.conflict(
          "incident-private",
          "Nothing of a private incident goes on the status page, except that what the public has read of it is"
              + " over.");
    }
    return sender.send(
        new StatusPostCommand.Post(
            StatusPostEvent.postOf(written.updateId()),
            situation.id(),
            written.kind(),
            written.subject(),
            written.text(),
            written.textSha256(),
            impacts,
            situation.since(),
            caller.actor()),
        caller,
        context);
  }

  /** What became private after the public read of it would else never end there; it may once. */
  private boolean ends(UpdateEvent.Written written) {
    return written.kind() == UpdateKind.RESOLVED
        && (isPosted(written.updateId()) || pages.tellsOf(written.incidentId()));
  }

  /** Whether the public can read an update. */
  public boolean isPosted(String updateId) {
    return pages.post(StatusPostEvent.postOf(updateId)).isPresent();
  }

  private static void require(StatusPageContent content, List<StatusImpact> impacts) {
    Set<String> known =
        content.components().stream()
            .map(StatusPageContent.Component::service)
            .collect(Collectors.toCollection(HashSet::new));
    for (int i = 0; i < impacts.size(); i++) {
      StatusImpact impact = impacts.get(i);
      Texts.that(
          impact != null && impact.status() != null && known.remove(impact.service()),
          "/impacts/" + i,
          "Name a component of the status page, each once, and how it is.");
    }
  }
}
