package io.muster.notification.conversation.command;

import io.muster.contracts.Authority;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.update.AudienceEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.notification.conversation.update.Audiences;
import io.muster.notification.conversation.update.Drafts;
import io.muster.notification.conversation.update.Situation;
import io.muster.notification.conversation.update.UpdateDesk;
import io.muster.notification.conversation.update.UpdateState;
import io.muster.notification.conversation.update.Updates;
import io.muster.notification.facts.IncidentNow;
import io.muster.starter.Caller;
import io.muster.starter.MusterProperties;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import io.muster.starter.WriteContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Sends a stakeholder update whose words somebody typed in a chat, as the person they are in Muster
 * and by the rules of the page in Muster: who may speak, and whose approval it waits for.
 */
@Component
class UpdateWishes {

  private static final Set<String> ROLES = Set.of("responder", "manager");

  private final Updates updates;
  private final Drafts drafts;
  private final Audiences audiences;
  private final UpdateDesk desk;
  private final MusterProperties muster;

  UpdateWishes(
      Updates updates,
      Drafts drafts,
      Audiences audiences,
      UpdateDesk desk,
      MusterProperties muster) {
    this.updates = updates;
    this.drafts = drafts;
    this.audiences = audiences;
    this.desk = desk;
    this.muster = muster;
  }

  /** Whom an update is for, and what it says. */
  private record Wish(List<String> audienceIds, String text) {}

  /** Sends it; shows a draft and who can be told where nothing was typed. */
  String update(Typed typed, IncidentNow incident) {
    Situation situation = updates.situation(incident.id()).orElseThrow();
    Drafts.Draft draft = drafts.of(situation, null);
    Door door = typed.door();
    if (typed.words().isBlank()) {
      return "Nothing was sent yet. Muster would say:\n“%s”\n%s\n%s"
          .formatted(
              door.escape(draft.subject()),
              door.escape(draft.text()),
              how(door, incident, situation));
    }
    if (door.mentions(typed.words())) {
      return "Leave mentions out: whoever reads an update may not be in this chat.";
    }
    Optional<Wish> wish = wish(door.plain(typed.words()));
    if (wish.isEmpty()) {
      return "Begin with whom to tell. " + how(door, incident, situation);
    }
    try {
      return sent(
          door,
          desk.write(
                  situation,
                  new UpdateDesk.Text(
                      draft.kind(),
                      draft.subject(),
                      wish.get().text(),
                      wish.get().audienceIds(),
                      null,
                      false),
                  caller(typed.person()),
                  new WriteContext(
                      typed.key(), () -> Sha256.hex(incident.id() + "\n" + typed.words()), null))
              .id(),
          door.link(link(incident)));
    } catch (Refused e) {
      return e.slug().equals(UpdateDesk.PRIVATE)
          ? "The incident is private. Send it in Muster, where you confirm that: "
              + door.link(link(incident))
          : door.escape(e.getMessage());
    }
  }

  /** Names of audiences with commas between and a colon at the end; then the words. */
  private Optional<Wish> wish(String typed) {
    List<AudienceEvent.Published> known =
        audiences.all().stream()
            .sorted(
                Comparator.comparing((AudienceEvent.Published it) -> it.name().length()).reversed())
            .toList();
    List<String> ids = new ArrayList<>();
    String left = typed;
    while (true) {
      String here = left;
      Optional<AudienceEvent.Published> named =
          known.stream().filter(it -> isNamed(here, it.name())).findFirst();
      if (named.isEmpty()) {
        return Optional.empty();
      }
      ids.add(named.get().audienceId());
      String behind = here.substring(named.get().name().length()).strip();
      left = behind.substring(1).strip();
      if (behind.startsWith(":")) {
        return left.isEmpty() ? Optional.empty() : Optional.of(new Wish(ids, left));
      }
    }
  }

  private static boolean isNamed(String typed, String name) {
    return typed.regionMatches(true, 0, name, 0, name.length())
        && typed.substring(name.length()).strip().matches("(?s)[,:].*");
  }

  private String how(Door door, IncidentNow incident, Situation situation) {
    List<AudienceEvent.Published> told = audiences.of(situation.services());
    if (told.isEmpty()) {
      return "Nobody is laid down who hears of these services: a manager lays down audiences in Muster.";
    }
    return "To send your own words: %s. Who can be told: %s."
        .formatted(
            door.command(
                "update", incident, door.escape(told.getFirst().name()) + ": What you have to say"),
            told.stream()
                .map(
                    it ->
                        door.escape(it.name())
                            + (it.content().approval() ? " (somebody else approves it first)" : ""))
                .collect(Collectors.joining(", ")));
  }

  private String sent(Door door, String updateId, String link) {
    UpdateState update = updates.find(updateId);
    int number = UpdateEvent.numberOf(updateId);
    return update.published() == null
        ? "Update %d is written and waits until somebody else approves it: %s"
            .formatted(number, link)
        : "Update %d is sent, as “%s”, to %d: %s"
            .formatted(
                number,
                door.escape(update.written().subject()),
                update.published().recipients().size(),
                link);
  }

  private String link(IncidentNow incident) {
    return muster.publicUrl() + "/incidents/" + incident.number();
  }

  /** Their roles of when they said who they are, and no other. */
  private static Caller caller(Linked person) {
    Set<String> roles = new HashSet<>(person.roles());
    roles.retainAll(ROLES);
    return new Caller(
        Accounts.actor(person),
        roles.contains("manager") ? Authority.MANAGER : Authority.RESPONDER,
        roles);
  }
}
