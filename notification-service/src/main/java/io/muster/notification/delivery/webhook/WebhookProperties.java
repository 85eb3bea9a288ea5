package io.muster.notification.delivery.webhook;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which addresses that people gave may be called besides those of the public internet.
 *
 * @param privateHosts machines of one's own network that administrators may name
 * @param subscriberHosts those that anybody who subscribes to the status page may name
 * @param calendarHosts those whose calendars may be read for leave
 */
@ConfigurationProperties("muster.webhook")
record WebhookProperties(
    List<String> privateHosts, List<String> subscriberHosts, List<String> calendarHosts) {

  WebhookProperties {
    privateHosts = names(privateHosts);
    subscriberHosts = names(subscriberHosts);
    calendarHosts = names(calendarHosts);
  }

  private static List<String> names(List<String> hosts) {
    return hosts == null
        ? List.of()
        : hosts.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList();
  }

  @Configuration(proxyBeanMethods = false)
  static class Clients {

    /** Posts to addresses that administrators gave. */
    @Bean
    HookClient administratorHooks(WebhookProperties webhooks) {
      return new HookClient(webhooks.privateHosts());
    }

    /** Posts to addresses that anybody gave. */
    @Bean
    HookClient subscriberHooks(WebhookProperties webhooks) {
      return new HookClient(webhooks.subscriberHosts());
    }

    /** Reads calendars at addresses that responders gave. */
    @Bean
    HookClient calendarHooks(WebhookProperties webhooks) {
      return new HookClient(webhooks.calendarHosts());
    }
  }
}
