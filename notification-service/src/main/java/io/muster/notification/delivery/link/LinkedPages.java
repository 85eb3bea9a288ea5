package io.muster.notification.delivery.link;

import io.muster.contracts.oncall.MethodKind;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.facts.Facts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pages in which links were sent. */
@Component
class LinkedPages {

  private final Facts facts;

  LinkedPages(Facts facts) {
    this.facts = facts;
  }

  /** The page a link was sent in; nothing where none is known. */
  Optional<PageEvent.Requested> of(AckLink link) {
    return facts
        .first(link.pageId())
        .filter(PageEvent.Requested.class::isInstance)
        .map(PageEvent.Requested.class::cast);
  }

  /** By what means somebody came to a link, as it is recorded of their answer. */
  String via(AckLink link) {
    return of(link)
        .map(PageEvent.Requested::channel)
        .filter(channel -> !channel.equals(MethodKind.EMAIL.channel()))
        .map(channel -> channel + " link")
        .orElse("e-mail link");
  }
}
