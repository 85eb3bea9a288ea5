package io.muster.notification.delivery.teams;

import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.delivery.teams.TeamsCard.Colour;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.MusterProperties;
import io.muster.starter.OutsideAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Pages as cards in a chat of Teams that is the person's own, by a workflow they made. Its button
 * is their acknowledge link, so a workflow that posts where others read lets them answer for them.
 */
@Component
class TeamsChat implements Channel {

  private static final int GONE = 410;

  /** So answers a workflow that was taken away, and one that is only switched off. */
  private static final int NOT_FOUND = 404;

  /** 401 and 403: the address was revoked; the others: this card is never taken. */
  private static final Set<Integer> LASTING = Set.of(400, 401, 403, NOT_FOUND, 413);

  private final TeamsProperties teams;
  private final Workflows workflows;
  private final MusterProperties muster;

  TeamsChat(TeamsProperties teams, Workflows workflows, MusterProperties muster) {
    this.teams = teams;
    this.workflows = workflows;
    this.muster = muster;
  }

  @Override
  public MethodKind kind() {
    return MethodKind.TEAMS;
  }

  @Override
  public boolean isSetUp() {
    return teams.chats();
  }

  /** A workflow knows no id of ours; a repeat says the same. */
  @Override
  public String messageId(String pageId) {
    return pageId;
  }

  @Override
  public Optional<String> objection(String address) {
    return read(address)
        .filter(workflow -> !teams.mayCall(workflow))
        .map(
            workflow ->
                "%s is no host of workflows that this installation calls; ask an administrator."
                    .formatted(workflow.getHost()));
  }

  private static Optional<URI> read(String address) {
    try {
      return Optional.of(OutsideAddress.of("/address", address == null ? "" : address.strip()));
    } catch (IllegalStateException noAddress) {
      return Optional.empty();
    }
  }

  @Override
  public String page(Outgoing page) throws NotTakenException {
    PageWords words = page.words();
    TeamsCard card =
        new TeamsCard(
                "[%s] %s %s".formatted(words.severity(), words.number(), words.title()),
                Colour.ATTENTION)
            .says("Services", words.services())
            .says("Since", words.since())
            .says("Why you", words.whyYou());
    if (words.answerable()) {
      card.opens(words.button("Yes, still on it"), words.acknowledgeUrl());
    }
    card.opens("Open the incident", words.incidentUrl());
    if (words.joinUrl() != null) {
      card.opens("Join the call", words.joinUrl());
    }
    return post(page.to(), card);
  }

  @Override
  public String note(Method to, Note note) throws NotTakenException {
    return post(
        to,
        new TeamsCard(note.subject(), Colour.DEFAULT)
            .says("Muster", note.text())
            .opens("My notifications", muster.publicUrl() + note.path()));
  }

  private String post(Method to, TeamsCard card) throws NotTakenException {
    URI workflow =
        read(to.address())
            .filter(teams::mayCall)
            .orElseThrow(() -> new NotTakenException("the workflow may not be called", true, null));
    try {
      return workflows.post(workflow, card);
    } catch (WorkflowException e) {
      if (e.status() == GONE) {
        throw NotTakenException.gone(
            "the workflow in Teams is gone (%s); make one anew".formatted(e.getMessage()));
      }
      throw new NotTakenException(
          e.status() == NOT_FOUND
              ? "the workflow in Teams is switched off or gone (%s); switch it on, or make one anew"
                  .formatted(e.getMessage())
              : e.getMessage(),
          LASTING.contains(e.status()),
          e);
    }
  }
}
