package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.BridgeEvent.Joined;
import io.muster.contracts.conversation.BridgeEvent.Left;
import io.muster.contracts.conversation.BridgeEvent.PeopleInvited;
import io.muster.contracts.conversation.BridgeEvent.Witness;
import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.conversation.Invitation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The newest bridge call of an incident as it stands.
 *
 * @param opened null when there never was one
 * @param closed null while people are asked to join
 * @param invitations who was asked to it, in the order in which they were
 * @param ownerless services for which there was nobody to ask
 * @param people who ever came, by how the call knows them, in the order in which it was told
 */
public record BridgeNow(
    BridgeOpened opened,
    BridgeClosed closed,
    List<Invitation> invitations,
    List<String> ownerless,
    Map<String, Attendance> people) {

  /** There never was a call. */
  public static final BridgeNow NONE = new BridgeNow(null, null, List.of(), List.of(), Map.of());

  /**
   * Somebody's part in a call.
   *
   * @param personId null for who is not known to Muster
   * @param name how the provider calls who is not known to Muster; else null
   * @param joinedAt when they came last, UTC; null when only that they left is known
   * @param leftAt when they left last, UTC; null while they never did
   */
  public record Attendance(
      String personId, String name, Witness witness, Instant joinedAt, Instant leftAt) {

    /** Whether they are in the call. */
    public boolean isIn() {
      return joinedAt != null && (leftAt == null || joinedAt.isAfter(leftAt));
    }
  }

  /** What is known once this is, too. */
  public BridgeNow after(BridgeEvent event) {
    return switch (event) {
      case BridgeOpened first -> new BridgeNow(first, null, List.of(), List.of(), Map.of());
      case BridgeClosed last -> new BridgeNow(opened, last, invitations, ownerless, people);
      case PeopleInvited asked ->
          new BridgeNow(
              opened,
              closed,
              Stream.concat(invitations.stream(), asked.invitations().stream()).toList(),
              Stream.concat(ownerless.stream(), asked.ownerless().stream()).toList(),
              people);
      case Joined it -> {
        Attendance known = people.get(it.participantId());
        yield with(
            it.participantId(),
            new Attendance(
                it.personId(),
                it.name(),
                it.witness(),
                it.at(),
                known == null ? null : known.leftAt()));
      }
      case Left it -> {
        Attendance known = people.get(it.participantId());
        yield with(
            it.participantId(),
            new Attendance(
                it.personId(),
                it.name(),
                it.witness(),
                known == null ? null : known.joinedAt(),
                it.at()));
      }
    };
  }

  private BridgeNow with(String participantId, Attendance part) {
    Map<String, Attendance> all = new LinkedHashMap<>(people);
    all.put(participantId, part);
    return new BridgeNow(opened, closed, invitations, ownerless, all);
  }

  /** Whether people are asked to join. */
  public boolean isOpen() {
    return opened != null && closed == null;
  }

  /** Of these invitations those of people who were not asked yet. */
  List<Invitation> uninvited(List<Invitation> wanted) {
    List<String> asked = invitations.stream().map(Invitation::personId).toList();
    return wanted.stream().filter(it -> !asked.contains(it.personId())).toList();
  }

  /** Of these services those of which it is not on record that they have no owner. */
  List<String> newlyOwnerless(List<String> services) {
    List<String> news = new ArrayList<>(services);
    news.removeAll(ownerless);
    return news;
  }

  /**
   * A provider tells the same several times, and not always in order: who came again may have left
   * before, of which it tells later.
   */
  boolean isNewsThatJoined(String participantId, Witness witness, Instant at) {
    Attendance known = people.get(participantId);
    return known == null
        || (known.joinedAt() == null || at.isAfter(known.joinedAt()))
            && (!known.isIn() || witness == Witness.PROVIDER);
  }

  /**
   * Who says themselves that they leave was there; a provider may have told of their coming later.
   */
  boolean isNewsThatLeft(String participantId, Witness witness, Instant at) {
    Attendance known = people.get(participantId);
    return known == null
        ? witness == Witness.PROVIDER
        : (known.leftAt() == null || at.isAfter(known.leftAt()))
            && (known.isIn() || witness == Witness.PROVIDER);
  }
}
