package io.muster.reporting.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Whole days in UTC, both included. */
record Period(LocalDate from, LocalDate to) {

  Instant begins() {
    return from.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment after it. */
  Instant ends() {
    return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  boolean holds(Instant moment) {
    return moment != null && !moment.isBefore(begins()) && moment.isBefore(ends());
  }
}
