package io.muster.incident.response;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessCommand;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.CommandSender;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Names whoever is paged about a private incident on it, for a page that leads to nothing helps
 * nobody. Of an incident that everybody may see nothing is recorded.
 */
@Component
@ProcessingGroup("incident.access")
class PagedPeople {

  private static final Actor BY = Actor.system("paged-people");

  private final CommandSender sender;

  PagedPeople(CommandSender sender) {
    this.sender = sender;
  }

  @EventHandler
  void on(PageEvent.Requested page) {
    sender.sendSystem(
        new AccessCommand.Grant(
            page.incidentId(), new Person(page.personId(), null), "paged", BY, Authority.SYSTEM));
  }
}
