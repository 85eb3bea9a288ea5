package io.muster.notification.oncall.imports;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.OnCallCommand.AddOverride;
import io.muster.contracts.oncall.OnCallCommand.SetContactMethods;
import io.muster.notification.oncall.imports.Imported.Kind;
import io.muster.notification.oncall.imports.Imported.Note;
import io.muster.notification.oncall.imports.PeopleMatch.User;
import io.muster.notification.oncall.imports.PeopleMatch.Users;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What readers of exports share.
 *
 * @param prefix what ids made of the other tool's begin with
 * @param policyServices the services a policy is for, by its id there; exports may not have them
 */
record Reading(
    String prefix, Users users, Map<String, List<String>> policyServices, Actor by, Instant now) {

  private static final int DIGITS = 24;

  /** What a thing is called here; the same each time it is read. */
  String idOf(String sourceId) {
    String tame = sourceId.replaceAll("[^A-Za-z0-9._-]", "-");
    return prefix + (tame.length() <= 80 ? tame : Sha256.hex(sourceId).substring(0, DIGITS));
  }

  /** One thing, or why it does not come over. */
  Imported tried(Kind kind, String sourceId, String name, Supplier<Imported> made) {
    try {
      return made.get();
    } catch (ExportFault fault) {
      return Imported.not(kind, sourceId, name, fault);
    }
  }

  /** An override that is not over; nothing for one that is. */
  Optional<Imported> override(
      String scheduleId, String scheduleName, Field override, Field user, Field from, Field until) {
    Imported read =
        tried(
            Kind.OVERRIDE,
            override.where(),
            scheduleName,
            () -> {
              Instant begins = from.instant();
              Instant ends = until.instant();
              String person = users.person(user);
              String id =
                  "imp-"
                      + Sha256.hex(String.join("\n", scheduleId, person, begins + "", ends + ""))
                          .substring(0, DIGITS);
              return new Imported(
                  Kind.OVERRIDE,
                  override.where(),
                  scheduleName,
                  id,
                  new AddOverride(scheduleId, id, person, begins, ends, null, by),
                  List.of());
            });
    boolean over = read.command() instanceof AddOverride added && !added.until().isAfter(now);
    return over ? Optional.empty() : Optional.of(read);
  }

  /** How a user who was found is reached by e-mail. */
  Imported contact(Field id, List<Note> notes) {
    User user = users.bySourceId().get(id.text());
    return tried(
        Kind.CONTACT,
        user.sourceId(),
        user.name(),
        () -> {
          String person = users.person(id);
          if (user.email() == null) {
            throw new ExportFault(id.where(), "The export does not say by which address.");
          }
          return new Imported(
              Kind.CONTACT,
              user.sourceId(),
              user.name(),
              person,
              new SetContactMethods(person, user.name(), user.email(), by),
              notes);
        });
  }

  /** What does not come over of how somebody wants to be told; nothing for e-mail at once. */
  static Optional<Note> rule(Field rule, String method, long afterMinutes) {
    if (!"email".equals(method)) {
      return Optional.of(
          new Note(
              rule.where(),
              "“%s” after %d minutes does not come over: people are reached by e-mail alone here."
                  .formatted(method, afterMinutes)));
    }
    return afterMinutes == 0
        ? Optional.empty()
        : Optional.of(
            new Note(
                rule.where(),
                "The e-mail is sent at once here, not after %d minutes.".formatted(afterMinutes)));
  }
}
