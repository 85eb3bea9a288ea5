package io.muster.starter;

import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.KeyRing;

/**
 * What this process remembers of people: names, keys, and aggregates that hold a name to decide
 * with. Every process drops all of it when it sees a step of anybody's erasure in the log; nothing
 * but speed is lost.
 */
class HeldInMemory {

  private final KeyRing keys;
  private final PeopleDirectory people;
  private final AggregateCache aggregates;

  HeldInMemory(KeyRing keys, PeopleDirectory people, AggregateCache aggregates) {
    this.keys = keys;
    this.people = people;
    this.aggregates = aggregates;
  }

  void seen(StoredCommit commit) {
    if (commit.aggregateType().equals("Erasure")) {
      forget();
    }
  }

  void forget() {
    keys.forget();
    people.forget();
    aggregates.removeAll();
  }
}
