package io.muster.gateway;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Refuses to open the door with a secret that is published with the source, anywhere but on a
 * developer's machine.
 */
@Component
class DemoSecretGuard {

  DemoSecretGuard(GatewaySettings settings, Environment environment) {
    if (environment.acceptsProfiles(Profiles.of("local"))) {
      return;
    }
    if (settings.clientSecret().isBlank() || settings.clientSecret().startsWith("demo-")) {
      throw new IllegalStateException(
          "MUSTER_GATEWAY_CLIENT_SECRET is empty or holds a demo secret that is published with the source. Set a secret"
              + " of your own, or start with the profile 'local' on a machine nobody else can reach.");
    }
  }
}
