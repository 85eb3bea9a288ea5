package io.muster.starter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses to start with a published secret anywhere but on a developer's machine. Every demo secret
 * begins with {@code demo-}, or decodes from base64 to something that does.
 */
class DemoSecretGuard implements InitializingBean {

  private final ConfigurableEnvironment environment;

  DemoSecretGuard(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void afterPropertiesSet() {
    if (environment.acceptsProfiles(Profiles.of("local"))) {
      return;
    }
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .filter(DemoSecretGuard::namesASetting)
        .filter(name -> isDemo(value(environment, name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalStateException(
                  name
                      + " holds a demo secret that is published with the source. Set a secret of your own, or start"
                      + " with the profile 'local' on a machine nobody else can reach.");
            });
  }

  private static boolean namesASetting(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    return lower.startsWith("muster");
  }

  private static String value(Environment environment, String name) {
    return environment.getProperty(name, "");
  }

  static boolean isDemo(String value) {
    if (value.startsWith("demo-")) {
      return true;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(value);
      return new String(decoded, StandardCharsets.UTF_8).startsWith("demo-");
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
