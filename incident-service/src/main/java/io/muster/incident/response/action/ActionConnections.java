package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.contracts.action.ActionTargetEvent.Described;
import io.muster.starter.BoundSecrets;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which targets Muster can speak to, how, and by which secret. */
@Component
public final class ActionConnections {

  /** What responders are told of a target that cannot be spoken to. */
  public static final String UNUSABLE =
      "Muster cannot speak to this target as the settings are. An administrator sees why under Integrations.";

  private final Map<ActionProvider, ActionProtocol> protocols;
  private final BoundSecrets secrets;

  ActionConnections(List<ActionProtocol> protocols, ActionProperties properties) {
    this.protocols =
        protocols.stream().collect(Collectors.toMap(ActionProtocol::provider, Function.identity()));
    this.secrets = properties.bound();
  }

  /** What can be done through a kind of target. */
  public Set<ActionKind> kinds(ActionProvider provider) {
    return protocols.get(provider).kinds();
  }

  /** The names of the secrets the operator set. */
  public Set<String> secretNames() {
    return secrets.names();
  }

  /**
   * Refuses a target that could not be spoken to.
   *
   * @throws Refused 422 with the field that will not do
   */
  public void require(Described target) {
    if (target.provider() == null) {
      throw Refused.invalid(
          "/provider", "Name one of %s.".formatted(Arrays.toString(ActionProvider.values())));
    }
    URI url = BoundSecrets.address(target.url());
    String secret = secrets.of(target.secret(), url);
    try {
      protocols.get(target.provider()).connect(url, secret);
    } catch (IllegalStateException e) {
      throw Refused.invalid("/secret", e.getMessage());
    }
  }

  /**
   * A connection to a target.
   *
   * @throws Refused when there can be none, because the settings are others than when it was set up
   */
  ActionConnection to(Described target) {
    require(target);
    URI url = BoundSecrets.address(target.url());
    return protocols.get(target.provider()).connect(url, secrets.of(target.secret(), url));
  }
}
