package io.muster.contracts.audit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How often a standing report is made, of the period that is over; days are UTC. */
public enum AuditRhythm {
  /** Monday to Sunday. */
  WEEKLY,
  /** A calendar month. */
  MONTHLY,
  /** A quarter of the calendar year. */
  QUARTERLY;

  /** The first day of the period a day belongs to. */
  public LocalDate firstOf(LocalDate day) {
    return switch (this) {
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHLY -> day.withDayOfMonth(1);
      case QUARTERLY -> day.with(IsoFields.DAY_OF_QUARTER, 1);
    };
  }

  /** The first day of the period after the one a day belongs to. */
  public LocalDate firstAfter(LocalDate day) {
    LocalDate first = firstOf(day);
    return switch (this) {
      case WEEKLY -> first.plusWeeks(1);
      case MONTHLY -> first.plusMonths(1);
      case QUARTERLY -> first.plusMonths(3);
    };
  }
}
