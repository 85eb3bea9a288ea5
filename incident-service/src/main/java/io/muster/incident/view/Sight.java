package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.starter.Caller;
import io.muster.starter.Privacy;
import io.muster.starter.Refused;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What one caller may see: everything, everything but what people wrote, or only their own; and of
 * private incidents only those they are named on.
 */
final class Sight {

  private final Caller caller;
  private final boolean ownOnly;
  private final boolean texts;

  private Sight(Caller caller, boolean ownOnly, boolean texts) {
    this.caller = caller;
    this.ownOnly = ownOnly;
    this.texts = texts;
  }

  /**
   * The sight a caller's roles give.
   *
   * @throws Refused 403 when they give none
   */
  static Sight of(Caller caller) {
    if (caller.authority() == Authority.PARTNER) {
      return new Sight(caller, true, true);
    }
    if (caller.authority() != null || caller.is("auditor")) {
      return new Sight(caller, false, true);
    }
    if (caller.is("admin")) {
      return new Sight(caller, false, false);
    }
    throw Refused.forbidden(
        "role-missing", "Your account has no role that may read incidents. Ask an administrator.");
  }

  Caller caller() {
    return caller;
  }

  /** Whether titles, notes and reasons are shown; administrators see that there are some. */
  boolean texts() {
    return texts;
  }

  Bson filter() {
    Bson visible = Privacy.visibleTo(caller.id());
    return ownOnly
        ? Filters.and(
            Filters.eq("declaredBy.kind", Actor.Kind.CLIENT.name()),
            Filters.eq("declaredBy.id", caller.id()),
            visible)
        : visible;
  }

  boolean sees(Document incident) {
    return !Privacy.hides(incident, caller.id())
        && (!ownOnly || caller.id().equals(ownerOf(incident)));
  }

  /** The client that declared an incident; null when it was a person or an alert. */
  private static String ownerOf(Document incident) {
    Document by = incident.get("declaredBy", Document.class);
    return Actor.Kind.CLIENT.name().equals(by.getString("kind")) ? by.getString("id") : null;
  }
}
