package io.muster.notification.delivery.page;

import io.muster.contracts.oncall.ContactCommand.RemoveMethod;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes away contact methods that lead nowhere any more, so that nobody counts on them: what is
 * left is what readiness counts, and what the person sees.
 */
@Component
public class GoneMethods {

  private static final Logger LOG = LoggerFactory.getLogger(GoneMethods.class);

  private final ContactBook contacts;
  private final CommandSender sender;

  GoneMethods(ContactBook contacts, CommandSender sender) {
    this.contacts = contacts;
    this.sender = sender;
  }

  /**
   * Takes a method away when a provider has said that it is no more. An address that a manager laid
   * down, or that was laid down anew since, stays.
   */
  public void removeIf(NotTakenException refusal, String personId, Method method) {
    if (refusal.isGone() && !method.isPublished() && isStill(personId, method)) {
      try {
        sender.decide(new RemoveMethod(personId, method.id(), PageProcess.PAGING));
        LOG.warn("A contact method was taken away: {}", refusal.getMessage());
      } catch (Refused goneAlready) {
        LOG.debug("Another sender, or the person, took the contact method away first");
      }
    }
  }

  private boolean isStill(String personId, Method method) {
    return contacts
        .find(personId)
        .orElse(Contact.UNKNOWN)
        .method(method.id())
        .filter(it -> it.address().equals(method.address()))
        .isPresent();
  }
}
