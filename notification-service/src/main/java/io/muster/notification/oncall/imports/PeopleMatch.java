package io.muster.notification.oncall.imports;

import io.muster.notification.oncall.OnCall;
import io.muster.notification.oncall.Rosters;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds who is meant by another tool's users. */
@Component
class PeopleMatch {

  /**
   * A user of the other tool.
   *
   * @param email null when the export has none
   * @param personId who that is here; null when nobody was found
   */
  record User(String sourceId, String name, String email, String personId) {}

  /** Everybody an export names. */
  record Users(Map<String, User> bySourceId) {

    /** Who is meant. */
    String person(Field id) {
      return Optional.ofNullable(bySourceId.get(id.text()))
          .map(User::personId)
          .orElseThrow(
              () ->
                  new ExportFault(
                      id.where(),
                      "Nobody here is the user %s. Say who that is, or set how they are reached by the same e-mail address first."
                          .formatted(id.text())));
    }
  }

  private final Rosters rosters;
  private final OnCall onCall;

  PeopleMatch(Rosters rosters, OnCall onCall) {
    this.rosters = rosters;
    this.onCall = onCall;
  }

  /**
   * Who the users are: whom somebody named, else who is reached by the same address.
   *
   * @param users with {@code id}, {@code name} and an address
   * @param named a person's id by the id of the user
   */
  Users of(List<Field> users, String addressField, Map<String, String> named) {
    Map<String, String> byAddress = new HashMap<>();
    for (String person : rosters.reachable()) {
      onCall.contact(person).ifPresent(it -> byAddress.put(lower(it.email()), person));
    }
    Map<String, User> found = new LinkedHashMap<>();
    for (Field user : users) {
      String id = user.at("id").text();
      String email = user.at(addressField).textOr(null);
      String person = named.getOrDefault(id, email == null ? null : byAddress.get(lower(email)));
      found.put(
          id, new User(id, user.at("name").name(user.at("fullName").name(id)), email, person));
    }
    named.forEach((id, person) -> found.putIfAbsent(id, new User(id, id, null, person)));
    return new Users(found);
  }

  private static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
