package io.muster.contracts;

import java.util.Objects;

/**
 * A person somebody else refers to.
 *
 * @param id subject in the identity provider
 * @param name display name at that time
 */
public record Person(String id, @Personal(of = "id") String name) {
  public Person {
    Objects.requireNonNull(id, "id");
  }
}
