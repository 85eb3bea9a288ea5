package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** How the people on one page are called, for one reader. */
final class Names {

  private final Map<String, String> byId;

  private Names(Map<String, String> byId) {
    this.byId = byId;
  }

  static Names of(Collection<String> personIds, PeopleDirectory people, Caller reader) {
    Map<String, String> names = new HashMap<>(people.names(new HashSet<>(personIds), reader));
    // A reader's own name is in their token, even before the log has heard of them.
    if (names.containsKey(reader.id())
        && reader.actor().name() != null
        && !PeopleDirectory.masks(reader)) {
      names.put(reader.id(), reader.actor().name());
    }
    return new Names(names);
  }

  String of(String personId) {
    return byId.getOrDefault(personId, PeopleDirectory.mask(personId));
  }

  /** Null for anything that is not a person. */
  String of(Actor.Kind kind, String id) {
    return kind == Actor.Kind.PERSON ? of(id) : null;
  }

  /** Whoever acted, as it is shown. */
  Shown.By by(Actor actor) {
    return new Shown.By(actor.kind(), actor.id(), of(actor.kind(), actor.id()));
  }
}
