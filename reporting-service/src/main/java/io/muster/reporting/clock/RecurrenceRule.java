package io.muster.reporting.clock;

import io.muster.contracts.regulation.EntityTrait;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;

/**
 * How a regime wants incidents looked at that recur: those with the same apparent cause that need
 * not be reported one by one may have to be together.
 *
 * @param every how often somebody has to look
 * @param within length of time before the end of the month or quarter, as in {@code P6M}
 * @param onlyFor entities it is for; empty: for all
 * @param notFor entities it is not for
 * @param only the questions of the table that count together; empty: all
 * @param sums questions whose figures are added up; of other figures the largest counts, of yes and
 *     no the yes
 */
@Schema(
    name = "RecurrenceRule",
    requiredProperties = {
      "id", "version", "article", "every", "within", "onlyFor", "notFor", "only", "sums"
    })
record RecurrenceRule(
    String id,
    int version,
    String article,
    Every every,
    String within,
    List<EntityTrait> onlyFor,
    List<EntityTrait> notFor,
    List<String> only,
    List<String> sums) {
  RecurrenceRule {
    onlyFor = onlyFor == null ? List.of() : List.copyOf(onlyFor);
    notFor = notFor == null ? List.of() : List.copyOf(notFor);
    only = only == null ? List.of() : List.copyOf(only);
    sums = sums == null ? List.of() : List.copyOf(sums);
  }

  /** How often somebody has to look. */
  enum Every {
    MONTH(1),
    QUARTER(3);

    private final int months;

    Every(int months) {
      this.months = months;
    }
  }

  /**
   * A month or a quarter.
   *
   * @param name as in {@code 2026-10} or {@code 2026-Q4}
   * @param last its last day
   */
  record Span(String name, LocalDate last) {}

  /** As assessments name it, as in {@code dora.recurrence/1}. */
  String ref() {
    return id + "/" + version;
  }

  boolean isFor(List<EntityTrait> traits) {
    return (onlyFor.isEmpty() || traits.stream().anyMatch(onlyFor::contains))
        && traits.stream().noneMatch(notFor::contains);
  }

  /** The month or quarter a day lies in. */
  Span of(LocalDate day) {
    int first = (day.getMonthValue() - 1) / every.months * every.months + 1;
    YearMonth end = YearMonth.of(day.getYear(), first).plusMonths(every.months - 1L);
    String name =
        switch (every) {
          case MONTH -> end.toString();
          case QUARTER -> "%d-Q%d".formatted(end.getYear(), end.get(IsoFields.QUARTER_OF_YEAR));
        };
    return new Span(name, end.atEndOfMonth());
  }

  /** The last one that is over on a day. */
  Span lastOver(LocalDate today) {
    return of(today.minusMonths(every.months));
  }

  /**
   * One by its name.
   *
   * @throws IllegalArgumentException for what is no name of one
   */
  Span named(String name) {
    try {
      Span span =
          switch (every) {
            case MONTH -> of(YearMonth.parse(name).atDay(1));
            case QUARTER ->
                of(
                    LocalDate.of(
                        Integer.parseInt(name.substring(0, 4)),
                        3 * Integer.parseInt(name.substring(6)),
                        1));
          };
      if (span.name().equals(name)) {
        return span;
      }
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(name, e);
    }
    throw new IllegalArgumentException(name);
  }

  /** The first day that is looked at for one of them. */
  LocalDate from(Span span) {
    return span.last().plusDays(1).minus(Period.parse(within));
  }
}
