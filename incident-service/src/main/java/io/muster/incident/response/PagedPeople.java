package io.muster.incident.response;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessCommand;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Names whoever is paged about a private incident on it, for a page that leads to nothing helps
 * nobody. Of an incident that everybody may see nothing is recorded.
 */
@Component
@ProcessingGroup(PagedPeople.GROUP)
class PagedPeople {

  static final String GROUP = "incident.access";

  private static final Actor BY = Actor.system("paged-people");

  private final CommandSender sender;

  PagedPeople(CommandSender sender) {
    this.sender = sender;
  }

  @EventHandler
  void on(PageEvent.Requested page) {
    sender.decide(
        new AccessCommand.Grant(
            page.incidentId(), new Person(page.personId(), null), "paged", BY, Authority.SYSTEM));
  }

  /** Whoever is paged at night does not wait until an administrator looks at what was parked. */
  @Configuration(proxyBeanMethods = false)
  static class Retried {
    @Bean
    RetriedByItself namingRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
  }
}
