package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
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
      throw notYours();
    }
  }

  /** What concerns a whole team is a manager's to say. */
  static void requireManager(Caller caller) {
    if (!caller.is("manager")) {
      throw notYours();
    }
  }

  /** What two people agreed on, a manager alone can end for them. */
  static boolean removes(Caller caller, OverrideAdded override) {
    return SwapRules.made(override.overrideId())
        ? caller.is("manager")
        : of(caller, override.personId());
  }

  static void requireRemovable(Caller caller, OverrideAdded override) {
    if (!removes(caller, override)) {
      throw SwapRules.made(override.overrideId())
          ? Refused.forbidden(
              "agreed-swap", "You agreed on this swap; ask for one back, or ask a manager.")
          : notYours();
    }
  }

  private static Refused notYours() {
    return Refused.forbidden(
        "not-your-duty", "You can enter this for yourself; for others, ask a manager.");
  }

  /** Administrators do not read what people wrote. */
  static boolean readsTexts(Caller caller) {
    return caller.is("manager") || caller.is("responder") || caller.is("auditor");
  }
}
