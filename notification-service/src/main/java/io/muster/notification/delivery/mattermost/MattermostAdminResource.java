package io.muster.notification.delivery.mattermost;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether Mattermost takes the bot's token. */
@RestController
@RequestMapping("/api/admin/notification/mattermost")
@PreAuthorize("hasRole('admin')")
@Tag(name = "Mattermost")
class MattermostAdminResource {

  private final MattermostProperties mattermost;
  private final MattermostBot bot;

  MattermostAdminResource(MattermostProperties mattermost, MattermostBot bot) {
    this.mattermost = mattermost;
    this.bot = bot;
  }

  /**
   * How the bot stands at this moment, as Mattermost says.
   *
   * @param setUp whether an operator named a server
   * @param server its address, as an operator gave it; missing where there is none
   * @param bot how it is called, without the @; missing where Mattermost does not take the token or
   *     cannot be asked
   * @param trouble what does not work; missing where nothing is known
   */
  @Schema(name = "MattermostStanding", requiredProperties = "setUp")
  record Standing(boolean setUp, String server, String bot, String trouble) {}

  @GetMapping
  @Operation(operationId = "mattermostStanding", summary = "How the bot stands with Mattermost")
  Standing standing() {
    if (!mattermost.isSetUp()) {
      return new Standing(false, null, null, null);
    }
    try {
      MattermostBot.Me me = bot.me();
      return new Standing(
          true,
          mattermost.url(),
          me.name(),
          me.isBot() ? null : "The token is a person's, and not a bot's");
    } catch (MattermostException e) {
      return new Standing(true, mattermost.url(), null, e.getMessage());
    }
  }
}
