package io.muster.notification.oncall;

import io.muster.notification.oncall.OnCallAnswers.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;

/** Calendars that are read by themselves, as they are asked for and shown. */
final class SubscriptionForms {

  private SubscriptionForms() {}

  /**
   * A calendar at an address.
   *
   * @param personId whose it is; left out for a team's
   * @param teamId whose members' leave it holds; left out for one person's
   * @param url https, or webcal as calendar programs write it; it is not shown again
   * @param zone by whose clock days begin, such as Europe/Berlin
   * @param allDay whether entries for whole days that block time are leave; true when left out
   * @param wholeTeam whether entries that name nobody are leave of every member of the team; false
   *     when left out
   * @param words a title with one of these is leave; the usual English ones when left out
   */
  @Schema(name = "CalendarSubscriptionBody")
  record Body(
      String personId,
      String teamId,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              example = "https://calendar.example/private-0a1b2c/basic.ics")
          String url,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "Europe/Berlin") String zone,
      Boolean allDay,
      Boolean wholeTeam,
      List<String> words) {}

  /**
   * Which calendar is looked at.
   *
   * @param subscriptionId in place of which it would be read; left out for a new one
   */
  @Schema(name = "CalendarSubscriptionLook")
  record Look(String subscriptionId, @Schema(requiredMode = RequiredMode.REQUIRED) Body calendar) {}

  /**
   * Why a calendar cannot be read.
   *
   * @param since when that began, UTC
   * @param times how often it was tried since
   * @param why and what to do
   */
  @Schema(
      name = "CalendarSubscriptionFailure",
      requiredProperties = {"since", "times", "why"})
  record Failure(Instant since, int times, String why) {}

  /** A team, as it is called. */
  @Schema(
      name = "CalendarSubscriptionTeam",
      requiredProperties = {"id", "name"})
  record Team(String id, String name) {}

  /**
   * A calendar that is read once an hour.
   *
   * @param person whose it is; missing for a team's
   * @param team missing for one person's
   * @param host where it is; the rest of its address is secret
   * @param givenAt when its address was given, UTC
   * @param readAt when it was last read, UTC; missing while it never was
   * @param failure missing while it can be read
   */
  @Schema(
      name = "CalendarSubscription",
      requiredProperties = {
        "id",
        "version",
        "host",
        "zone",
        "allDay",
        "wholeTeam",
        "words",
        "givenAt"
      })
  record Shown(
      String id,
      long version,
      Person person,
      Team team,
      String host,
      String zone,
      boolean allDay,
      boolean wholeTeam,
      List<String> words,
      Instant givenAt,
      Instant readAt,
      Failure failure) {}

  /** Calendars that are read by themselves: one's own; for managers everybody's. */
  @Schema(name = "CalendarSubscriptions", requiredProperties = "items")
  record ShownList(List<Shown> items) {}
}
