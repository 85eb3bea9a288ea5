package io.muster.starter;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import java.util.Set;

/**
 * Who is asking over HTTP, as their verified token says.
 *
 * @param authority in what capacity they may give commands; null for those who may not give any,
 *     such as auditors
 * @param roles realm roles, lower case
 */
public record Caller(Actor actor, Authority authority, Set<String> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether the asker has this realm role. */
  public boolean is(String role) {
    return roles.contains(role);
  }

  /** The asker's id: a person's subject or a client's id. */
  public String id() {
    return actor.id();
  }
}
