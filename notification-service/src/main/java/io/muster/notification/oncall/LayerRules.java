package io.muster.notification.oncall;

import io.muster.contracts.oncall.Holiday;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.Restriction;
import io.muster.contracts.oncall.Layer.Rotation;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What layers and holidays have to keep to, so that everything asked of a schedule is quick. */
final class LayerRules {

  private static final int MOST_LAYERS = 20;
  private static final int MOST_PEOPLE = 100;
  private static final int MOST_RESTRICTIONS = 20;
  private static final int MOST_HOLIDAYS = 400;

  private LayerRules() {}

  static void zone(String pointer, String zone) {
    Checks.that(
        zone != null && ZoneId.getAvailableZoneIds().contains(zone),
        pointer,
        "Give a zone of the IANA time zone database, such as Europe/Berlin.");
  }

  static void check(List<Layer> layers, List<Layer> shadows) {
    Checks.that(
        !layers.isEmpty() && layers.size() <= MOST_LAYERS,
        "/layers",
        "A schedule has 1 to " + MOST_LAYERS + " layers.");
    Checks.that(
        shadows.size() <= MOST_LAYERS,
        "/shadows",
        "A schedule has at most " + MOST_LAYERS + " rotations of people who learn.");
    Set<String> ids = new HashSet<>();
    each("/layers", layers, ids);
    each("/shadows", shadows, ids);
  }

  private static void each(String list, List<Layer> layers, Set<String> ids) {
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      String at = list + "/" + i;
      Checks.id(at + "/id", layer.id());
      Checks.that(ids.add(layer.id()), at + "/id", "Another layer has this id.");
      Checks.name(at + "/name", layer.name());
      zone(at + "/zone", layer.zone());
      rotation(at + "/rotation", layer.rotation());
      people(at + "/personIds", layer.personIds());
      restrictions(at + "/restrictions", layer.restrictions());
      Checks.that(
          layer.holidays() != null, at + "/holidays", "Say what holidays do: AS_EVER, OFF, ONLY.");
      Checks.that(
          layer.until() == null || layer.until().isAfter(layer.rotation().startsOn()),
          at + "/until",
          "A layer ends after it has begun.");
    }
  }

  private static void rotation(String at, Rotation rotation) {
    Checks.that(rotation != null, at, "Say how turns pass on.");
    Checks.that(
        rotation.unit() != null, at + "/unit", "Count turns in HOURS, DAYS, WEEKS or MONTHS.");
    int most =
        switch (rotation.unit()) {
          case HOURS -> 24 * 31;
          case DAYS -> 366;
          case WEEKS -> 53;
          case MONTHS -> 12;
        };
    Checks.that(
        rotation.every() >= 1 && rotation.every() <= most,
        at + "/every",
        "A turn lasts 1 to %d %s.".formatted(most, rotation.unit().name().toLowerCase()));
    Checks.that(
        rotation.startsOn() != null && isInReach(rotation.startsOn().getYear()),
        at + "/startsOn",
        "Say on which day the first turn begins, in the years 1970 to 2199.");
    minute(at + "/handOff", rotation.handOff());
    List<DayOfWeek> days = rotation.handOffDays();
    Checks.that(
        days.isEmpty() || rotation.unit() == Rotation.Unit.WEEKS,
        at + "/handOffDays",
        "Only turns that are counted in weeks pass on on days of the week.");
    Checks.that(
        days.isEmpty() || days.contains(rotation.startsOn().getDayOfWeek()),
        at + "/handOffDays",
        "The first turn begins on one of these days.");
    once(at + "/handOffDays", days);
  }

  private static boolean isInReach(int year) {
    return year >= 1970 && year < 2200;
  }

  private static void people(String at, List<String> personIds) {
    Checks.that(
        !personIds.isEmpty() && personIds.size() <= MOST_PEOPLE,
        at,
        "Name 1 to " + MOST_PEOPLE + " people.");
    for (int i = 0; i < personIds.size(); i++) {
      Checks.id(at + "/" + i, personIds.get(i));
    }
  }

  private static void restrictions(String at, List<Restriction> restrictions) {
    Checks.that(
        restrictions.size() <= MOST_RESTRICTIONS,
        at,
        "Give at most " + MOST_RESTRICTIONS + " times.");
    for (int i = 0; i < restrictions.size(); i++) {
      Restriction restriction = restrictions.get(i);
      once(at + "/" + i + "/days", restriction.days());
      minute(at + "/" + i + "/from", restriction.from());
      minute(at + "/" + i + "/until", restriction.until());
    }
  }

  static void once(String at, List<DayOfWeek> days) {
    Checks.that(new HashSet<>(days).size() == days.size(), at, "Name each day once.");
  }

  static void minute(String at, LocalTime time) {
    Checks.that(
        time != null && time.getSecond() == 0 && time.getNano() == 0,
        at,
        "Give a time of day to the minute, such as 09:00.");
  }

  static void holidays(List<Holiday> holidays) {
    Checks.that(
        holidays.size() <= MOST_HOLIDAYS,
        "/holidays",
        "Give at most " + MOST_HOLIDAYS + " holidays.");
    for (int i = 0; i < holidays.size(); i++) {
      Holiday holiday = holidays.get(i);
      Checks.that(
          holiday.date() != null && isInReach(holiday.date().getYear()),
          "/holidays/" + i + "/date",
          "Say which day it is.");
      Checks.name("/holidays/" + i + "/name", holiday.name());
      Checks.that(
          i == 0 || holidays.get(i - 1).date().isBefore(holiday.date()),
          "/holidays/" + i + "/date",
          "Give each day once, in order.");
    }
  }
}
