package io.muster.notification.conversation.slack;

import io.muster.contracts.conversation.Uninvited;
import io.muster.contracts.conversation.Uninvited.Reason;
import io.muster.eventlog.codec.Erased;
import io.muster.notification.oncall.OnCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings people into a channel of Slack, whose members it knows by their e-mail addresses. */
@Component
class Members {

  /** Slack's documents disagree on how many are taken at once; this many always are. */
  private static final int AT_ONCE = 30;

  private final SlackApi slack;
  private final OnCall onCall;

  Members(SlackApi slack, OnCall onCall) {
    this.slack = slack;
    this.onCall = onCall;
  }

  /** What came of inviting people. */
  record Invited(List<String> personIds, List<Uninvited> uninvited) {}

  /**
   * Invites people; who is in the channel already counts as invited.
   *
   * @throws SlackException when Slack lets nobody in or does not answer
   */
  Invited invite(String channelId, Collection<String> personIds) {
    Map<String, String> members = new LinkedHashMap<>();
    List<Uninvited> uninvited = new ArrayList<>();
    for (String personId : personIds) {
      Optional<String> email =
          onCall
              .contact(personId)
              .map(OnCall.Contact::email)
              .filter(address -> !Erased.MARK.equals(address));
      Optional<String> member = email.flatMap(this::byEmail);
      if (member.isPresent()) {
        members.put(personId, member.get());
      } else {
        uninvited.add(
            new Uninvited(personId, email.isEmpty() ? Reason.NO_ADDRESS : Reason.NOT_FOUND));
      }
    }
    List<String> invited = new ArrayList<>();
    List<String> found = List.copyOf(members.keySet());
    for (int from = 0; from < found.size(); from += AT_ONCE) {
      List<String> some = found.subList(from, Math.min(from + AT_ONCE, found.size()));
      invite(channelId, some, members, invited, uninvited);
    }
    return new Invited(invited, uninvited);
  }

  /** When one of many is not let in, none is; then each is asked for alone. */
  private void invite(
      String channelId,
      List<String> personIds,
      Map<String, String> members,
      List<String> invited,
      List<Uninvited> uninvited) {
    String users = String.join(",", personIds.stream().map(members::get).toList());
    try {
      slack.call("conversations.invite", Map.of("channel", channelId, "users", users));
      invited.addAll(personIds);
    } catch (SlackException e) {
      if (!isAboutSomebody(e)) {
        throw e;
      }
      if (personIds.size() > 1) {
        personIds.forEach(one -> invite(channelId, List.of(one), members, invited, uninvited));
      } else if (e.is("already_in_channel")) {
        invited.addAll(personIds);
      } else {
        uninvited.add(new Uninvited(personIds.getFirst(), Reason.NOT_ADMITTED));
      }
    }
  }

  private static boolean isAboutSomebody(SlackException e) {
    return switch (e.error()) {
      case "already_in_channel",
          "cant_invite",
          "cant_invite_self",
          "no_user",
          "org_user_not_in_team",
          "user_not_found",
          "user_is_restricted",
          "ura_max_channels",
          "user_is_ultra_restricted" ->
          true;
      default -> false;
    };
  }

  private Optional<String> byEmail(String email) {
    try {
      return Optional.of(
          slack
              .read("users.lookupByEmail", Map.of("email", email))
              .path("user")
              .path("id")
              .asString(""));
    } catch (SlackException e) {
      if (e.is("users_not_found")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
