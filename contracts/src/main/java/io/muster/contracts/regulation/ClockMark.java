package io.muster.contracts.regulation;

/** How much of the time for a report had passed when whoever files it was reminded. */
public enum ClockMark {
  /** Half of it. */
  HALF(50),
  /** Three quarters. */
  THREE_QUARTERS(75),
  /** Nine tenths: what is not being written now will be late. */
  NINE_TENTHS(90),
  /** All of it: the limit has passed and nothing was filed. */
  PASSED(100);

  private final int percent;

  ClockMark(int percent) {
    this.percent = percent;
  }

  /** Of the time between the clock's start and its limit. */
  public int percent() {
    return percent;
  }

  /** Whether somebody has to drop other work for it. */
  public boolean critical() {
    return this == NINE_TENTHS || this == PASSED;
  }
}
