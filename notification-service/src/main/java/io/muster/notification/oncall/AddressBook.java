package io.muster.notification.oncall;

import io.muster.notification.facts.Facts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds people by the address Muster writes to. */
@Component
public class AddressBook {

  private final Facts facts;
  private final OnCallView view;
  private final OnCall onCall;

  AddressBook(Facts facts, OnCallView view, OnCall onCall) {
    this.facts = facts;
    this.view = view;
    this.onCall = onCall;
  }

  /** Who has this address, however it is capitalised; nothing when nobody does, or several do. */
  public Optional<String> ownerOf(String email) {
    if (email.isBlank()) {
      return Optional.empty();
    }
    return facts
        .decide(
            () ->
                view.reachable().stream()
                    .filter(
                        person ->
                            onCall
                                .contact(person)
                                .filter(it -> it.email().equalsIgnoreCase(email.strip()))
                                .isPresent())
                    .limit(2)
                    .toList())
        .stream()
        .reduce((one, other) -> "")
        .filter(owner -> !owner.isEmpty());
  }
}
