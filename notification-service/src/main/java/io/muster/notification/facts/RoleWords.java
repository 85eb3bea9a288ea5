package io.muster.notification.facts;

import io.muster.contracts.incident.Role;
import java.util.Locale;

/** How the roles of an incident are said in a sentence. */
public final class RoleWords {

  private RoleWords() {}

  /** Such as {@code subject expert}. */
  public static String of(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
