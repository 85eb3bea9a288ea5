package io.muster.incident.response;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.starter.Refused;

/**
 * Who may ask what of one incident: of a private one only those named on it, partners only of their
 * own, and whoever leads it of the rest.
 */
record Rights(Actor openedBy, Hats hats, Access access) {

  /**
   * To a partner, what others opened does not exist; a private incident exists only for those named
   * on it.
   */
  void requireVisibleTo(IncidentCommand command) {
    boolean own = openedBy.kind() == Actor.Kind.CLIENT && openedBy.id().equals(command.by().id());
    if (!access.admits(command) || command.authority() == Authority.PARTNER && !own) {
      throw Refused.notFound("The incident");
    }
  }

  void requireOneOfUs(IncidentCommand command, String what) {
    requireVisibleTo(command);
    if (command.authority() == Authority.PARTNER) {
      throw Refused.forbidden(
          "not-for-partners", "A partner may not " + what + ". Ask for it in a note.");
    }
  }

  void requireLead(IncidentCommand command, String what) {
    requireOneOfUs(command, what);
    if (!leads(command)) {
      throw Refused.forbidden(
          "not-commander",
          "Only the incident's commander or a manager may "
              + what
              + ". Take the commander's role if it is free, or ask them.");
    }
  }

  static boolean manages(IncidentCommand command) {
    return command.authority() == Authority.MANAGER || command.authority() == Authority.SYSTEM;
  }

  boolean leads(IncidentCommand command) {
    return switch (command.authority()) {
      case MANAGER, SYSTEM -> true;
      case RESPONDER -> hats.commands(command.by());
      case PARTNER -> false;
    };
  }
}
