package io.muster.notification.oncall.contact;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.oncall.MethodKind;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.eventlog.codec.Erased;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one person is reached, as recorded so far.
 *
 * @param personId null while nothing is recorded
 * @param name how they are called; null when nobody has said
 * @param methods in the order in which they were laid down
 * @param rules null when the person set none
 */
public record Contact(String personId, String name, List<Method> methods, ContactRules rules) {

  /** Nothing recorded yet. */
  public static final Contact UNKNOWN = new Contact(null, null, List.of(), null);

  public Contact {
    methods = List.copyOf(methods);
  }

  /** What is known once this event is, too. */
  public Contact after(Event event) {
    return switch (event) {
      case ContactMethodsSet set -> published(set);
      case ContactEvent.MethodAdded added ->
          with(
              added,
              replaced(
                  new Method(added.methodId(), added.kind(), added.address(), false, added.at())));
      case ContactEvent.MethodVerified verified -> with(verified, verified(verified));
      case ContactEvent.MethodRemoved removed -> with(removed, without(removed.methodId()));
      case ContactEvent.RulesSet set ->
          new Contact(set.personId(), nameIn(set), methods, set.rules());
      default -> this;
    };
  }

  /** A new address of a person may be used at once, and is tried anew. */
  private Contact published(ContactMethodsSet set) {
    List<Method> all = without(Method.PUBLISHED);
    all.addFirst(new Method(Method.PUBLISHED, MethodKind.EMAIL, set.email(), true, set.at()));
    return new Contact(set.personId(), set.name(), all, rules);
  }

  private Contact with(ContactEvent event, List<Method> all) {
    return new Contact(event.personId(), nameIn(event), all, rules);
  }

  /** Of somebody no manager has named, the name is the one they signed in with. */
  private String nameIn(ContactEvent event) {
    return name == null && event.personId().equals(event.by().id()) ? event.by().name() : name;
  }

  private List<Method> replaced(Method method) {
    List<Method> all = without(method.id());
    all.add(method);
    return all;
  }

  private List<Method> verified(ContactEvent.MethodVerified event) {
    return new ArrayList<>(
        methods.stream()
            .map(
                it ->
                    it.id().equals(event.methodId())
                        ? new Method(it.id(), it.kind(), it.address(), true, event.at())
                        : it)
            .toList());
  }

  private List<Method> without(String methodId) {
    return new ArrayList<>(methods.stream().filter(it -> !it.id().equals(methodId)).toList());
  }

  /** One of the methods; nothing when there is none of this id. */
  public Optional<Method> method(String methodId) {
    return methods.stream().filter(it -> it.id().equals(methodId)).findFirst();
  }

  /** Those that may be used for pages and whose address is not erased. */
  public List<Method> usable() {
    return methods.stream()
        .filter(Method::verified)
        .filter(it -> !Erased.MARK.equals(it.address()))
        .toList();
  }

  /** Where a mail goes that is no page; nothing when no address may be used. */
  public Optional<String> email() {
    return usable().stream()
        .filter(it -> it.kind() == MethodKind.EMAIL)
        .map(Method::address)
        .findFirst();
  }
}
