package io.muster.contracts;

import java.util.Objects;

/**
 * Who did something: a person, a partner's client, one of Muster's services, or Muster itself by
 * rule.
 *
 * @param id a person's subject in the identity provider, or a client's id; stable, says nothing by
 *     itself
 * @param name how the person was called then; null for anything that is not a person
 */
public record Actor(Kind kind, String id, @Personal(of = "id") String name) {

  /** What kind of party acted. */
  public enum Kind {
    PERSON,
    CLIENT,
    SERVICE,
    SYSTEM
  }

  public Actor {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
  }

  /** A person with their current display name. */
  public static Actor person(String id, String name) {
    return new Actor(Kind.PERSON, id, name);
  }

  /** A partner's client. */
  public static Actor client(String clientId) {
    return new Actor(Kind.CLIENT, clientId, null);
  }

  /** One of Muster's own services acting for nobody in particular. */
  public static Actor service(String clientId) {
    return new Actor(Kind.SERVICE, clientId, null);
  }

  /**
   * Muster applying a rule by itself; {@code rule} names it, for instance {@code alert-grouping}.
   */
  public static Actor system(String rule) {
    return new Actor(Kind.SYSTEM, rule, null);
  }
}
