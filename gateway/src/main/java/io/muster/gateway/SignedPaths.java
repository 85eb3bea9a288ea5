package io.muster.gateway;

/**
 * Where providers tell of what became of what was sent through them, and trackers of what changed
 * there. All of them come from few addresses, as alerts do, and each request is proved by its
 * signature or token further in.
 */
final class SignedPaths {

  /** For rules that take patterns; the route in application.yaml has the same. */
  static final String[] PATTERNS = {
    "/slack/*",
    "/hooks/twilio/**",
    "/hooks/telegram",
    "/hooks/mattermost",
    "/hooks/teams",
    "/hooks/zoom",
    "/hooks/trackers/*"
  };

  private SignedPaths() {}

  static boolean contain(String path) {
    return path.startsWith("/slack/") || path.startsWith("/hooks/");
  }
}
