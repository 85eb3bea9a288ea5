package io.muster.notification.conversation.slack;

import io.muster.contracts.conversation.ChatAccountCommand.LinkAccount;
import io.muster.contracts.conversation.ChatAccountCommand.UnlinkAccount;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.conversation.ChatKind;
import io.muster.notification.conversation.slack.AccountTokens.Member;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
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

  /** Roles may change; what somebody may do in the chat is looked at again this often. */
  private static final Duration COUNTS = Duration.ofDays(30);

  private final Accounts accounts;
  private final AccountTokens tokens;
  private final SlackApi slack;
  private final CommandSender sender;
  private final Clock clock;

  AccountResource(
      Accounts accounts, AccountTokens tokens, SlackApi slack, CommandSender sender, Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.slack = slack;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Who the asker is in the chat.
   *
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
   */
  @Schema(name = "MyChatAccount")
  record Mine(Account account, String asked) {}

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
                        called(new Member(it.workspaceId(), it.userId())),
                        it.at(),
                        it.until()))
            .orElse(null);
    return new Mine(account, token == null ? null : called(member(token)));
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "linkChatAccount",
      summary = "Say that the one in the chat is me",
      description = "Counts for 30 days, and replaces whoever the asker was in the chat before.")
  ResponseEntity<WriteResult> link(@RequestBody Link link, Caller caller, WriteContext context) {
    Member member = member(link.token());
    accounts
        .of(member)
        .map(Linked::personId)
        .filter(personId -> !personId.equals(caller.id()))
        .ifPresent(
            _ -> {
              throw Refused.conflict(
                  "chat-account-taken",
                  "Somebody else in Muster said that this one in the chat is they. Have them take that back first.");
            });
    return answered(
        sender.send(
            new LinkAccount(
                ChatAccountEvent.accountOf(caller.id()),
                caller.id(),
                ChatKind.SLACK,
                member.workspaceId(),
                member.userId(),
                Stream.of("responder", "manager").filter(caller::is).toList(),
                clock.instant().plus(COUNTS),
                caller.actor()),
            caller,
            context));
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
