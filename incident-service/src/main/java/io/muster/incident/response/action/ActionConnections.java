package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.contracts.action.ActionTargetEvent.Described;
import io.muster.starter.OutsideAddress;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
  private final ActionProperties properties;

  ActionConnections(List<ActionProtocol> protocols, ActionProperties properties) {
    this.protocols =
        protocols.stream().collect(Collectors.toMap(ActionProtocol::provider, Function.identity()));
    this.properties = properties;
  }

  /** What can be done through a kind of target. */
  public Set<ActionKind> kinds(ActionProvider provider) {
    return protocols.get(provider).kinds();
  }

  /** The names of the secrets the operator set. */
  public Set<String> secretNames() {
    return new TreeSet<>(properties.secrets().keySet());
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
    URI url = url(target.url());
    String secret = target.secret() == null ? null : properties.secrets().get(target.secret());
    if (secret == null) {
      throw Refused.invalid(
          "/secret",
          "Name a secret the operator set (MUSTER_ACTION_SECRETS_NAME); there is %s."
              .formatted(secretNames().isEmpty() ? "none" : String.join(", ", secretNames())));
    }
    String origin = properties.origins().get(target.secret());
    if (!isWithin(url, origin)) {
      throw Refused.invalid(
          "/url",
          "The secret %s may not be sent there. Give an address at %s."
              .formatted(
                  target.secret(),
                  origin == null
                      ? "the origin the operator names in MUSTER_ACTION_ORIGINS_"
                          + target.secret().toUpperCase(Locale.ROOT)
                      : origin));
    }
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
    return protocols
        .get(target.provider())
        .connect(url(target.url()), properties.secrets().get(target.secret()));
  }

  private static URI url(String url) {
    try {
      URI address = OutsideAddress.of("/url", url == null ? "" : url.strip());
      if (address.getRawQuery() == null && address.getRawFragment() == null) {
        return address;
      }
    } catch (IllegalStateException e) {
      // Falls through: nothing can be sent there.
    }
    throw Refused.invalid(
        "/url",
        "Give an address that begins with https:// and has no question mark; what is secret belongs into the setting.");
  }

  /** Compared part by part, for a text that begins alike may be another host. */
  private static boolean isWithin(URI url, String origin) {
    if (origin == null || origin.isBlank()) {
      return false;
    }
    URI allowed = URI.create(origin.strip());
    return url.getScheme().equalsIgnoreCase(allowed.getScheme())
        && url.getHost().equalsIgnoreCase(allowed.getHost())
        && url.getPort() == allowed.getPort();
  }
}
