package io.muster.starter;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Secrets an operator set, each known by name and bound to the one scheme, host and port it may be
 * sent to. Administrators name a secret and never see it, and cannot have it sent to an address of
 * their own.
 */
public final class BoundSecrets {

  private final String setting;
  private final Map<String, String> secrets;
  private final Map<String, String> origins;

  /**
   * Checks every origin, so that a wrong one is said at the start and not when it is needed.
   *
   * @param setting how the names of the settings begin, such as {@code MUSTER_ACTION}
   * @param secrets by name
   * @param origins by the same names
   * @throws IllegalStateException when nothing can be sent to an origin
   */
  public BoundSecrets(String setting, Map<String, String> secrets, Map<String, String> origins) {
    this.setting = setting;
    this.secrets = Map.copyOf(secrets);
    this.origins = Map.copyOf(origins);
    origins.forEach(this::requireUsable);
  }

  private void requireUsable(String name, String origin) {
    if (!origin.isBlank()) {
      OutsideAddress.of(originSetting(name), origin.strip());
    }
  }

  /** The names of the secrets, in order. */
  public Set<String> names() {
    return new TreeSet<>(secrets.keySet());
  }

  /**
   * An address somebody typed.
   *
   * @throws Refused 422 at {@code /url} when nothing can be sent there
   */
  public static URI address(String url) {
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

  /**
   * The secret of a name, for an address it may be sent to.
   *
   * @throws Refused 422 when there is none of that name, or it may not be sent there
   */
  public String of(String name, URI address) {
    String secret = name == null ? null : secrets.get(name);
    if (secret == null) {
      throw Refused.invalid(
          "/secret",
          "Name a secret the operator set (%s_SECRETS_NAME); there is %s."
              .formatted(setting, secrets.isEmpty() ? "none" : String.join(", ", names())));
    }
    String origin = origins.get(name);
    if (!isWithin(address, origin)) {
      throw Refused.invalid(
          "/url",
          "The secret %s may not be sent there. Give an address at %s."
              .formatted(
                  name,
                  origin == null
                      ? "the origin the operator names in " + originSetting(name)
                      : origin));
    }
    return secret;
  }

  private String originSetting(String name) {
    return setting + "_ORIGINS_" + name.toUpperCase(Locale.ROOT);
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

  /** Names no secret in any log. */
  @Override
  public String toString() {
    return setting + secrets.keySet();
  }
}
