package io.muster.notification.conversation.teams;

import io.muster.notification.delivery.teams.CommandTokens;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which words a person who is signed in says in Teams who they are. */
@RestController
@RequestMapping("/api/chat-account/teams-code")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "Chat")
class TeamsLinkResource {

  private final CommandTokens tokens;
  private final LinkCodes codes;
  private final Clock clock;

  TeamsLinkResource(CommandTokens tokens, LinkCodes codes, Clock clock) {
    this.tokens = tokens;
    this.codes = codes;
    this.clock = clock;
  }

  /**
   * A code for me alone: whoever types it in Teams acts as me.
   *
   * @param text what to type in a channel of the team that Muster is in
   * @param expiresAt until when it links an account, once, UTC
   */
  @Schema(
      name = "TeamsCode",
      requiredProperties = {"text", "expiresAt"})
  record Code(@Schema(example = "@Muster link K7QM2XWP") String text, Instant expiresAt) {}

  @PostMapping
  @Operation(
      operationId = "teamsCode",
      summary = "A code by which I say in Microsoft Teams who I am",
      description = "Makes the one before worthless. It is good for 10 minutes and one account.")
  Code code(Caller caller) {
    if (!tokens.areThere()) {
      throw Refused.conflict(
          "no-chat",
          "Muster takes no commands from Teams here. An operator connects it by a setting: MUSTER_TEAMS_SECURITY_TOKENS.");
    }
    return new Code(
        "@Muster link " + codes.codeFor(caller), clock.instant().plus(LinkCodes.LIFETIME));
  }
}
