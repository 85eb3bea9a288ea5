package io.muster.notification.oncall;

import io.muster.starter.Caller;
import io.muster.starter.Refused;

/**
 * Who may change what about duty: managers for everybody, responders for themselves. Nobody can put
 * somebody else on call, or take them off it, without being a manager.
 */
final class DutyRights {

  private DutyRights() {}

  static boolean of(Caller caller, String personId) {
    return caller.is("manager") || caller.is("responder") && caller.id().equals(personId);
  }

  static void require(Caller caller, String personId) {
    if (!of(caller, personId)) {
      throw Refused.forbidden(
          "not-your-duty", "You can enter this for yourself; for others, ask a manager.");
    }
  }

  /** Administrators do not read what people wrote. */
  static boolean readsTexts(Caller caller) {
    return caller.is("manager") || caller.is("responder") || caller.is("auditor");
  }
}
