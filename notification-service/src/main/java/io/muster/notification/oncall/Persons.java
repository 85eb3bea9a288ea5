package io.muster.notification.oncall;

import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** People as an asker may see them. */
@Component
class Persons {

  private final PeopleDirectory people;
  private final OnCallView view;

  Persons(PeopleDirectory people, OnCallView view) {
    this.people = people;
    this.view = view;
  }

  /** These people by id; names are masked where the asker may not see them. */
  Map<String, Person> shown(Collection<String> ids, Caller caller) {
    Map<String, String> names = people.names(ids, caller);
    Set<String> unreachable = view.unreachable(ids);
    Map<String, Person> shown = new HashMap<>();
    ids.forEach(id -> shown.put(id, new Person(id, names.get(id), !unreachable.contains(id))));
    return shown;
  }
}
