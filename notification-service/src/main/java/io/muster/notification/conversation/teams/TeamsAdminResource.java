package io.muster.notification.conversation.teams;

import io.muster.contracts.incident.Severity;
import io.muster.notification.delivery.teams.CommandTokens;
import io.muster.notification.delivery.teams.TeamsCard;
import io.muster.notification.delivery.teams.TeamsCard.Colour;
import io.muster.notification.delivery.teams.TeamsProperties;
import io.muster.notification.delivery.teams.TeamsProperties.Target;
import io.muster.notification.delivery.teams.WorkflowException;
import io.muster.notification.delivery.teams.Workflows;
import io.muster.starter.MusterProperties;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which channels of Teams are told of incidents, a card to see that one is, and who commands. */
@RestController
@RequestMapping("/api/admin/notification/teams-channels")
@PreAuthorize("hasRole('admin')")
@Tag(name = "Microsoft Teams")
class TeamsAdminResource {

  private final TeamsProperties teams;
  private final CommandTokens tokens;
  private final Workflows workflows;
  private final MusterProperties muster;

  TeamsAdminResource(
      TeamsProperties teams, CommandTokens tokens, Workflows workflows, MusterProperties muster) {
    this.teams = teams;
    this.tokens = tokens;
    this.workflows = workflows;
    this.muster = muster;
  }

  /**
   * A channel that is told of incidents; its address is shown to nobody.
   *
   * @param from incidents as bad as this, or worse
   * @param services of which one has to be affected; empty for all incidents
   */
  @Schema(
      name = "TeamsChannel",
      requiredProperties = {"name", "from", "services"})
  record ChannelShown(
      @Schema(example = "payments") String name, Severity from, List<String> services) {

    static ChannelShown of(Map.Entry<String, Target> channel) {
      return new ChannelShown(
          channel.getKey(), channel.getValue().from(), channel.getValue().services());
    }
  }

  /**
   * The channels, by name.
   *
   * @param commands whether people command Muster in at least one team
   * @param commandAddress the callback URL for a team's outgoing webhook
   */
  @Schema(
      name = "TeamsChannels",
      requiredProperties = {"items", "commands", "commandAddress"})
  record ChannelsShown(
      List<ChannelShown> items,
      boolean commands,
      @Schema(example = "https://muster.example.org/hooks/teams") String commandAddress) {}

  /**
   * What came of a card.
   *
   * @param detail what the workflow answered
   */
  @Schema(
      name = "TeamsChannelTest",
      requiredProperties = {"taken", "detail"})
  record Tested(boolean taken, String detail) {}

  @GetMapping
  @Operation(
      operationId = "teamsChannels",
      summary = "The channels of Teams that are told, and how a team commands")
  ChannelsShown channels() {
    return new ChannelsShown(
        teams.channels().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(ChannelShown::of)
            .toList(),
        tokens.areThere(),
        muster.publicUrl() + TeamsHooks.PATH);
  }

  @PostMapping("/{name}/tests")
  @Operation(operationId = "testTeamsChannel", summary = "Post a card that says it is a test")
  Tested test(@PathVariable String name) {
    Target target = teams.channels().get(name);
    if (target == null) {
      throw Refused.notFound("The channel of Teams");
    }
    try {
      return new Tested(
          true,
          workflows.post(
              target.address(),
              new TeamsCard("A test from Muster", Colour.DEFAULT)
                  .says("Channel", name)
                  .says("Told of", "incidents of %s and worse".formatted(target.from()))
                  .opens("Open Muster", muster.publicUrl())));
    } catch (WorkflowException e) {
      return new Tested(false, e.getMessage());
    }
  }
}
