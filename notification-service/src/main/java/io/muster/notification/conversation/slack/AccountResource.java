package io.muster.notification.conversation.slack;

import io.muster.contracts.conversation.ChatAccountCommand.UnlinkAccount;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ChatKind;
import io.muster.notification.conversation.command.Accounts;
import io.muster.notification.conversation.command.Linking;
import io.muster.notification.conversation.command.Member;
import io.muster.notification.delivery.teams.CommandTokens;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who one is in the chat. A link out of Slack says who somebody is there, being signed in says who
 * they are here; only both together, and the person's own yes, make the two one.
 */
@RestController
@RequestMapping("/api/chat-account")
@Tag(name = "Chat")
class AccountResource {

  private final Accounts accounts;
  private final AccountTokens tokens;
  private final SlackApi slack;
  private final CommandSender sender;
  private final Linking linking;
  private final SlackProperties properties;
  private final CommandTokens teams;

  AccountResource(
      Accounts accounts,
      AccountTokens tokens,
      SlackApi slack,
      CommandSender sender,
      Linking linking,
      SlackProperties properties,
      CommandTokens teams) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.slack = slack;
    this.sender = sender;
    this.linking = linking;
    this.properties = properties;
    this.teams = teams;
  }

  /**
   * Who the asker is in the chat.
   *
   * @param name how the chat calls them; its own id of them where it does not say, as Teams does
   *     not
   * @param since when they said so, UTC
   * @param until when it has to be said again, UTC
   */
  @Schema(name = "ChatAccount")
  record Account(
      @Schema(requiredMode = RequiredMode.REQUIRED) ChatKind kind,
      @Schema(requiredMode = RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant since,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant until) {}

  /**
   * The asker's account, and what a link out of the chat asks.
   *
   * @param account absent when they are nobody in the chat
   * @param asked how whoever followed the link is called in the chat; absent without a link
   * @param offered the chats in which people can say who they are
   */
  @Schema(name = "MyChatAccount", requiredProperties = "offered")
  record Mine(Account account, String asked, List<ChatKind> offered) {}

  /** The token of the link out of the chat. */
  @Schema(name = "LinkChatAccount", requiredProperties = "token")
  record Link(String token) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(operationId = "myChatAccount", summary = "Who I am in the chat")
  Mine mine(@RequestParam(required = false) String token, Caller caller) {
    Account account =
        accounts
            .ofPerson(caller.id())
            .map(
                it ->
                    new Account(
                        it.kind(),
                        it.kind() == ChatKind.SLACK
                            ? called(new Member(it.workspaceId(), it.userId()))
                            : it.userId(),
                        it.at(),
                        it.until()))
            .orElse(null);
    List<ChatKind> offered = new ArrayList<>();
    if (properties.hears()) {
      offered.add(ChatKind.SLACK);
    }
    if (teams.areThere()) {
      offered.add(ChatKind.TEAMS);
    }
    return new Mine(account, token == null ? null : called(member(token)), offered);
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "linkChatAccount",
      summary = "Say that the one in the chat is me",
      description = "Counts for 30 days, and replaces whoever the asker was in the chat before.")
  ResponseEntity<WriteResult> link(@RequestBody Link link, Caller caller, WriteContext context) {
    Member member = member(link.token());
    return answered(linking.link(caller, ChatKind.SLACK, member, context));
  }

  @PostMapping("/unlink")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(operationId = "unlinkChatAccount", summary = "Be nobody in the chat any more")
  ResponseEntity<WriteResult> unlink(Caller caller, WriteContext context) {
    return answered(
        sender.send(
            new UnlinkAccount(ChatAccountEvent.accountOf(caller.id()), caller.actor()),
            caller,
            context));
  }

  private Member member(String token) {
    return tokens
        .read(token)
        .orElseThrow(
            () ->
                Refused.of(
                    410,
                    "chat-link-expired",
                    "This link has expired or is not complete. Press the button in Slack again to get another."));
  }

  /** As the chat calls them; its own id of them while it does not answer. */
  private String called(Member member) {
    try {
      var user = slack.read("users.info", Map.of("user", member.userId())).path("user");
      return user.path("real_name").asString(user.path("name").asString(member.userId()));
    } catch (SlackException e) {
      return member.userId();
    }
  }

  private static ResponseEntity<WriteResult> answered(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
