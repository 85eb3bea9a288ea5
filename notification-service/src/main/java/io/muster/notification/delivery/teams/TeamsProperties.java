package io.muster.notification.delivery.teams;

import io.muster.contracts.incident.Severity;
import io.muster.notification.delivery.page.KnownHosts;
import io.muster.starter.OutsideAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where cards go in Microsoft Teams.
 *
 * @param chats whether people may have pages sent to a chat of their own
 * @param hosts of workflows people may name; see {@link KnownHosts}
 * @param channels that are told of incidents, by the names they have in Muster
 */
@ConfigurationProperties("muster.teams")
public record TeamsProperties(boolean chats, List<String> hosts, Map<String, Target> channels) {

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  public TeamsProperties {
    channels = channels == null ? Map.of() : Map.copyOf(channels);
    channels.forEach(TeamsProperties::require);
    if (chats && new KnownHosts(hosts).names().isEmpty()) {
      throw new IllegalArgumentException(
          "muster.teams.hosts (MUSTER_TEAMS_HOSTS) must name the hosts of workflows, with commas between.");
    }
  }

  /**
   * A channel that is told.
   *
   * @param url of the workflow that posts into it; whoever has it posts there, so it is a secret
   * @param from incidents as bad as this, or worse; SEV2 when left out
   * @param services of which one has to be affected; empty for all incidents
   */
  public record Target(String url, Severity from, List<String> services) {

    public Target {
      from = from == null ? Severity.SEV2 : from;
      services = services == null ? List.of() : List.copyOf(services);
    }

    /** Where cards are posted, as it was given: written otherwise its signature is another. */
    public URI address() {
      return URI.create(url.strip());
    }

    /** Names no secret in any log. */
    @Override
    public String toString() {
      return "Target[from=%s, services=%s]".formatted(from, services);
    }
  }

  private static void require(String name, Target target) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "muster.teams.channels has a channel whose name is not of small letters, digits and dashes.");
    }
    String setting =
        "muster.teams.channels.%s.url (MUSTER_TEAMS_CHANNELS_%s_URL)"
            .formatted(name, name.toUpperCase(Locale.ROOT).replace("-", ""));
    OutsideAddress.of(setting, target.url() == null ? "" : target.url().strip());
  }

  /** Whether an address somebody typed is one of a host an operator named. */
  boolean mayCall(URI workflow) {
    return new KnownHosts(hosts).allow(workflow);
  }
}
